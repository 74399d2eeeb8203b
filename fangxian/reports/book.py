"""A book (册): a list as a page, a workbook or a print shows it, heads, rows and foot in the reader's language."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.utils.timezone import localtime

from fangxian.measures.questions import Words
from fangxian.reports.page import CHECKED_BY, FANGXIAN, FILLED_BY, ROWS

Value = str | int | float | None
COPY_OF = Words("持有人", "Copy of")
MADE_AT = Words("制表时间", "Made at")


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """A list to be shown; ``head`` and ``foot`` are pairs of what and which, widths in characters.

    ``numbers`` are the entries behind the rows, empty where none are; ``copy_of`` says on every page whose copy it is.
    """

    name: str
    title: str
    language: str
    head: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Value, ...], ...]
    numbers: tuple[int, ...] = ()
    copy_of: str
    foot: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    upright: bool = False


def foot(now: datetime, rows: int, language: str) -> tuple[tuple[str, str], ...]:
    """Filled by, checked by (to be signed), when it was made, and how many lines it has."""
    return (
        (FILLED_BY.said(language), FANGXIAN.said(language)),
        (CHECKED_BY.said(language), ""),
        (MADE_AT.said(language), f"{localtime(now):%Y-%m-%d %H:%M}"),
        (ROWS.said(language), f"{rows}"),
    )


def copy_of(name: str, language: str) -> str:
    """Whose copy it is, as it stands under every page: whoever passes it on passes on their name."""
    return f"{COPY_OF.said(language)}: {name}"
