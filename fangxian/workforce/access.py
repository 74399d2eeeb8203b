"""The one room where access is asked: who may do what, see which answers, over which places, right now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Protocol

import msgspec
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q
from django.utils.timezone import localdate

from fangxian.registry.models import Community, Place
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.roles import ROLES, Role


class Where(Protocol):
    """Whatever lies in the community: a Place, or a row that names its place's id and grid."""

    @property
    def id(self) -> int: ...
    @property
    def grid_id(self) -> int | None: ...


class Reach(msgspec.Struct, frozen=True):
    """Whole grids and single places; ``None`` for grids means the whole community, nothing unless said."""

    grids: frozenset[int] | None = frozenset()
    places: frozenset[int] = frozenset()

    def holds(self, place: Where) -> bool:
        """Whether the place lies within."""
        return self.grids is None or place.grid_id in self.grids or place.id in self.grids | self.places

    def place_filter(self) -> Q:
        """The same over the rows of ``Place``."""
        if self.grids is None:
            return Q()
        return Q(grid_id__in=self.grids) | Q(id__in=self.grids | self.places)

    def __or__(self, other: Reach) -> Reach:
        grids = None if self.grids is None or other.grids is None else self.grids | other.grids
        return Reach(grids, self.places | other.places)


class Held(msgspec.Struct, frozen=True):
    """A role held over a reach, until when."""

    role: str
    reach: Reach
    until_at: datetime

    @property
    def can(self) -> Role:
        return ROLES[self.role]


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """All that one worker may do at one moment. Whoever covers nothing has none.

    Actions stand in ``roles.ACTIONS``, field classes are ``plain``, ``personal`` (shown masked; in full only by
    the action ``reveal``) and ``health``. What lies outside the scope is to look as if it were not there.
    Several covers do not mix: what one role may do over one place says nothing of the other's.
    """

    community_id: int
    worker_id: int
    name: str
    held: tuple[Held, ...]

    def may(self, action: str, place: Where | None = None) -> bool:
        """Whether the action is allowed there; without a place, whether it is allowed anywhere at all."""
        return any(action in cover.can.may for cover in self._over(place))

    def may_write(self, kind: str, place: Where) -> bool:
        """Whether a record of this kind may be written at this place."""
        return any("write_records" in one.can.may and kind.startswith(one.can.writes) for one in self._over(place))

    def may_read(self, kind: str, place: Where) -> bool:
        """Whether the records of this kind at this place may be read."""
        return any("read_records" in one.can.may and kind.startswith(one.can.reads) for one in self._over(place))

    def sees(self, field_class: str, place: Where | None = None) -> bool:
        """Whether answers of this class are shown (of that place); those that are not are left out."""
        return any(field_class in cover.can.sees for cover in self._over(place))

    def _over(self, place: Where | None) -> Iterator[Held]:
        return (one for one in self.held if place is None or one.reach.holds(place))

    def reach(self, action: str, sees: str = "plain") -> Reach:
        """Over which grids and places the action is allowed, and answers of that class are shown: for lists, counts."""
        return _together(one for one in self.held if action in one.can.may and sees in one.can.sees)

    def writing(self, kind: str) -> Reach:
        """Over which grids and places records of this kind may be written."""
        writes = (one for one in self.held if "write_records" in one.can.may)
        return _together(one for one in writes if kind.startswith(one.can.writes))

    @property
    def grids(self) -> frozenset[int] | None:
        """The grids whose places may be looked into; None for all."""
        return self.reach("read_places").grids

    @property
    def places(self) -> frozenset[int]:
        """The single places besides."""
        return self.reach("read_places").places

    def place_filter(self, action: str = "read_places") -> Q:
        """Those rows of ``Place`` over which the action is allowed."""
        return self.reach(action).place_filter()

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(one.role for one in self.held)

    @property
    def actions(self) -> frozenset[str]:
        return frozenset(action for one in self.held for action in one.can.may)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(name for one in self.held for name in one.can.sees)

    @property
    def writes(self) -> tuple[str, ...]:
        """How the names of the record kinds begin that may be written somewhere."""
        return tuple(kind for one in self.held if "write_records" in one.can.may for kind in one.can.writes)

    @property
    def actor(self) -> str:
        """Who this is in the trail."""
        return f"worker:{self.worker_id}"

    @property
    def until_at(self) -> datetime:
        """When the last cover ends."""
        return max(one.until_at for one in self.held)


def _together(held: Iterable[Held]) -> Reach:
    reach = Reach()
    for one in held:
        reach |= one.reach
    return reach


def scope(user: AbstractBaseUser | AnonymousUser, now: datetime, community_id: int | None = None) -> Scope | None:
    """What somebody signed in may do at ``now``, or None if no cover of theirs holds.

    Who serves in several communities is in the first of them unless one is named.
    """
    if not (user.is_authenticated and user.is_active):
        return None
    found = (_scope(worker, now) for worker in _serving(user, localdate(now), community_id))
    return next((one for one in found if one.held), None)


def scope_of(community_id: int, worker_id: int, now: datetime) -> Scope | None:
    """What a worker may do who writes in from outside, where nobody signs in; None if no cover of theirs holds."""
    worker = Worker.objects.select_related("user").filter(community_id=community_id, id=worker_id).first()
    if worker is None or (worker.user and not worker.user.is_active) or not _serves(worker, localdate(now)):
        return None
    found = _scope(worker, now)
    return found if found.held else None


def _serves(worker: Worker, today: date) -> bool:
    return worker.joined_on <= today and (worker.left_on is None or worker.left_on > today)


def _serving(user: AbstractBaseUser | AnonymousUser, today: date, community_id: int | None) -> Iterable[Worker]:
    here = Community.objects.all() if community_id is None else Community.objects.filter(id=community_id)
    there = Q(left_on=None) | Q(left_on__gt=today)
    workers = Worker.objects.filter(there, community_id__in=here.values("id"), user=user.pk, joined_on__lte=today)
    return workers.order_by("community_id", "id")


def _scope(worker: Worker, now: datetime) -> Scope:
    covers = Cover.objects.filter(
        community_id=worker.community_id, worker_id=worker.id, from_at__lte=now, until_at__gt=now
    ).order_by("id")
    held = _held(worker.community_id, list(covers))
    return Scope(community_id=worker.community_id, worker_id=worker.id, name=worker.name, held=tuple(held))


def _held(community_id: int, covers: list[Cover]) -> Iterator[Held]:
    """A cover of a role that is not in the table, or over a place that the role cannot cover, gives nothing."""
    ids = {cover.place_id for cover in covers}
    places = {place.id: place for place in Place.objects.filter(community_id=community_id, id__in=ids)}
    for cover in covers:
        place, role = places.get(cover.place_id), ROLES.get(cover.role)
        if place and role and place.kind in role.covers:
            yield Held(cover.role, _reach(place), cover.until_at)


def _reach(place: Place) -> Reach:
    """The community, a grid with all in it, a building with its doors and lifts, or one place alone."""
    if place.kind == "community":
        return Reach(None)
    if place.kind == "grid":
        return Reach(frozenset({place.id}))
    if place.kind != "building":
        return Reach(frozenset(), frozenset({place.id}))
    inside = Place.objects.filter(community_id=place.community_id, parent_id=place.id)
    return Reach(frozenset(), frozenset({place.id, *inside.values_list("id", flat=True)}))
