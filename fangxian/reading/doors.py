"""Finds doors and buildings as people write them: 3-2-402, 3栋二单元四零二, 208楼, 1-6栋, Building 8 Room 501."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fangxian.measures.needed import gated
from fangxian.measures.phrasing import Token
from fangxian.reading.names import SURNAMES
from fangxian.reading.numerals import CHINESE, digits, number

_CN = f"[{CHINESE}]"
_N = rf"(?:\d{{1,3}}|{_CN}{{1,3}})"
_N_MORE = rf"(?:\d{{1,3}}|(?!一[栋幢])[{CHINESE}]{{1,3}})"
_BLOCK = r"(?:栋|幢|号楼|座(?!谈|位|机)|[#]楼?|号栋|橦)"
_ROOM = rf"(?:\d{{3,4}}|{_CN.replace('千', '')}{{3,4}}(?=室|房|号|的|,|\s|$|[^{CHINESE}个人]))"

_LIST = gated(
    rf"(?<![\d.-])(?<![\d{CHINESE}][、和及~到至-])(?<!\d,)(?<![点时{CHINESE}])(?P<list>(?:{_N}(?:{_BLOCK}?\s?["
    rf"、,和及跟与~到至-]|{_BLOCK})\s?){{1,30}}{_N}{_BLOCK}(?:之间)?)(?!\s?-?{_N}(?:单元|门)|\s?\d{{3,4}})"
)
_ENGLISH_LIST = gated(
    r"\b(?:buildings|blocks)\s(?P<list>\d{1,3}(?:(?:,?\s(?:and|to)\s|\s?[,~-]\s?)\d{1,3})+)\b", re.IGNORECASE
)
_NUMBERED = rf"(?:\d{{1,4}}|{_CN}{{1,3}}|[A-Za-z])\x20?[-栋幢号座\#橦楼单层室房]"
_DOOR = gated(
    rf"""(?<![\dA-Za-z])(?<![\d][.:-])(?:(?={_NUMBERED})(?:
 (?P<b1>\d{{1,3}})-(?P<u1>\d{{1,2}})-(?P<r1>\d{{3,4}})(?!\d|-)
|(?P<b2>\d{{1,3}})-(?P<r2>\d{{3,4}})(?!\d|-|人|次|元)
|(?P<b9>[1-9]\d?)-(?P<u9>[1-9])(?=的?(?![周万包单余方毛成段时汤])[{SURNAMES}][一-龥])
|(?P<b3>(?:(?<![这那每整哪同])一|{_N_MORE})|[A-Za-z]){_BLOCK}\x20?-?\x20?(?:(?P<u3>{_N})\x20?-?\x20?(?:单元|门洞|门(?!口|岗|卫|前))\x20?-?\x20?|(?P<u3b>\d)-(?=\d{{3,4}}))?(?P<r3>{_ROOM}(?!人|元|户|次|只|年))?(?:号房|房间|室|号(?!楼)|房)?
   (?:(?P<f3>{_N})(?:楼|层))?
|(?P<b4>[4-9]\d|\d{{3}})楼(?!上|下|梯)
|(?P<u5>{_N})单元\x20?(?P<r5>{_ROOM})?(?:室|号|房)?
|(?P<r6>\d{{3,4}})(?:室|房间?)
|(?P<f6>\d{{1,2}}|{_CN}{{1,2}})(?:楼(?!上|下|梯|道|栋|长)|层))
|(?<=\d号)(?P<r12>\d{{3,4}})(?=[的室房,\s])|(?<=[给帮住去在])(?P<r13>[1-9]\d{{2,3}})(?=的)|(?:隔壁|对门|对面|楼上|楼下)(?:的)?(?P<r11>\d{{3,4}})(?!\d)
|(?<=[有,、;和的])(?P<r10>[1-3]?\d(?:0[1-9]|1[0-2]))(?=[没不也敲电](?!\d))
|(?<=[,、:;\s])(?P<r9>\d{{3,4}})(?=[\s:]?3[4-9][.。]\d)
)
|\b(?:(?:buildings?|bldg\.?|blocks?)\x20?(?:no\.?\x20?)?(?P<b7>\d{{1,3}}|(?<=\s)[A-Z]\b)(?:,?\x20?unit\x20?(?P<u7>\d{{1,2}}))?(?:,?\x20?(?:room|flat|apt\.?|apartment|rm\.?|no\.?)\x20?(?P<r7>\d{{3,4}}))?(?:,?\s(?P<r7b>\d{{3,4}})\b)?
   |(?:room|flat|apt\.?|apartment)(?:\x20(?:is|was|number|should\x20be))?\x20?(?P<r8>\d{{3,4}})(?:,?\s(?:in\s|of\s)?(?:building|block)\x20?(?P<b8>\d{{1,3}}))?
   |(?P<f8>\d{{1,2}})(?:st|nd|rd|th)\sfloor)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOSE_ROOM = re.compile(r"\s?的?(?P<r>\d{3,4})(?!\d|人|次|元|户|斤|米|平|\.|mg|ml|mL|年|床|/)(?:室|房|号)?")
_NEXT_ROOM = re.compile(
    r"\s?[、和及跟与/]\s?(?P<r>[1-9]\d{2,3})(?:室|号)?(?=[、和及跟与/两三都各的上下今昨已刚,:。;\s]|$)"
)
_SPLIT = re.compile(rf"({_N})\s?(?:{_BLOCK})?\s?([~到至-])?")
_MOST = 200


def doors(text: str, letters: frozenset[str]) -> Iterator[Token]:
    """All doors (building, unit, room, floor as strings of digits) and lists of buildings."""
    for match in _LIST.finditer(text, letters):
        buildings = _buildings(match["list"])
        if buildings:
            yield Token("door", match.start(), match.end(), {"buildings": buildings})
    for match in _ENGLISH_LIST.finditer(text, letters):
        buildings = _buildings(re.sub(r",?\sand\s", ",", match["list"].replace(" to ", "-")))
        if buildings:
            yield Token("door", match.start(), match.end(), {"buildings": buildings})
    for match in _DOOR.finditer(text, letters):
        door = _door(text, match)
        yield door
        yield from _next_rooms(text, door)


def _next_rooms(text: str, door: Token) -> Iterator[Token]:
    """3栋402和501: rooms that follow one of the same house."""
    end = door.end
    while "room" in door.value and (match := _NEXT_ROOM.match(text, end)):
        yield Token("door", match.start("r"), match.end(), {"room": match["r"]})
        end = match.end()


def _door(text: str, match: re.Match[str]) -> Token:
    said: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value:
            said[{"b": "building", "u": "unit", "r": "room", "f": "floor"}[name[0]]] = digits(value)
    end = match.start() + len(match[0].rstrip())
    if "room" not in said and "floor" not in said and ("building" in said or "unit" in said):
        room = _LOOSE_ROOM.match(text, end)
        if room:
            said["room"], end = room["r"].lstrip("0"), room.end()
    return Token("door", match.start(), end, said)


def _buildings(listed: str) -> list[str]:
    """1-6栋 → 1 … 6; 1、3、5栋 → 1, 3, 5; empty if it cannot be a list of buildings."""
    found: list[str] = []
    ranged = False
    for match in _SPLIT.finditer(listed):
        value = int(number(match[1]))
        if ranged:
            if not int(found[-1]) < value <= int(found[-1]) + _MOST:
                return []
            found += [str(n) for n in range(int(found[-1]) + 1, value + 1)]
        else:
            found.append(str(value))
        ranged = bool(match[2])
    return found
