"""The board's counts: for each of the Five in each grid, who is in place, what is overdue, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from django.db import connections

from fangxian.derived.models import Task
from fangxian.derived.within import clause, within
from fangxian.derived.worklist import Owed, owed
from fangxian.workforce.access import Reach

# A subject with several debts is one subject: it is late if any of them is overdue.
COUNTS = """
SELECT measure, grid_id, COUNT(*), SUM(CASE WHEN overdue > 0 THEN 1 ELSE 0 END), SUM(overdue), SUM(opened)
FROM (
    SELECT measure, grid_id, place_id, subject,
           SUM(CASE WHEN opens_at <= %s AND due_at < %s THEN 1 ELSE 0 END) AS overdue,
           SUM(CASE WHEN opens_at <= %s THEN 1 ELSE 0 END) AS opened
    FROM derived_task
    WHERE community_id = %s AND {scope}
    GROUP BY measure, grid_id, place_id, subject
) AS subjects
GROUP BY measure, grid_id
"""


class InPlace(msgspec.Struct, frozen=True):
    """How one measure stands somewhere: subjects, how many of them are late; tasks overdue, tasks open."""

    subjects: int = 0
    late: int = 0
    overdue: int = 0
    open: int = 0

    @property
    def share(self) -> float | None:
        """The share in place, 0 to 1; None where nobody is owed anything."""
        return 1 - self.late / self.subjects if self.subjects else None

    @property
    def percent(self) -> float | None:
        """The share in place in percent, cut (not rounded) to a tenth: 100 means nobody is late."""
        return (self.subjects - self.late) * 1000 // self.subjects / 10 if self.subjects else None

    def __add__(self, other: InPlace) -> InPlace:
        return InPlace(
            self.subjects + other.subjects, self.late + other.late, self.overdue + other.overdue, self.open + other.open
        )


class Board(msgspec.Struct, frozen=True):
    """The counts by measure and grid (grid None: places that lie in no grid)."""

    cells: dict[tuple[str, int | None], InPlace]

    @property
    def grids(self) -> list[int | None]:
        return sorted({grid for _, grid in self.cells}, key=lambda grid: (grid is None, grid or 0))

    def at(self, measure: str, grid: int | None) -> InPlace:
        return self.cells.get((measure, grid), InPlace())

    def whole(self, measure: str) -> InPlace:
        """The measure over all that is in the scope."""
        return _total(cell for (name, _), cell in self.cells.items() if name == measure)

    def all(self) -> InPlace:
        """The Five together."""
        return _total(self.cells.values())


def board(community_id: int, now: datetime, reach: Reach) -> Board:
    """Where everything stands at ``now``, in one statement."""
    scope, ids = clause(reach)
    with connections["derived"].cursor() as cursor:
        at = connections["derived"].ops.adapt_datetimefield_value(now)
        cursor.execute(COUNTS.format(scope=scope), [at, at, at, community_id, *ids])
        return Board({(m, grid): InPlace(*map(int, counts)) for m, grid, *counts in cursor.fetchall()})


def urgent(community_id: int, now: datetime, reach: Reach, most: int = 20) -> list[Owed]:
    """What cannot wait, the newest first."""
    tasks = Task.objects.filter(within(reach), community_id=community_id, urgent=True, opens_at__lte=now)
    return owed(tasks.order_by("-opens_at", "place_id")[:most], now)


def _total(cells: Iterable[InPlace]) -> InPlace:
    return sum(cells, InPlace())
