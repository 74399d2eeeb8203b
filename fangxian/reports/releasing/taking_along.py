"""Registers that are taken along (随身带走): each copy is written down, and marked so that a part of it names it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from fangxian.reports.book import Value
from fangxian.reports.releasing import book
from fangxian.reports.releasing.marks import Marker
from fangxian.workforce.access import Scope

Rows = Sequence[tuple[Value, ...]]


def noted(scope: Scope, name: str, day: date, now: datetime) -> int:
    """That a copy left, when and with whom, stands in the book of lists; its number."""
    return book.taken_along(scope.community_id, scope.worker_id, {"form": name, "day": f"{day}"}, now)


def marked(rows: Rows, marker: Marker) -> tuple[tuple[Value, ...], ...]:
    """Spaces after words, told by the cell itself and by the one in its row that tells rows apart best."""
    by = _telling(rows)
    pairs = [(str(row[by]), str(value)) for row in rows for value in row if isinstance(value, str) and value]
    after = dict(zip(pairs, marker.spaces(pairs), strict=True))
    return tuple(
        tuple(
            value + after[str(row[by]), value] if isinstance(value, str) and value and at != by else value
            for at, value in enumerate(row)
        )
        for row in rows
    )


def _telling(rows: Rows) -> int:
    """The column of words with the most different ones; it carries no spaces itself."""
    different = [len({row[at] for row in rows if isinstance(row[at], str) and row[at]}) for at in range(len(rows[0]))]
    return different.index(max(different))
