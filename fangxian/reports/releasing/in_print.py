"""Marks that a print carries (PDF): an en space before or after addresses, times and numbers, told by them alone.

A print has no columns any more when a part of it is copied out; what is left are its short words of digits. Each of
them, once, says one bit before and one after itself; nobody sees the space, and whoever types it anew loses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fangxian.reports.book import Value
from fangxian.reports.releasing.marks import Marker

SPACE = "\u2002"  # an en space: fonts draw it by a sign of its own, so that a PDF tells it from any other space
WORD = re.compile(rf"(?<![^\s{SPACE}])({SPACE}?)(?=[^ ]*\d)([0-9A-Za-z*:.-]{{4,20}})({SPACE}?)(?![^\s{SPACE}])")
SIDES = ("before", "after")
Rows = Sequence[tuple[Value, ...]]
Said = tuple[str, str]


def marked(rows: Rows, marker: Marker) -> tuple[tuple[Value, ...], ...]:
    """The rows as this copy prints them."""
    words = {found[2] for row in rows for value in row if isinstance(value, str) for found in WORD.finditer(value)}
    asked = [(word, side) for word in sorted(words) for side in SIDES]
    bits = dict(zip(asked, marker.bits(asked), strict=True))

    def spaced(found: re.Match[str]) -> str:
        word = found[2]
        return f"{SPACE * bits[word, 'before']}{word}{SPACE * bits[word, 'after']}"

    return tuple(tuple(WORD.sub(spaced, value) if isinstance(value, str) else value for value in row) for row in rows)


def seen(cells: Iterator[str]) -> dict[Said, int]:
    """What a fragment shows: each word once, with what stands on either side of it."""
    found: dict[Said, int] = {}
    for cell in cells:
        for one in WORD.finditer(cell):
            for side, space in zip(SIDES, (one[1], one[3]), strict=True):
                found.setdefault((one[2], side), int(bool(space)))
    return found
