"""The part of the registry that the rows of a sheet may mean: found by blind marks, its names opened once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from django.db.models import Q

from fangxian.registry.address import Address
from fangxian.registry.initials import SHORTEST, initials
from fangxian.registry.marks import marks
from fangxian.registry.matching.hint import Hint
from fangxian.registry.models import Community, Mark, Place, Residence
from fangxian.registry.people import Details, reveal
from fangxian.vault.opening import Look

AT_ONCE = 5000  # values in one statement
FEW_DOORS = 6  # a room that so many doors may be is still looked into


class Door(msgspec.Struct, frozen=True):
    """A door of the community."""

    id: int
    code: str
    building: str
    unit: str
    room: str
    grid_id: int | None
    parent_id: int | None


class Resident(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may be meant, opened: where they live, or which door they left and when."""

    id: int
    details: Details
    door: Door | None
    left_on: date | None = None


class Around:
    """Doors and people that a sheet's rows may mean, within ``reach``; whoever lives outside of it is not there."""

    def __init__(self, look: Look, hints: Sequence[Hint], reach: Q) -> None:
        self.community_id = look.community_id
        self.limited = bool(reach)
        self._doors(reach)
        self._found = self._marked(hints)
        self.people = self._open(look, hints)
        self.at_door: dict[int, list[Resident]] = defaultdict(list)
        for person in self.people.values():
            if person.door and person.left_on is None:
                self.at_door[person.door.id].append(person)

    def _doors(self, reach: Q) -> None:
        rows = Place.objects.filter(reach, community_id=self.community_id, closed=False)
        self.doors: dict[int, Door] = {}
        self.buildings: dict[str, int] = {}
        self.grids: dict[str, int] = {}
        self._by_part: dict[tuple[str, str, str], list[Door]] = defaultdict(list)
        columns = ("id", "code", "building", "unit", "room", "grid_id", "parent_id")
        for kind, *row in rows.order_by("id").values_list("kind", *columns):
            if kind == "door":
                self._keep(Door(*row))
            elif kind in ("building", "grid"):
                (self.buildings if kind == "building" else self.grids)[row[1]] = row[0]

    def _keep(self, door: Door) -> None:
        self.doors[door.id] = door
        keys = {(b, u, door.room) for b in (door.building, "") for u in (door.unit, "")}
        for key in keys:
            self._by_part[key].append(door)

    def doors_of(self, at: Address, grid: str = "") -> list[Door]:
        """The doors that the parts told may mean; a room alone only within its grid."""
        if not at.room or not (at.building or grid):
            return []
        found = self._by_part.get((at.building, at.unit, at.room), [])
        return [door for door in found if not grid or at.building or door.grid_id == self.grids.get(grid)]

    def _marked(self, hints: Sequence[Hint]) -> dict[tuple[str, str], list[int]]:
        """Person ids by field and value, for every value that a row tells."""
        asked = list(dict.fromkeys(pair for hint in hints for pair in _values(hint)))
        by_mark: dict[bytes, tuple[str, str]] = {}
        for field in ("id_number", "phone", "name", "initials"):
            values = [value for name, value in asked if name == field]
            pairs = zip(marks(self.community_id, field, values), values, strict=True)
            by_mark |= {mark: (field, value) for mark, value in pairs}
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for mark, person_id in self._holders(list(by_mark)):
            found[by_mark[mark]].append(person_id)
        return found

    def _holders(self, wanted: Sequence[bytes]) -> Iterator[tuple[bytes, int]]:
        for start in range(0, len(wanted), AT_ONCE):
            rows = Mark.objects.filter(community_id=self.community_id, mark__in=wanted[start : start + AT_ONCE])
            yield from (
                (bytes(mark), number) for mark, number in rows.values_list("mark", "person_id").order_by("person_id")
            )

    def _open(self, look: Look, hints: Sequence[Hint]) -> dict[int, Resident]:
        ids = {number for numbers in self._found.values() for number in numbers}
        doors = {door.id for hint in hints for door in self.doors_of(hint.at, hint.grid)[:FEW_DOORS]}
        homes = self._homes(ids, doors)
        opened = reveal(look, homes)
        return {
            number: Resident(id=number, details=opened[number], door=self.doors.get(place), left_on=left)
            for number, (place, left) in homes.items()
        }

    def _homes(self, people: set[int], doors: set[int]) -> dict[int, tuple[int, date | None]]:
        """Where each of them lives now, else what they left last; only homes within reach."""
        ours = Residence.objects.filter(community_id=self.community_id)
        rows = [row for ids in _parts(people) for row in _stays(ours.filter(person_id__in=ids))]
        rows += [row for ids in _parts(doors) for row in _stays(ours.filter(place_id__in=ids, until_day=None))]
        rows.sort(key=lambda row: (row[2] is None, row[2] or date.min))
        latest = {person: (place, left) for person, place, left in rows}
        return {person: home for person, home in latest.items() if home[0] in self.doors}

    def holding(self, field: str, value: str) -> list[Resident]:
        """Everybody within reach with that number, phone or name, or that sounds like it by its initials."""
        ids = self._found.get((field, value), ()) if value else ()
        return [self.people[number] for number in dict.fromkeys(ids) if number in self.people]

    def sounding_like(self, name: str) -> list[Resident]:
        """Everybody within reach whose initials are those of the name."""
        found = [person for way in _initials(name) for person in self.holding("initials", way)]
        return list({person.id: person for person in found}.values())


def called(community_id: int) -> str:
    """What the community is called."""
    return Community.objects.filter(id=community_id).values_list("name", flat=True).first() or ""


def _values(hint: Hint) -> Iterator[tuple[str, str]]:
    """The values by which a row's people are looked up; by initials only where nothing better is told."""
    told = (("id_number", hint.id_number), ("phone", hint.phone), ("name", hint.name))
    yield from ((field, value) for field, value in told if value)
    if hint.name and not hint.at.room:
        yield from (("initials", way) for way in _initials(hint.name))


def _initials(name: str) -> list[str]:
    ways = initials(name)
    longest = max(map(len, ways), default=0)
    return sorted(way for way in ways if len(way) == longest >= SHORTEST)


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    whole = sorted(ids)
    yield from (whole[start : start + AT_ONCE] for start in range(0, len(whole), AT_ONCE))


def _stays(rows: object) -> list[tuple[int, int, date | None]]:
    return list(rows.values_list("person_id", "place_id", "until_day"))  # type: ignore[attr-defined]
