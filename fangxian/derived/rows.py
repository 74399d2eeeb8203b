"""The rows drawn for some places, and how they are read, put in place of the old ones, and taken away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.db.models import QuerySet

from fangxian.derived.models import Standing, Tally, Task

Row = tuple[Any, ...]
Table = type[Standing] | type[Task] | type[Tally]
Drawn = dict[Table, list[Row]]

ALIAS = "derived"
COLUMNS: dict[Table, tuple[str, ...]] = {
    model: tuple(field.attname for field in model._meta.concrete_fields) for model in (Standing, Task, Tally)
}
KEYS: dict[Table, tuple[str, ...]] = {
    Standing: ("community_id", "place_id", "measure"),
    Task: ("community_id", "place_id", "kind", "subject"),
    Tally: ("community_id", "place_id", "indicator", "subject", "from_day"),
}


def replace(community_id: int, place_ids: Sequence[int], drawn: Drawn) -> None:
    """Put the drawn rows in the place of all that stood there for these places. Runs in the caller's transaction."""
    for model in COLUMNS:
        of_places(model, community_id, place_ids).delete()
        _insert(model, drawn[model])


def drop_others(community_id: int, place_ids: Iterable[int]) -> None:
    """Take away the rows of places that are not among these."""
    gone = sorted(places(community_id) - set(place_ids))
    for part in parts(gone, 400):
        for model in COLUMNS:
            of_places(model, community_id, part).delete()


def places(community_id: int) -> set[int]:
    """All places of which anything is stored."""
    every = [model.objects.using(ALIAS).filter(community_id=community_id) for model in COLUMNS]
    return {place for rows in every for place in rows.values_list("place_id", flat=True).distinct()}


def stored(community_id: int, place_ids: Sequence[int]) -> Drawn:
    """The rows as they stand, in the form in which they are drawn."""
    return {
        model: [tuple(map(_plain, row)) for row in of_places(model, community_id, place_ids).values_list(*columns)]
        for model, columns in COLUMNS.items()
    }


def of_places(model: Table, community_id: int, place_ids: Sequence[int]) -> QuerySet[Any]:
    return model.objects.using(ALIAS).filter(community_id=community_id, place_id__in=place_ids)


def parts(whole: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The whole in pieces of at most ``size``."""
    return (whole[start : start + size] for start in range(0, len(whole), size))


def _insert(model: Table, rows: Sequence[Row]) -> None:
    if not rows:
        return
    columns = COLUMNS[model]
    statement = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608 - names from the model
    with connections[ALIAS].cursor() as cursor:
        cursor.executemany(statement, _adapted(rows))


def _adapted(rows: Iterable[Row]) -> list[list[Any]]:
    operations = connections[ALIAS].ops
    by_type: dict[type, Callable[[Any], Any]] = {
        datetime: operations.adapt_datetimefield_value,
        date: operations.adapt_datefield_value,
        dict: json.dumps,
    }
    return [[by_type[type(value)](value) if type(value) in by_type else value for value in row] for row in rows]


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
