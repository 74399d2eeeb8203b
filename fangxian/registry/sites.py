"""Places as the rules see them: who lives there without a name, who is planned to stand there, since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from fangxian.measures.facts import Resident, Rostered, Site
from fangxian.registry.models import Person, Place, Residence
from fangxian.registry.response import latest

M = TypeVar("M", bound=Model)

FEW = 900  # ids that one statement asks for by name; beyond that the whole community is read
COLUMNS = ("id", "kind", "code", "grid_id", "parent_id", "vacant", "closed")


def sites(
    community_id: int,
    place_ids: Collection[int] | None = None,
    rostered: Mapping[int, tuple[Rostered, ...]] | None = None,
) -> list[Site]:
    """The sites of these places, or of all, in order of id: four statements however many there are.

    ``rostered`` is who is planned to stand where, by place id. A closed place counts as vacant.
    """
    wanted = None if place_ids is None else set(place_ids)
    behind = _residents(community_id, wanted)
    since = _since(community_id)
    planned = rostered or {}
    rows = _of(Place.objects.filter(community_id=community_id), "id", wanted)
    return [
        Site(
            community_id=community_id,
            place_id=number,
            kind=kind,
            code=code,
            grid_id=grid_id,
            parent_id=parent_id,
            since=since,
            vacant=vacant or closed,
            residents=tuple(behind.get(number, ())),
            rostered=planned.get(number, ()),
        )
        for number, kind, code, grid_id, parent_id, vacant, closed in rows.order_by("id").values_list(*COLUMNS)
        if wanted is None or number in wanted
    ]


def _since(community_id: int) -> datetime | None:
    found = latest(community_id)
    return timezone.localtime(found.started_at) if found else None


def _residents(community_id: int, wanted: set[int] | None) -> dict[int, list[Resident]]:
    homes = _of(Residence.objects.filter(community_id=community_id, until_day=None), "place_id", wanted)
    living = list(homes.order_by("place_id", "person_id").values_list("place_id", "person_id"))
    known = _people(community_id, None if wanted is None else {person for _, person in living})
    behind: dict[int, list[Resident]] = defaultdict(list)
    for place_id, person_id in living:
        behind[place_id].append(known[person_id])
    return behind


def _people(community_id: int, wanted: set[int] | None) -> dict[int, Resident]:
    rows = _of(Person.objects.filter(community_id=community_id), "id", wanted)
    return {
        number: Resident(person_id=number, born=born, sex=sex, needs=frozenset(needs))
        for number, born, sex, needs in rows.values_list("id", "born", "sex", "needs")
    }


def _of(rows: QuerySet[M], column: str, wanted: set[int] | None) -> QuerySet[M]:
    if wanted is None or len(wanted) > FEW:
        return rows
    return rows.filter(**{f"{column}__in": sorted(wanted)})
