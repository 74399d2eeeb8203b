"""Finds body temperatures: 36.8, 37。8, 36·5, 38度5, 三十七度八, 36 point 9, 38度多."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fangxian.measures.needed import gated
from fangxian.measures.phrasing import Token
from fangxian.reading.numerals import DIGITS

_OTHER = r"(?!\s?(?:斤|公斤|元|块|万|平|米|吨|公里|%|ml|mg|L\b|kg|亿|号|日|月|栋|g\b|户|亩))"
_DEGREE = gated(
    rf"""(?<!\d)(?<!\d[.:])(?<![^.]\d-)(?P<a>3[4-9]|4[0-2])
    (?:\s?[.。·,、]\s?|\s?(?:度|点|\spoint)\s?|℃)
    (?P<b>\d)\d?(?![\d:])(?!个)(?:[ ]?(?:℃|°C?|度C?|C\b))?{_OTHER}
|(?<!\d)(?<!\d[.:/-])(?P<c>3[4-9]|4[0-2])\s?(?:度半|℃半)
|(?<!\d)(?<!\d[.:/-])(?P<d>3[4-9]|4[0-2])\s?(?:℃|°C?|度C?)(?P<more>多|左右|出头)?(?!角)
|(?P<e>三十[四五六七八九]|四十[一二]?)(?:度|点)(?P<f>[零一二三四五六七八九半])?(?:度)?(?P<more2>多|左右|出头)?
|(?<=[早晚])(?P<h>3[5-9]|4[01])(?=[\s,;。/]|$)
|(?<!\d)(?P<g>3[4-9]|4[0-2])(?P<more3>多|度多)(?=[,。;\s]|$)""",
    re.VERBOSE,
)
_LIMIT_BEFORE = re.compile(
    r"(?:超过?|高于|低于|大于|小于|不足|≥|>|≤|<|above|over|below|under|exceed\w*|than)\s?$", re.IGNORECASE
)
_LIMIT_AFTER = re.compile(r"\s?(?:以[上下内]|or (?:above|higher|below)|的标准)", re.IGNORECASE)
_MOST = re.compile(
    (
        r"(?:最高|高的时候|高峰|烧到过|peak(?:ed)?(?: at)?|max(?:imum)?|highest|up to)(?:体温|温度|是|为|"
        r"到|达|had been|was|:|了|\s)*$"
    ),
    re.IGNORECASE,
)
_LEAST = re.compile(r"(?:最低|lowest|min(?:imum)?)(?:体温|温度|是|为|到|:|\s)*$", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:-|~|到|至|to)\s?")


class Reading(NamedTuple):
    """One reading; ``bound`` is max or min if it was said to be the highest or lowest."""

    value: float
    approx: bool = False
    bound: str = ""


def degrees(text: str, letters: frozenset[str]) -> Iterator[Token]:
    """All readings; a threshold (没有超过37.3的) is none."""
    found = [match for match in _DEGREE.finditer(text, letters) if not _is_limit(text, match)]
    for at, match in enumerate(found):
        yield Token("t", match.start(), match.end(), _reading(text, match, found, at))


def _is_limit(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 10, 0) : match.start()]
    return _LIMIT_BEFORE.search(before) is not None or _LIMIT_AFTER.match(text, match.end()) is not None


def _reading(text: str, match: re.Match[str], found: list[re.Match[str]], at: int) -> Reading:
    before = text[max(match.start() - 12, 0) : match.start()]
    bound = (
        "max"
        if _MOST.search(before) or (at + 1 < len(found) and before.endswith("烧到"))
        else "min"
        if _LEAST.search(before)
        else ""
    )
    if not bound and at + 1 < len(found) and _RANGE.fullmatch(text, match.end(), found[at + 1].start()):
        bound = "min"
    elif not bound and at and _RANGE.fullmatch(text, found[at - 1].end(), match.start()):
        bound = "max"
    more = match["more"] or match["more2"] or match["more3"]
    return Reading(_value(match), approx=bool(more), bound=bound)


def _value(match: re.Match[str]) -> float:
    if match["e"]:
        tens, rest = (30, match["e"][2:]) if match["e"][0] == "三" else (40, match["e"][2:])
        whole = tens + (DIGITS[rest] if rest else 0)
        part = match["f"]
        return whole + (0.5 if part == "半" else DIGITS[part] / 10 if part else 0)
    if match["a"]:
        return float(f"{match['a']}.{match['b']}")
    return float(match["c"]) + 0.5 if match["c"] else float(match["d"] or match["g"] or match["h"])
