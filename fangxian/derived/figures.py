"""Figures of a day, and the rows behind each: a figure is the sum of the rows it opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import msgspec
from django.db import connections
from django.db.models import QuerySet, Sum

from fangxian.derived.models import Tally
from fangxian.derived.within import clause, within
from fangxian.workforce.access import Reach

# In two halves, so that each is found by its index: what ends later than the day, and what has no end.
SUMS = """
SELECT indicator, grid_id, SUM(value)
FROM (
    SELECT indicator, grid_id, value FROM derived_tally
    WHERE community_id = %s AND from_day <= %s AND until_day > %s AND {scope}
    UNION ALL
    SELECT indicator, grid_id, value FROM derived_tally
    WHERE community_id = %s AND from_day <= %s AND until_day IS NULL AND {scope}
) AS held
GROUP BY indicator, grid_id
"""


class Row(msgspec.Struct, frozen=True):
    """One row under a figure: where, about whom (``p12`` or an entry's id), on which entry it rests, how much."""

    place_id: int
    grid_id: int | None
    indicator: str
    subject: str
    number: int | None
    from_day: date
    until_day: date | None
    value: float


def figures(community_id: int, day: date, reach: Reach) -> dict[str, float]:
    """Every figure of the day: what happened on it, and what held on it. A figure not there is 0."""
    sums: dict[str, float] = defaultdict(float)
    for (indicator, _), value in by_grid(community_id, day, reach).items():
        sums[indicator] += value
    return dict(sums)


def by_grid(community_id: int, day: date, reach: Reach) -> dict[tuple[str, int | None], float]:
    """The figures of the day by indicator and grid."""
    scope, ids = clause(reach)
    at = connections["derived"].ops.adapt_datefield_value(day)
    with connections["derived"].cursor() as cursor:
        cursor.execute(SUMS.format(scope=scope), [community_id, at, at, *ids, community_id, at, *ids])
        return {(indicator, grid): value for indicator, grid, value in cursor.fetchall()}


def cumulative(community_id: int, day: date, reach: Reach) -> dict[str, float]:
    """Every figure from the beginning to the end of that day (累计); each row counts once."""
    until = Tally.objects.filter(within(reach), community_id=community_id, from_day__lte=day)
    return dict(until.values_list("indicator").annotate(sum=Sum("value")).order_by())


def rows(community_id: int, indicator: str, day: date, reach: Reach) -> list[Row]:
    """Exactly the rows behind ``figures(…)[indicator]``, oldest entry first; states without an end last."""
    until = _until(community_id, indicator, day, reach)
    return _rows(until.filter(until_day__gt=day)) + _rows(until.filter(until_day__isnull=True))


def cumulative_rows(community_id: int, indicator: str, day: date, reach: Reach) -> list[Row]:
    """Exactly the rows behind ``cumulative(…)[indicator]``, oldest entry first."""
    return _rows(_until(community_id, indicator, day, reach))


def rows_until(community_id: int, indicators: Collection[str], day: date) -> list[Row]:
    """Every row that began by that day under these indicators, wherever it lies."""
    begun = Tally.objects.filter(community_id=community_id, indicator__in=indicators, from_day__lte=day)
    return _rows(begun)


def _until(community_id: int, indicator: str, day: date, reach: Reach) -> QuerySet[Tally]:
    return Tally.objects.filter(within(reach), community_id=community_id, indicator=indicator, from_day__lte=day)


def _rows(tallies: QuerySet[Tally]) -> list[Row]:
    ordered = tallies.order_by("number", "place_id", "indicator", "subject", "from_day")
    return [Row(*values) for values in ordered.values_list(*Row.__struct_fields__)]
