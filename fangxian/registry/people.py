"""Names, numbers and phones of residents: opened with a trail, shown masked, matched without opening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import msgspec

from fangxian.registry.marks import mark
from fangxian.registry.models import Mark, Person, Residence
from fangxian.vault.opening import Look, fits, open_sealed

WHERE = "registry_person.sealed"


class Details(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is sealed of a person."""

    name: str
    id_number: str = ""
    phone: str = ""


def reveal(look: Look, person_ids: Iterable[int]) -> dict[int, Details]:
    """Opens the details of these people: one row in the trail for all of them."""
    rows = Person.objects.filter(community_id=look.community_id, id__in=sorted(set(person_ids)))
    sealed = list(rows.order_by("id").values_list("id", "sealed"))
    if not sealed:
        return {}
    opened = open_sealed(look, WHERE, [(number, bytes(box)) for number, box in sealed])
    return {number: read(text) for (number, _), text in zip(sealed, opened, strict=True)}


write = msgspec.json.Encoder().encode
read = partial(msgspec.json.decode, type=Details)


def masked(details: Details) -> Details:
    """As a list shows them: 刘*国, the phone's ends, the number's last four."""
    return Details(mask_name(details.name), _ends(details.id_number, 0, 4), _ends(details.phone, 3, 4))


def mask_name(name: str) -> str:
    """刘*国, 刘*; of a long name the first and the last character stay."""
    return name[:1] + "*" if len(name) <= 2 else name[:1] + "*" * (len(name) - 2) + name[-1:]


def _ends(number: str, first: int, last: int) -> str:
    hidden = len(number) - first - last
    return number[:first] + "*" * hidden + number[-last:] if hidden > 0 else "*" * len(number)


def residents(community_id: int, place_ids: Iterable[int]) -> dict[int, list[int]]:
    """Who lives behind each door now: person ids by place id."""
    living = Residence.objects.filter(community_id=community_id, place_id__in=list(place_ids), until_day=None)
    behind: dict[int, list[int]] = {}
    for place_id, person_id in living.order_by("place_id", "person_id").values_list("place_id", "person_id"):
        behind.setdefault(place_id, []).append(person_id)
    return behind


def match(community_id: int, place_id: int, name: str) -> int | None:
    """The one resident of a door with that name, or None if nobody or several have it."""
    living = residents(community_id, [place_id]).get(place_id, [])
    named = _marked(community_id, living, mark(community_id, "name", name))
    return named[0] if len(named) == 1 else None


def _marked(community_id: int, person_ids: Sequence[int], blind: bytes) -> list[int]:
    rows = Mark.objects.filter(community_id=community_id, mark=blind, person_id__in=person_ids, field="name")
    return sorted(rows.values_list("person_id", flat=True))


def key_fits(community_id: int) -> bool:
    """Whether the community's key is the one under which its people were sealed; true where there is nobody."""
    first = Person.objects.filter(community_id=community_id).order_by("id").values_list("id", "sealed").first()
    return first is None or fits(community_id, WHERE, first[0], bytes(first[1]))
