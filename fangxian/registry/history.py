"""Who lived where, from which day until which."""

from __future__ import annotations

from datetime import date

import msgspec

from fangxian.registry.models import Place, Residence


class Stay(msgspec.Struct, frozen=True):
    """One residence: ``until_day`` is the first day on which they no longer lived there, None while they do."""

    person_id: int
    place_id: int
    code: str
    relation: str
    from_day: date
    until_day: date | None


def of_place(community_id: int, place_id: int) -> list[Stay]:
    """Everybody who ever lived behind a door, those who live there first."""
    return _stays(community_id, place_id=place_id)


def of_person(community_id: int, person_id: int) -> list[Stay]:
    """Every door somebody lived behind, the present one first."""
    return _stays(community_id, person_id=person_id)


def home(community_id: int, person_id: int) -> Stay | None:
    """Where somebody lives now."""
    return next((stay for stay in of_person(community_id, person_id) if stay.until_day is None), None)


def _stays(community_id: int, **whose: int) -> list[Stay]:
    rows = list(Residence.objects.filter(community_id=community_id, **whose))
    doors = {row.place_id for row in rows}
    codes = dict(Place.objects.filter(community_id=community_id, id__in=doors).values_list("id", "code"))
    rows.sort(key=lambda row: (row.until_day is not None, -row.from_day.toordinal(), row.id))
    return [
        Stay(row.person_id, row.place_id, codes[row.place_id], row.relation, row.from_day, row.until_day)
        for row in rows
    ]
