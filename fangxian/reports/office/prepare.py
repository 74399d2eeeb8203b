"""Gets the subjects of a table ready: the ledger read once, seals opened once, and only if some column asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from fangxian.reports.office import shop, visits
from fangxian.reports.office.here import Here
from fangxian.reports.office.person import row_of
from fangxian.reports.office.plan import Table
from fangxian.reports.office.story import Stories
from fangxian.reports.office.subjects import Subject

SEALED = frozenset({"name", "id_number", "phone", "age", "born", "sex", "householder", "householder_phone"})
VISITED = frozenset({"swept_on", "swept"})
OF_REGISTRY = SEALED | {
    *("relation", "needs", "party_member", "political", "from_day", "building", "unit", "floor", "room", "address"),
    *("grid", "grid_worker", "household_size", "community", "street", "district", "report_day", "serial", "vacant"),
}


def prepare(here: Here, table: Table, who: Sequence[Subject], until: datetime) -> Sequence[Any]:
    """The subjects with what is known of them: a ``Row`` for a person, the subject itself for a place."""
    asked = {one.asked.key for one in table.wanted if one.asked and not one.asked.sum}
    if table.kind in ("person", "day"):
        return _people(here, who, asked, until)
    if table.kind == "shop":
        return shop.rows(here, who, until)
    if table.kind == "household" and asked & VISITED:
        here.visits = visits.last(here, [one.place_id for one in who], until)
    if table.kind == "household" and asked & SEALED:
        here.open(_heads(here, asked, [one.place_id for one in who]))
    return who


def _people(here: Here, who: Sequence[Subject], asked: set[str], until: datetime) -> Sequence[Any]:
    needed = asked - OF_REGISTRY or any(one.number for one in who)
    stories = Stories(here.look, [one.place_id for one in who], until) if needed else None
    people = [row_of(here, stories, one) for one in who]
    if not asked & SEALED:
        return people
    doors = [one.site.id for one in people if one.site]
    here.open({one.person_id for one in people if one.person_id is not None} | _heads(here, asked, doors))
    return [row_of(here, stories, one) for one in who]


def _heads(here: Here, asked: set[str], doors: Iterable[int]) -> set[int]:
    if not asked & {"householder", "householder_phone"}:
        return set()
    return {head for door in doors if (head := here.householder(door)) is not None}
