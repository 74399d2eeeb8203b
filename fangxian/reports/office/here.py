"""What the registry and the workforce say of a community on a day, read once for a whole sheet; seals opened once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from functools import cached_property

import msgspec
from django.db.models import Q
from django.utils.timezone import get_current_timezone

from fangxian.diseases.profile import Profile
from fangxian.registry.models import Community, Person, Place, Residence
from fangxian.registry.people import Details, reveal
from fangxian.registry.response import profile
from fangxian.vault.opening import Look
from fangxian.workforce.access import Reach
from fangxian.workforce.models import Cover, Worker

HOUSEHOLDER = frozenset({"户主", "本人", "本人(户主)", "householder", "head", "01", "02"})


class Site(msgspec.Struct, frozen=True):
    """A place with what sheets ask of it."""

    id: int
    kind: str
    code: str
    name: str
    grid_id: int | None
    parent_id: int | None
    building: str
    unit: str
    floor: int | None
    room: str
    vacant: bool

    @property
    def order(self) -> tuple[tuple[int, str], ...]:
        """Building 10 after building 9."""
        return tuple(_natural(part) for part in (self.building or self.code, self.unit, self.room))


class Home(msgspec.Struct, frozen=True):
    """Who lives behind a door."""

    person_id: int
    place_id: int
    relation: str
    from_day: date


class Here:
    """A community as it stands on ``day``, seen by somebody who reaches ``reach``."""

    def __init__(self, look: Look, day: date, reach: Reach) -> None:
        self.look, self.day, self.reach = look, day, reach
        self.id = look.community_id
        self._details: dict[int, Details] = {}
        self.visits: dict[int, date] = {}  # the last visit at each door, once a sheet asks for it

    @property
    def end(self) -> datetime:
        """The end of the day."""
        return datetime.combine(self.day + timedelta(days=1), time.min, get_current_timezone())

    @cached_property
    def community(self) -> Community:
        return Community.objects.get(id=self.id)

    @cached_property
    def sites(self) -> dict[int, Site]:
        """Every place that is not closed and lies within reach, by id."""
        rows = Place.objects.filter(self.reach.place_filter(), community_id=self.id, closed=False)
        return {row[0]: Site(*row) for row in rows.values_list(*Site.__struct_fields__)}

    def of_kind(self, kind: str) -> list[Site]:
        """The places of a kind in the order in which people count them."""
        return sorted((site for site in self.sites.values() if site.kind == kind), key=lambda site: site.order)

    @cached_property
    def grids(self) -> dict[int, Site]:
        rows = Place.objects.filter(community_id=self.id, kind="grid").values_list(*Site.__struct_fields__)
        return {row[0]: Site(*row) for row in rows}

    @cached_property
    def homes(self) -> dict[int, list[Home]]:
        """Who lives behind each door on that day, the householder first."""
        lived = Residence.objects.filter(
            Q(until_day=None) | Q(until_day__gt=self.day), community_id=self.id, from_day__lte=self.day
        )
        behind: defaultdict[int, list[Home]] = defaultdict(list)
        for row in lived.order_by("place_id", "id").values_list(*Home.__struct_fields__):
            if row[1] in self.sites:
                behind[row[1]].append(Home(*row))
        for homes in behind.values():
            homes.sort(key=lambda home: home.relation not in HOUSEHOLDER)
        return behind

    @cached_property
    def home_of(self) -> dict[int, Home]:
        return {home.person_id: home for homes in self.homes.values() for home in homes}

    @cached_property
    def people(self) -> dict[int, Person]:
        rows = Person.objects.filter(community_id=self.id).defer("sealed")
        return {person.id: person for person in rows}

    def open(self, person_ids: set[int]) -> None:
        """Opens the details of these people: one row in the trail for all of them."""
        wanted = {
            number for number in person_ids if number in self.home_of or number in self.people
        } - self._details.keys()
        if wanted:
            self._details |= reveal(self.look, wanted)

    def details(self, person_id: int) -> Details | None:
        """Name, number and phone of somebody whose details were opened."""
        return self._details.get(person_id)

    def householder(self, place_id: int) -> int | None:
        """The one whom the registry calls householder; None if it calls nobody so, or several."""
        heads = [home.person_id for home in self.homes.get(place_id, ()) if home.relation in HOUSEHOLDER]
        return heads[0] if len(heads) == 1 else None

    @cached_property
    def grid_workers(self) -> dict[int, tuple[str, ...]]:
        """Who covers each grid as a grid worker at the end of that day, by name."""
        held = Cover.objects.filter(
            community_id=self.id, role="grid_worker", from_at__lt=self.end, until_at__gte=self.end
        )
        names = dict(Worker.objects.filter(community_id=self.id).values_list("id", "name"))
        found: defaultdict[int, list[str]] = defaultdict(list)
        for grid, worker in held.order_by("worker_id").values_list("place_id", "worker_id"):
            found[grid].append(names[worker])
        return {grid: tuple(dict.fromkeys(workers)) for grid, workers in found.items()}

    def grid_of(self, place_id: int) -> Site | None:
        site = self.sites.get(place_id)
        grid = site.id if site and site.kind == "grid" else site.grid_id if site else None
        return self.grids.get(grid) if grid else None

    @cached_property
    def rules(self) -> Profile | None:
        """The disease profile of the response that runs, or None."""
        return profile(self.id)

    @cached_property
    def doors_in(self) -> dict[int, list[Site]]:
        """The doors of each building and grid."""
        inside: defaultdict[int, list[Site]] = defaultdict(list)
        for door in self.of_kind("door"):
            for above in {door.parent_id, door.grid_id} - {None}:
                inside[above].append(door)  # type: ignore[index] # None is taken out
        return inside


def _natural(part: str) -> tuple[int, str]:
    digits = "".join(character for character in part if character.isdigit())
    return (int(digits) if digits else 0, part)
