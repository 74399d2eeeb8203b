"""Whether a cell still says what left: whatever a spreadsheet makes of it by itself is no edit."""

from __future__ import annotations

import re

from fangxian.intake.returned.cells import moment, plain
from fangxian.intake.sheets.saying import Odd
from fangxian.measures.questions import Question

SHORTENED = re.compile(r"-?\d(?:\.\d+)?E\+?(\d+)", re.IGNORECASE)  # 1.23457E+17


def same(question: Question, left: str, back: str) -> bool:
    """Whether the two are the same but for width, spaces, zeros, the way of writing a day, and digits lost."""
    before, after = plain(left), plain(back)
    if before.lower() == after.lower():
        return True
    if question.type_name == "day":
        return _same_day(before, after)
    return _figure(before) == _figure(after) != "" or _lost(before, after)


def _figure(text: str) -> str:
    """A number without leading zeros and the zeros after its point; nothing of what is none."""
    if not re.fullmatch(r"-?\d[\d,]*(\.\d+)?", text):
        return ""
    whole, point, rest = text.replace(",", "").partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (point + rest if rest else "")


def _lost(before: str, after: str) -> bool:
    """Digits that a spreadsheet threw away are nobody's edit, as far as those that are left agree."""
    found = SHORTENED.fullmatch(after)
    if found is None or not before.isdecimal() or len(before) != int(found[1]) + 1:
        return False
    return abs(float(before) - float(after)) <= 10.0 ** (len(before) - len(after.upper().partition("E")[0]) + 1)


def _same_day(before: str, after: str) -> bool:
    """The same moment; a day that lost its hour on the way says less, but nothing else."""
    try:
        was, told = moment(before), moment(after)
    except Odd:
        return False
    return was == told or ("T" not in told and was[:10] == told)
