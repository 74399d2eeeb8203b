"""The make-believe community as the stories see it: its doors and who lives there, its posts and who serves."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import msgspec

from fangxian.measures.facts import Site
from fangxian.registry.people import reveal
from fangxian.registry.sites import sites
from fangxian.vault.opening import Look
from fangxian.workforce.models import Cover, Worker


class Door(msgspec.Struct, frozen=True):
    """A door and the people behind it, the householder first."""

    id: int
    code: str
    grid: int
    people: tuple[int, ...]
    needs: dict[int, frozenset[str]]
    grown: tuple[int, ...]


class World:
    """Read once, in a few statements."""

    def __init__(self, community_id: int, today: date) -> None:
        self.community_id = community_id
        self._sites = sites(community_id)
        self._today = today
        workers = Worker.objects.filter(community_id=community_id)
        self.staff = dict(workers.values_list("id", "name"))

    def places(self, kind: str) -> list[Site]:
        """All places of a kind that belong to a grid, in order."""
        return [site for site in self._sites if site.kind == kind and site.grid_id]

    @property
    def community(self) -> int:
        return next(site.place_id for site in self._sites if site.kind == "community")

    @property
    def grids(self) -> list[int]:
        return [site.place_id for site in self._sites if site.kind == "grid"]

    @cached_property
    def doors(self) -> list[Door]:
        """Every door that somebody lives behind."""
        return [self._door(site) for site in self.places("door") if site.residents]

    def _door(self, site: Site) -> Door:
        people = tuple(resident.person_id for resident in site.residents)
        grown = tuple(r.person_id for r in site.residents if r.born and self._today.year - r.born >= 18)
        needs = {r.person_id: r.needs for r in site.residents if r.needs}
        return Door(site.place_id, site.code, site.grid_id or 0, people, needs, grown or people)

    @cached_property
    def names(self) -> dict[int, str]:
        """What everybody is called: the stories speak of people by name. The trail says that they were opened."""
        look = Look(self.community_id, "demo", "演示数据 / make-believe days")
        people = [person for door in self.doors for person in door.people]
        return {number: details.name for number, details in reveal(look, people).items()}

    @cached_property
    def _covers(self) -> dict[tuple[str, int], list[int]]:
        held: dict[tuple[str, int], list[int]] = {}
        for cover in Cover.objects.filter(community_id=self.community_id).order_by("worker_id"):
            held.setdefault((cover.role, cover.place_id), []).append(cover.worker_id)
        return held

    def serving(self, role: str, place_id: int) -> list[int]:
        """Who holds a role over a place."""
        return self._covers[role, place_id]

    def grid_worker(self, grid: int) -> int:
        """Who covers a grid."""
        return self.serving("grid_worker", grid)[0]

    def strain(self, grid: int) -> float:
        """How much more often things slip through there: one grid has lost half of its hands."""
        return 4.0 if grid == self.grids[-2] else 1.0

    @property
    def director(self) -> int:
        return self.serving("director", self.community)[0]
