"""New places of a community, numbered within it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.db import transaction

from fangxian.registry import change
from fangxian.registry.models import Community, Place
from fangxian.registry.numbering import lock, next_id
from fangxian.vault import keys


class NewPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place that is to be; a floor is a number, 1 at the ground."""

    kind: str
    code: str
    name: str = ""
    parent_id: int | None = None
    grid_id: int | None = None
    building: str = ""
    unit: str = ""
    floor: int | None = None
    room: str = ""
    vacant: bool = False
    closed: bool = False


def found(community_id: int, name: str, *, street: str = "", district: str = "") -> Place:
    """Sets up a community: itself, the place that stands for it, its keys. Doing it twice changes only the words."""
    with transaction.atomic():
        words = {"name": name, "street": street, "district": district}
        _, new = Community.objects.update_or_create(id=community_id, defaults=words)
        if new:
            _have_keys(community_id)
            add(community_id, [NewPlace(kind="community", code=str(community_id), name=name)])
    return Place.objects.get(community_id=community_id, kind="community")


def _have_keys(community_id: int) -> None:
    """Keys that are there already stay: a restored key must never be replaced."""
    if not keys.file_of(community_id).exists():
        keys.create(community_id)


def add(community_id: int, new: Sequence[NewPlace]) -> list[Place]:
    """Writes the places in one transaction. Raises IntegrityError if one of that kind and code is there."""
    with transaction.atomic():
        lock(community_id)
        first = next_id(Place, community_id)
        rows = [Place(community_id=community_id, id=n, **msgspec.structs.asdict(p)) for n, p in enumerate(new, first)]
        Place.objects.bulk_create(rows, batch_size=1000)
        change.note(community_id, [row.id for row in rows])
    return rows


def by_code(community_id: int, kind: str) -> dict[str, Place]:
    """All places of a kind by their code."""
    return {place.code: place for place in Place.objects.filter(community_id=community_id, kind=kind)}


def floor_of(room: str) -> int | None:
    """The floor that a room's number tells: 402 → 4, 1803 → 18."""
    digits = "".join(character for character in room if character.isdigit())
    return int(digits[:-2]) if len(digits) >= 3 else None


def ids(community_id: int) -> list[int]:
    """The ids of all places of a community, sorted."""
    return list(Place.objects.filter(community_id=community_id).order_by("id").values_list("id", flat=True))


class Door(msgspec.Struct, frozen=True):
    """A household's door, and where it is."""

    id: int
    code: str
    grid_id: int | None
    building: str
    unit: str
    floor: int | None
    room: str
    vacant: bool


def doors(community_id: int) -> list[Door]:
    """All doors of a community in the order of their ids."""
    rows = Place.objects.filter(community_id=community_id, kind="door", closed=False).order_by("id")
    return [Door(*row) for row in rows.values_list(*Door.__struct_fields__)]
