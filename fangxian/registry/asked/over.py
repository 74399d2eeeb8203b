"""Rows between heads and body: the numbers of the columns (甲, 乙, 1, 2), totals on top of what they add up."""

from __future__ import annotations

import re
from collections.abc import Sequence

LETTER = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|栏次|序次|[A-Z]|—|-")
FEWEST = 3  # columns that are numbered
TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|累\s*计|全社区|total)\s*$", re.IGNORECASE)


def first_row(rows: Sequence[Sequence[str]], row: int) -> int:
    """The first row under the heads and under the numbers of their columns, if there are any."""
    texts = [text.strip() for text in rows[row] if text.strip()] if row < len(rows) else []
    digits = [int(text) for text in texts if text.isdecimal()]
    counted = digits == list(range(1, len(digits) + 1)) and len(digits) + 2 >= len(texts)
    numbers = len(digits) >= FEWEST and counted and all(text.isdecimal() or LETTER.fullmatch(text) for text in texts)
    return row + 1 if numbers else row


def totals(rows: Sequence[Sequence[str]], first: int) -> frozenset[int]:
    """The row of totals that opens the body, where blank rows or rows with names follow it."""
    line = [text for text in rows[first] if text] if first < len(rows) else []
    if not line or not TOTAL.match(line[0]):
        return frozenset()
    return frozenset({first}) if _goes_on(rows, first + 1) else frozenset()


def _goes_on(rows: Sequence[Sequence[str]], row: int) -> bool:
    below = rows[row] if row < len(rows) else None
    return below is not None and (not any(below) or any(re.search(r"网格|栋|楼|幢", text) for text in below if text))
