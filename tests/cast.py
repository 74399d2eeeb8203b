"""The fixed cast of the tests: two grids, ten doors, and the people whom every day in the tests is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser

from fangxian.registry import response
from fangxian.registry.identity import check_digit
from fangxian.registry.models import Place
from fangxian.registry.moving import Newcomer, move_in
from fangxian.registry.people import Details
from fangxian.registry.places import NewPlace, add, found
from fangxian.workforce.models import Cover, Worker

COMMUNITY = 990101001001
DOORS = ("3-1-101", "3-1-102", "3-2-401", "3-2-402", "3-2-501", "8-1-101", "8-1-102", "8-2-501", "8-2-502", "8-2-601")
# username, role, place of the cover ("" = the community), name
STAFF = (
    ("grid1", "grid_worker", "grid 1", "何秀英"),
    ("grid2", "grid_worker", "grid 2", "罗志强"),
    ("guard", "guard", "gate 东门", "唐卫东"),
    ("guard2", "guard", "gate 东门", "孟小军"),
    ("volunteer", "volunteer", "grid 1", "蒋丽"),
    ("director", "director", "", "周敏"),
    ("subdistrict", "subdistrict", "", "邓海"),
    ("doctor", "district_health", "", "谭医生"),
    ("auditor", "auditor", "", "冯青"),
    ("keeper", "keeper", "", "韩键"),
)
# door, name, born, sex, needs, relation, phone's last four, party member
RESIDENTS = (
    ("3-2-402", "刘建国", date(1978, 3, 6), "M", (), "户主", "0001", True),
    ("3-2-402", "王桂芳", date(1980, 7, 19), "F", (), "配偶", "", False),
    ("3-2-402", "刘子涵", date(2011, 9, 2), "F", (), "女", "", False),
    ("3-2-401", "陈玉兰", date(1941, 1, 12), "F", ("lives_alone", "chronic"), "户主", "0002", False),
    ("3-2-501", "赵磊", date(1990, 5, 30), "M", (), "户主", "0003", False),
    ("3-2-501", "孙婷", date(1992, 11, 8), "F", ("pregnant",), "配偶", "", False),
    ("8-2-501", "李明", date(1985, 2, 14), "M", (), "户主", "0004", False),
    ("8-2-502", "黄大爷", date(1946, 10, 1), "M", ("lives_alone",), "户主", "0005", False),
    ("8-1-101", "吴刚", date(1969, 4, 4), "M", (), "户主", "0006", False),
)


@dataclass
class Cast:
    """Who is who: ids by code or name; ``places["3-2-402"]``, ``people["刘建国"]``, ``users["grid1"]``."""

    now: datetime
    community_id: int = COMMUNITY
    places: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    users: dict[str, AbstractUser] = field(default_factory=dict)
    workers: dict[str, int] = field(default_factory=dict)

    @property
    def door(self) -> int:
        """3-2-402, where the family of three lives."""
        return self.places["3-2-402"]


def build_cast(now: datetime, *, profile: str = "covid_19_2020_02", days: int = 3) -> Cast:
    """Builds the community as it stands at ``now``; its response began ``days`` days before at midnight."""
    cast = Cast(now)
    _places(cast)
    _residents(cast)
    _staff(cast)
    _stranger(cast)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    response.begin(cast.community_id, profile, midnight - timedelta(days=days))
    return cast


def _places(cast: Cast) -> None:
    here = found(cast.community_id, "西湖新村社区(演示)", street="青山街道", district="石鼓区")
    cast.places["community"] = here.id
    grids = [NewPlace(kind="grid", code=n, name=f"第{n}网格", parent_id=here.id) for n in ("1", "2")]
    _keep(cast, grids, "grid ")
    grid = {"3": cast.places["grid 1"], "8": cast.places["grid 2"]}
    built = [
        NewPlace(kind="building", code=b, name=f"{b}栋", building=b, parent_id=grid[b], grid_id=grid[b]) for b in grid
    ]
    _keep(cast, built, "building ")
    home = {b: cast.places[f"building {b}"] for b in grid}
    _keep(cast, [_door(code, home, grid) for code in DOORS], "")
    gates = [
        NewPlace(kind="gate", code=c, name=f"{n}号卡口({c})", parent_id=here.id) for n, c in ((1, "东门"), (2, "西门"))
    ]
    _keep(cast, gates, "gate ")
    lift = NewPlace(kind="lift", code="8-1", name="8栋1号电梯", building="8", parent_id=home["8"], grid_id=grid["8"])
    shop = NewPlace(kind="shop", code="S01", name="便民超市", building="3", parent_id=home["3"], grid_id=grid["3"])
    _keep(cast, [lift], "lift ")
    _keep(cast, [shop], "shop ")


def _door(code: str, home: dict[str, int], grid: dict[str, int]) -> NewPlace:
    building, unit, room = code.split("-")
    return NewPlace(
        kind="door",
        code=code,
        building=building,
        unit=unit,
        room=room,
        floor=int(room[:-2]),
        parent_id=home[building],
        grid_id=grid[building],
    )


def _keep(cast: Cast, new: list[NewPlace], prefix: str) -> list[Place]:
    rows = add(cast.community_id, new)
    cast.places.update({prefix + row.code: row.id for row in rows})
    return rows


def _residents(cast: Cast) -> None:
    newcomers = [
        Newcomer(
            details=Details(name, _number(born, sex), f"1990000{phone}" if phone else ""),
            place_id=cast.places[door],
            from_day=date(2015, 1, 1),
            relation=relation,
            born=born.year,
            sex=sex,
            needs=needs,
            party_member=member,
        )
        for door, name, born, sex, needs, relation, phone, member in RESIDENTS
    ]
    ids = move_in(cast.community_id, newcomers)
    cast.people.update({row[1]: number for row, number in zip(RESIDENTS, ids, strict=True)})


def _number(born: date, sex: str) -> str:
    """An identity number of nobody: region 990101, order code 99x."""
    first = f"990101{born:%Y%m%d}{'991' if sex == 'M' else '992'}"
    return first + check_digit(first)


def _staff(cast: Cast) -> None:
    for number, (username, role, where, name) in enumerate(STAFF, 1):
        user = get_user_model().objects.create_user(username)
        Worker.objects.create(
            community_id=cast.community_id, id=number, user=user, name=name, joined_on=cast.now.date()
        )
        Cover.objects.create(
            community_id=cast.community_id,
            id=number,
            worker_id=number,
            role=role,
            place_id=cast.places[where or "community"],
            from_at=cast.now - timedelta(days=30),
            until_at=cast.now + timedelta(days=60),
        )
        cast.users[username], cast.workers[username] = user, number


def _stranger(cast: Cast) -> None:
    """Somebody who may sign in and covers nothing."""
    cast.users["stranger"] = get_user_model().objects.create_user("stranger")
