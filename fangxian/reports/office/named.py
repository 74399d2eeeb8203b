"""Rows that already name whom or what they are about: a grid, a building, a door, a person from a list above."""

from __future__ import annotations

from collections.abc import Sequence

from fangxian.registry import address, identity
from fangxian.registry.address import tidy
from fangxian.registry.asked import days as asked_days
from fangxian.registry.asked.plain import tight
from fangxian.registry.asked.recognise import Recognised, recognise
from fangxian.registry.asked.vocabulary import Asked, vocabulary
from fangxian.registry.marks import mark
from fangxian.registry.models import Mark
from fangxian.reports.office.here import Here, Site
from fangxian.reports.office.plan import Table
from fangxian.reports.office.row import Row
from fangxian.reports.office.subjects import Subject

DAY_WORDS = {
    "今日",
    "当日",
    "本日",
    "今日新增",
    "当日新增",
    "新增",
    "本日新增",
    "今日数",
    "当日数",
    "今日数量",
    "今日新增数",
    "新增数",
    "today",
    "newtoday",
    "new",
}
NOW_WORDS = {"现有", "目前", "当前", "现有数", "目前数", "now", "current"}
PLAIN_WORDS = {"数量", "人数", "数值", "数据", "数", "填报数", "填报", "情况", "number", "count", "value", "figure"}
TOTAL_WORDS = {
    "累计",
    "累计数",
    "总数",
    "总计",
    "合计",
    "累计数量",
    "截至目前累计",
    "total",
    "cumulative",
    "sofar",
    "累计总数",
}
SUM_WORDS = ("合计", "总计", "total", "全社区", "社区合计")


def subject(here: Here, table: Table, row: int) -> Subject | None:
    """What a named row is about; None unless it can be only one."""
    told = {key: _text(table, row, one.head.at) for key, one in table.by_key.items()}
    if table.kind == "person":
        return _person(here, told)
    if table.kind == "shop":
        name = tidy(told.get("shop_name", ""))
        here_called = [one for kind in ("shop", "enterprise") for one in here.of_kind(kind) if tidy(one.name) == name]
        return _site(here, "shop", here_called if name else [])
    if table.kind == "household":
        return _site(here, "household", [_door(here, told)])
    if table.kind in ("grid", "building"):
        said = told.get(table.kind, "")
        sites = [
            one
            for one in here.of_kind(table.kind)
            if said and tidy(said) in (tidy(one.code), tidy(one.name)) and tidy(said)
        ]
        return _site(here, table.kind, sites) or _whole(said)
    return None


def is_cut_off(table: Table, row: int) -> bool:
    """Whether the row's ID number was taken for a figure and has lost its end, so that it names nobody."""
    at = table.by_key.get("id_number")
    return at is not None and identity.is_cut_off(_text(table, row, at.head.at))


def day(table: Table, row: int, days: Sequence[Row]) -> Row | None:
    """The day that a row names (第3天, 2月3日, 2020-02-03, or 3 under 天数), if it is one of the observation."""
    keys = [key for key in ("observed_day", "report_day") if key in table.by_key]
    for said in filter(None, (table.text(row, key) for key in keys)):
        parted = asked_days.parted([said])
        on = f"{asked_days.NTH}{said}" if said.isdecimal() else parted[0] if parted else ""
        wanted = asked_days.day_of(on, days[0].day, days[-1].day) if on and days else None
        return next((one for one in days if one.day == wanted), None)
    return None


def is_sum(text: str) -> bool:
    return any(word in tight(text) for word in SUM_WORDS)


def _whole(said: str) -> Subject | None:
    return Subject(kind="community", place_id=0) if said and is_sum(said) else None


def _site(_here: Here, kind: str, sites: Sequence[Site | None]) -> Subject | None:
    found = [site for site in sites if site is not None]
    return Subject(kind=kind, place_id=found[0].id) if len(found) == 1 else None


def _text(table: Table, row: int, column: int) -> str:
    rows = table.laid.sheet.rows
    return rows[row][column].strip() if row < len(rows) and column < len(rows[row]) else ""


def _door(here: Here, told: dict[str, str]) -> Site | None:
    code = ""
    if told.get("room") and told.get("building"):
        code = "-".join(filter(None, (tidy(told["building"]), tidy(told.get("unit", "")), tidy(told["room"]))))
    elif told.get("address") and (found := address.parse(told["address"])) and found.room:
        code = found.code
    sites = [site for site in here.of_kind("door") if site.code == code] if code else []
    return sites[0] if len(sites) == 1 else None


def _person(here: Here, told: dict[str, str]) -> Subject | None:
    """By number, else by phone with the same name, else by name and door; a number that names somebody else decides."""
    number, phone, name = (
        identity.id_number(told.get("id_number", "")),
        identity.phone(told.get("phone", "")),
        told.get("name", "").replace(" ", ""),
    )
    if number:
        return _only(here, _marked(here, "id_number", number))
    named = _marked(here, "name", name) if name else set()
    if phone and named:
        return _only(here, named & _marked(here, "phone", phone))
    door = _door(here, told)
    if door and named:
        return _only(here, named & {home.person_id for home in here.homes.get(door.id, ())})
    return None


def _marked(here: Here, field: str, value: str) -> set[int]:
    rows = Mark.objects.filter(community_id=here.id, field=field, mark=mark(here.id, field, value))
    return set(rows.values_list("person_id", flat=True))


def _only(here: Here, people: set[int]) -> Subject | None:
    living = [number for number in people if number in here.home_of]
    if len(living) != 1:
        return None
    return Subject(kind="person", place_id=here.home_of[living[0]].place_id, person_id=living[0])


def figure(label: str, over: str) -> Asked | None:
    """The figure that a row's label and its column's head ask for together (发热人数 under 累计)."""
    found: Recognised = recognise([label])
    asked = vocabulary().get(found.key) if found.sure else None
    if asked is None or "community" not in asked.about:
        return None
    word = tight(over)
    if word in PLAIN_WORDS:
        return asked
    if word in TOTAL_WORDS:
        return asked if asked.total or not asked.sum else vocabulary().get(f"total:{asked.key.partition(':')[2]}")
    holds = asked.says == vocabulary()["figure:observed"].says
    if word in DAY_WORDS and not asked.total and asked.sum and not (holds and "新增" in word):
        return asked
    return asked if word in NOW_WORDS and holds else None
