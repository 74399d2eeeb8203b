"""What a list's title says of all its rows: where they came from, or which day it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from fangxian.intake.sheets.saying import Odd, day_told
from fangxian.measures.screening.records import Returnee
from fangxian.measures.shape import Record
from fangxian.reading.regions import regions

BACK = re.compile(r"(?:等地|地区|方向)?(?:返湘|返衡|返乡|返回|来湘|来衡|入湘|入衡|旅居)")
EITHER = re.compile(r"(?:等地|地区|方向)?(?:来返|返)")  # 石鼓区来返人员 are back in it, 湖北来返人员 from it
FROM = re.compile(r"(?:来自|从|自|由)$")
DAY = re.compile(r"(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")


def heard(title: str, kind: type[Record], today: date, is_key_area: Callable[[str], bool]) -> Mapping[str, Any]:
    """武汉返湘人员名单: all of them from Wuhan. 2月3日体温登记表: all of that day."""
    if issubclass(kind, Returnee):
        return _origin(title, is_key_area)
    told = DAY.search(title)
    try:
        return {"when": day_told(re.sub(r"\s", "", told[0]), today)} if told else {}
    except Odd:
        return {}


def _origin(title: str, is_key_area: Callable[[str], bool]) -> dict[str, Any]:
    """The one region that the title says they are back from."""
    found = []
    for token in regions(title):
        code = str(token.value.code or "")
        back = BACK.match(title, token.end) or FROM.search(title[: token.start])
        if code and (back or (EITHER.match(title, token.end) and is_key_area(code))):
            found.append((title[token.start : token.end], code))
    if len(found) != 1:
        return {}
    ((place, code),) = found
    return {"origin_place": place, "origin_adcode": code}
