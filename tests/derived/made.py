"""Derived rows made by hand, as the rules might have drawn them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from fangxian.derived.models import Tally, Task

HERE = 990101001001
ELSEWHERE = 990101001002
NOW = datetime(2020, 2, 10, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def task(
    place_id: int,
    kind: str = "screening.sweep",
    subject: str = "",
    *,
    opens: float = -2,
    due: float = 2,
    grid: int | None = 1,
    urgent: bool = False,
    community_id: int = HERE,
) -> Task:
    """A debt at a place; ``opens`` and ``due`` in hours from NOW."""
    return Task.objects.create(
        community_id=community_id,
        place_id=place_id,
        kind=kind,
        subject=subject,
        measure=kind.partition(".")[0],
        grid_id=grid,
        opens_at=NOW + timedelta(hours=opens),
        due_at=NOW + timedelta(hours=due),
        urgent=urgent,
    )


def tally(
    place_id: int,
    indicator: str,
    day: int,
    until: int | None,
    value: float = 1,
    *,
    grid: int | None = 1,
    number: int = 1,
    community_id: int = HERE,
) -> Tally:
    """A row under a figure, from one day of February 2020 until another."""
    return Tally.objects.create(
        community_id=community_id,
        place_id=place_id,
        indicator=indicator,
        subject=f"e{number}",
        number=number,
        from_day=date(2020, 2, day),
        until_day=date(2020, 2, until) if until else None,
        grid_id=grid,
        value=value,
    )
