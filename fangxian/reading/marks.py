"""Finds what has a form of its own: ID numbers, phones, plates, trains, flights, mixtures, ages, grids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from fangxian.measures.needed import Gated, gated
from fangxian.measures.phrasing import Token
from fangxian.reading.numerals import CHINESE, digits, number

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_CN = f"[{CHINESE}]"


def _squeezed(match: re.Match[str]) -> str:
    return re.sub(r"[\s·.-]", "", match[0]).upper()


def _plate(match: re.Match[str]) -> dict[str, Any]:
    plate = _squeezed(match)
    return {"plate": plate} if len(plate) > 2 else {"plate": plate, "plate_partial": True}


def _age(match: re.Match[str]) -> float | int:
    if match["months"]:
        return round(number(match["months"]) / 12, 2)
    years = number(match["years"] or match["now"] or match["old"] or match["old2"] or match["en"] or match["en2"])
    return years + 0.5 if match["half"] else years


Mark = tuple[str, Gated, Callable[[re.Match[str]], Any]]
MARKS: tuple[Mark, ...] = (
    ("link", gated(r"https?://[^\s,。]+|www\.[^\s,。]+"), lambda m: m[0]),
    ("id", gated(r"(?<!\d)[1-9]\d{5}(?:19|20|18)\d{9}[\dXx](?![\dA-Za-z])"), _squeezed),
    ("phone", gated(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"), _squeezed),
    ("phone", gated(r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"), _squeezed),
    ("plate", gated(rf"[{_PROVINCES}]\s?[A-HJ-Y][·.\s-]?[A-HJ-NP-Z0-9]{{5,6}}(?![A-Z0-9])"), _plate),
    ("plate", gated(rf"[{_PROVINCES}][A-HJ-Y](?![A-Za-z0-9])"), _plate),
    ("trip", gated(r"(?<![A-Za-z\d])(?:[GDCKTZ]\d{2,4})(?=次|高铁|动车|列车|火车|,|\b|[^\dA-Za-z])"), _squeezed),
    ("trip", gated(r"(?<![A-Za-z\d])(?:[A-Z]{2}|\d[A-Z]|[A-Z]\d)\d{3,4}(?![\dA-Za-z])"), _squeezed),
    ("ratio", gated(r"(?<!\d)1\s?[:比]\s?\d{2,4}(?!\d)"), lambda m: m[0].replace("比", ":").replace(" ", "")),
    ("strength", gated(r"(\d{2,5})\s?(?:mg|毫克)\s?(?:/|每)\s?(?:l|升)", re.IGNORECASE), lambda m: int(m[1])),
    (
        "age",
        gated(
            rf"(?P<years>\d{{1,3}}|{_CN}{{1,4}})多?(?:周?岁)(?P<half>半)?|(?P<months>\d{{1,2}})个月大|"
            rf"(?<=今年)(?P<now>[1-9]\d|{_CN}{{2,4}})(?=[,。\s了])|"
            rf"(?<=[奶爷爹妈婆公毑人姨叔伯])(?P<old>[6-9]\d|[六七八九]十{_CN}?)(?=[了多][,。!\s])|"
            rf"(?<=[,。])(?P<old2>[6-9]\d|[六七八九]十{_CN}?)(?=了[,。走听看])|"
            r"\b(?:aged?\s|age:\s?)(?P<en>\d{1,3})\b|\b(?P<en2>\d{1,3})[ -]years?[ -]old",
            re.IGNORECASE,
        ),
        _age,
    ),
    (
        "grid",
        gated(
            (
                rf"第?(\d{{1,2}}|{_CN}{{1,3}})号?网格(?!员)|第?(\d{{1,2}}|{_CN}{{1,3}})号?网格(?=员)|"
                rf"\bgrid\s?(?:no\.?\s?)?(\d{{1,2}})\b"
            ),
            re.IGNORECASE,
        ),
        lambda m: digits(m[1] or m[2] or m[3]),
    ),
    (
        "days",
        gated(rf"(\d{{1,3}}|{_CN}{{1,3}})(?:天|日(?=居家|隔离|观察))|\b(\d{{1,3}})[ -]days?\b", re.IGNORECASE),
        lambda m: int(number(m[1] or m[2])),
    ),
)


LATER = tuple(mark for mark in MARKS if mark[0] in ("age", "grid", "days"))
FIRST = tuple(mark for mark in MARKS if mark not in LATER)


def marks(text: str, letters: frozenset[str], *, later: bool) -> Iterator[Token]:
    """Those that nothing else may take letters from, or the ``LATER`` ones; where two overlap the first is meant."""
    for sort, form, value in LATER if later else FIRST:
        for match in form.finditer(text, letters):
            yield Token(sort, match.start(), match.end(), value(match))
