"""The worklist: what is owed, in the order in which it is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import Q, QuerySet

from fangxian.derived.models import Task
from fangxian.derived.within import within
from fangxian.workforce.access import Reach

STATES = ("open", "overdue", "all")


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """One task as a page shows it; ``overdue`` and ``open`` as of the moment asked about."""

    place_id: int
    kind: str
    subject: str
    measure: str
    grid_id: int | None
    opens_at: datetime
    due_at: datetime
    urgent: bool
    person_id: int | None
    number: int | None
    why: dict[str, Any]
    overdue: bool
    open: bool


STORED = Owed.__struct_fields__[:-2]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which tasks are wanted: open ones (the default), only overdue ones, or all, also those not yet shown.

    ``only`` are the kinds that the reader may know of within a reach alone.
    """

    state: str = "open"
    measure: str | None = None
    kind: str | None = None
    place_id: int | None = None
    grid_id: int | None = None
    person_id: int | None = None
    urgent: bool | None = None
    opens_before: datetime | None = None
    only: Mapping[str, Reach] = {}

    def of(self, tasks: QuerySet[Task], now: datetime) -> QuerySet[Task]:
        """Those of the tasks that are asked for."""
        named = {
            name: getattr(self, name) for name in ("measure", "kind", "place_id", "grid_id", "person_id", "urgent")
        }
        times = {"open": {"opens_at__lte": now}, "overdue": {"opens_at__lte": now, "due_at__lt": now}, "all": {}}
        wanted = tasks.filter(**times[self.state], **{n: value for n, value in named.items() if value is not None})
        wanted = wanted.filter(opens_at__lt=self.opens_before) if self.opens_before else wanted
        return wanted.filter(self._known()) if self.only else wanted

    def _known(self) -> Q:
        kinds: dict[Reach, list[str]] = {}
        for kind, reach in self.only.items():
            kinds.setdefault(reach, []).append(kind)
        known = ~Q(kind__in=list(self.only))
        for reach, there in kinds.items():
            known |= Q(kind__in=there) & within(reach)
        return known


OPEN = Asked()


def worklist(
    community_id: int, now: datetime, reach: Reach, asked: Asked = OPEN, *, start: int = 0, most: int = 50
) -> list[Owed]:
    """One page of tasks in order of ``due_at``."""
    tasks = _asked(community_id, now, reach, asked)
    return owed(tasks.order_by("due_at", "place_id", "kind", "subject")[start : start + most], now)


def how_many(community_id: int, now: datetime, reach: Reach, asked: Asked = OPEN) -> int:
    """How many rows all the pages have together."""
    return _asked(community_id, now, reach, asked).count()


def subjects(community_id: int, now: datetime, reach: Reach, asked: Asked = OPEN) -> int:
    """To how many something is owed: who has several tasks of one measure is counted once, as on the board."""
    found = _asked(community_id, now, reach, asked).order_by()
    return found.values("measure", "place_id", "subject").distinct().count()


def owed(tasks: QuerySet[Task], now: datetime) -> list[Owed]:
    """The tasks as a page shows them at ``now``."""
    return [_owed(dict(zip(STORED, row, strict=True)), now) for row in tasks.values_list(*STORED)]


def _asked(community_id: int, now: datetime, reach: Reach, asked: Asked) -> QuerySet[Task]:
    return asked.of(Task.objects.filter(within(reach), community_id=community_id), now)


def _owed(task: dict[str, Any], now: datetime) -> Owed:
    opened = task["opens_at"] <= now
    return Owed(**task, overdue=opened and task["due_at"] < now, open=opened)
