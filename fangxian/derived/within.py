"""A reach over places, put to derived rows: whole grids, single places, or everything; nothing unless said."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from fangxian.workforce.access import Reach

EVERYWHERE = Reach(None)


def within(reach: Reach) -> Q:
    """The reach as a filter over ``grid_id`` and ``place_id``."""
    if reach.grids is None:
        return Q()
    return Q(grid_id__in=reach.grids) | Q(place_id__in=reach.places)


def lies_within(reach: Reach, place_id: int, grid_id: int | None) -> bool:
    """The same of one row."""
    return reach.grids is None or grid_id in reach.grids or place_id in reach.places


def clause(reach: Reach) -> tuple[str, list[Any]]:
    """The same as a clause to stand after AND, and its parameters."""
    if reach.grids is None:
        return "1 = 1", []
    sides = (_one_of("grid_id", reach.grids), _one_of("place_id", reach.places))
    return f"({' OR '.join(sides)})", [*sorted(reach.grids), *sorted(reach.places)]


def _one_of(column: str, ids: frozenset[int]) -> str:
    return f"{column} IN ({', '.join(['%s'] * len(ids))})" if ids else "1 = 0"
