"""Finds a door, a place or a person by what somebody wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from fangxian.registry import address, identity
from fangxian.registry.address import Address, tidy
from fangxian.registry.initials import SHORTEST
from fangxian.registry.marks import mark
from fangxian.registry.models import Mark, Place
from fangxian.registry.people import match

SPOTS = ("gate", "lift", "shop", "enterprise")  # places that are called by a name
CALLED = {"lift": re.compile("电梯|lift|elevator"), "gate": re.compile("卡口|卡点|岗亭|大门|gate|checkpoint")}
PLAIN_WORDS = re.compile(r"卡口|卡点|岗亭|卫室|值守点|防控点位?|点位|出入口|入口|出口|gate|[岗口点处\s()的]")
LETTERS = re.compile(r"[a-zA-Z]+")
LIST_OR_RANGE = re.compile(r"(\d+)(?:\s*[-~至到—]\s*(\d+))?")
MOST = 50  # candidates worth showing


def door(community_id: int, written: str) -> list[Place]:
    """The doors that an address may mean; one where it is plain, several where the unit is missing."""
    said = address.parse(written)
    return _doors(community_id, said) if said and said.room else []


def resident(community_id: int, written: str) -> int | None:
    """The one resident of a door, written ``3-2-402/name``; None where that is nobody or several."""
    at, _, name = unicodedata.normalize("NFKC", written).partition("/")
    doors = door(community_id, at)
    return match(community_id, doors[0].id, name.strip()) if len(doors) == 1 and name.strip() else None


def where(community_id: int, fields: Mapping[str, Any]) -> list[Place]:
    """The places that the fields of a draft may mean, the narrowest first: door, named spot, building, grid.

    ``fields`` as in ``Draft.where``: building, unit, room, floor, grid, place, buildings. For
    ``buildings`` the answer holds each of them.
    """
    said = Address(*(tidy(fields.get(part) or "") for part in ("building", "unit", "room", "floor")))
    if said.room:
        return _doors(community_id, said, tidy(fields.get("grid") or ""))
    if fields.get("place") and (spots := named(community_id, str(fields["place"]), said.building)):
        return spots
    if fields.get("buildings"):
        return _coded(community_id, "building", _listed(fields["buildings"]))
    if said.building:
        return _coded(community_id, "building", [said.building])
    return _coded(community_id, "grid", [tidy(fields["grid"])]) if fields.get("grid") else []


def named(community_id: int, text: str, building: str = "") -> list[Place]:
    """Gates, lifts, shops and enterprises by code or name as people say them: 东门岗亭, 2号卡口; else by an address."""
    spots = list(Place.objects.filter(community_id=community_id, kind__in=SPOTS, closed=False).order_by("id"))
    building = building or (address.parse(text) or Address()).building
    here = [spot for spot in spots if spot.building == building] if building else spots
    sorts = {kind for kind, shape in CALLED.items() if shape.search(text.lower())}
    here = [spot for spot in here if spot.kind in sorts] or here
    wanted = _plain(text)
    same = [spot for spot in here if wanted and wanted in {_plain(spot.code), _plain(spot.name)}]
    near = [spot for spot in here if wanted and _alike(wanted, spot)]
    only = [spot for spot in here if building and spot.kind in sorts]
    return (same or near or only)[:MOST] or _by_address(community_id, text)


def people(community_id: int, text: str) -> list[int]:
    """Person ids by name, pinyin initials (from two letters on), phone or identity number."""
    ways = {mark(community_id, field, value) for field, value in _ways(text.strip())}
    rows = Mark.objects.filter(community_id=community_id, mark__in=ways)
    return sorted(set(rows.values_list("person_id", flat=True)))


def _doors(community_id: int, said: Address, grid: str = "") -> list[Place]:
    parts = {name: getattr(said, name) for name in ("building", "unit", "room") if getattr(said, name)}
    rows = Place.objects.filter(community_id=community_id, kind="door", closed=False, **parts)
    if grid and not said.building:
        rows = rows.filter(grid_id__in=[place.id for place in _coded(community_id, "grid", [grid])])
    return list(rows.order_by("id")[:MOST])


def _coded(community_id: int, kind: str, codes: Iterable[str]) -> list[Place]:
    rows = Place.objects.filter(community_id=community_id, kind=kind, code__in=list(codes), closed=False)
    return list(rows.order_by("id"))


def _listed(written: Any) -> list[str]:
    """``"1-6栋"`` or ``["1", "3-5"]`` as single buildings."""
    text = written if isinstance(written, str) else ",".join(map(str, written))
    spans = ((int(first), int(last or first)) for first, last in LIST_OR_RANGE.findall(text))
    return [str(number) for first, last in spans for number in range(first, min(last, first + 200) + 1)]


def _plain(text: str) -> str:
    return PLAIN_WORDS.sub("", unicodedata.normalize("NFKC", text).lower())


def _alike(wanted: str, spot: Place) -> bool:
    called = [plain for plain in (_plain(spot.code), _plain(spot.name)) if plain]
    return any(wanted in plain or plain in wanted for plain in called)


def _by_address(community_id: int, text: str) -> list[Place]:
    said = address.parse(text)
    if said is None:
        return []
    return _doors(community_id, said) if said.room else _coded(community_id, "building", [said.building])


def _ways(text: str) -> Iterable[tuple[str, str]]:
    number, phone = identity.id_number(text), identity.phone(text)
    if number:
        yield "id_number", number
    elif phone:
        yield "phone", phone
    elif LETTERS.fullmatch(text) and len(text) >= SHORTEST:
        yield "initials", text.lower()
    if text:
        yield "name", text
