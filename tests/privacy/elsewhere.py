"""The community beside the marked one: with more of everything, so that some of its ids are only its own."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import msgspec
from django.contrib.auth import get_user_model

from fangxian.intake.models import Held
from fangxian.intake.pasting import paste
from fangxian.intake.say import say
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.registry import response
from fangxian.registry.moving import Newcomer, move_in
from fangxian.registry.people import Details
from fangxian.registry.places import NewPlace, add, found
from fangxian.workforce.access import scope
from fangxian.workforce.kinds import KINDS
from fangxian.workforce.models import Cover, Worker
from tests.cast import Cast
from tests.privacy.marked import (
    BEYOND,
    ELSEWHERE,
    Marked,
    brought,
    came_back,
    masks,
    office_sheet,
    record,
    told_at_home,
    words,
)
from tests.privacy.signed_up import signed_up


def add_elsewhere(marked: Marked) -> None:
    """Another community with more places, people, records, workers and covers than this one."""
    cast, said = marked.cast, words("x")
    here = found(ELSEWHERE, "东湖新村社区(演示)")
    doors = add(ELSEWHERE, [NewPlace(kind="door", code=f"9-1-{n}", parent_id=here.id) for n in range(BEYOND)])
    details = Details(said["resident"], said["resident_number"], said["resident_phone"])
    homes = [Newcomer(details=details, place_id=door.id, from_day=date(2015, 1, 1)) for door in doors]
    people = move_in(ELSEWHERE, homes)
    midnight = cast.now.replace(hour=0, minute=0)
    response.begin(ELSEWHERE, "covid_19_2020_02", midnight - timedelta(days=3))
    _workers_elsewhere(cast, here.id)
    own = scope(cast.users["elsewhere"], cast.now)
    assert own is not None
    told = NewEntry(
        id=UUID(int=1),
        device="phone",
        epoch=3,
        seq=1,
        kind="screening.temperature",
        place_id=doors[-1].id,
        person_id=people[-1],
        happened_at=cast.now,
        record=record(KINDS["screening.temperature"], said),
    )
    again = [msgspec.structs.replace(told, id=UUID(int=n), seq=n) for n in range(1, BEYOND)]
    append(ELSEWHERE, again, cast.now)
    say(ELSEWHERE, own, "director", f"有个居民{said['draft']}昨晚从湖北荆门回来", cast.now, cast.now)
    marked.other_held = Held.objects.filter(community_id=ELSEWHERE).values_list("id", flat=True)[0]
    marked.other_paste = paste(own, f"{said['draft']} 2020/2/3 9:10\n昨晚从湖北荆门回来", cast.now).paste_id
    household = told_at_home(ELSEWHERE, doors[-1].id, "x", cast.now)
    marked.other_matter = household["ask x"]
    marked.other_sheet = brought(own, said, "9-1-1", cast.now)
    marked.other_office = office_sheet(own, cast.now)
    marked.other_returned = came_back(own, said, "9-1-1", 1, cast.now)
    marked.marks += masks("x") + signed_up(ELSEWHERE, own.worker_id, cast.now, "鹛", frozenset())


def _workers_elsewhere(cast: Cast, place_id: int) -> None:
    cast.users["elsewhere"] = get_user_model().objects.create_user("elsewhere")
    span = {"from_at": cast.now - timedelta(days=1), "until_at": cast.now + timedelta(days=1)}
    numbers = range(1, BEYOND)
    Worker.objects.bulk_create(
        Worker(
            community_id=ELSEWHERE,
            id=number,
            user=cast.users["elsewhere"] if number == 1 else None,
            name="别处的人",
            joined_on=cast.now.date(),
        )
        for number in numbers
    )
    Cover.objects.bulk_create(
        Cover(community_id=ELSEWHERE, id=number, worker_id=number, role="director", place_id=place_id, **span)
        for number in numbers
    )
