"""How people put right what was reported before: what it was about, what it was, what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from fangxian.measures.phrasing import SIGNS, Fields, Heard, Phrase, Say, pattern

_FEVER_C = 37.3


def _corrects(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """What is corrected, from what to what: 不是…是…, …改为…, a reading taken again."""
    rooms = _rooms(heard) if not pattern(_OF_FIGURES).search(heard.words) else []
    if rooms:
        fields.pop("room", None)
        yield fields | {"target_field": "room"} | _old_and_new(rooms, heard, f"[{SIGNS['door']}{SIGNS['n']}]")
        return
    counted = list(_recounted(heard))
    if counted:
        yield from (fields | one for one in counted)
        return
    several = sorted(_TARGETS, key=lambda target: len(list(heard.signs(target[1]))) < 2)
    for name, sort, value in several:
        signs = [token for _, token in heard.signs(sort)]
        if signs and (name in _NEEDS_NO_WORD or len(signs) > 1 or heard.has(_TARGET_WORDS[name])):
            values = [value(token.value) for token in signs]
            values = [v for v in values if v is not None]
            if values:
                fields.pop(name, None)
                fields["target_field"] = name
                fields |= _old_and_new(values, heard, SIGNS[sort])
                fields |= _same_month(fields) if name == "when" else {}
                yield fields
                return
    yield fields


def _recounted(heard: Heard) -> Iterable[Fields]:
    """出的人数多打个0,280改28: which figure of a hand-over, from what to what."""
    for found in pattern("{n}人?(?:改成?|改为|应[为是]|换成|->|→){n}").finditer(heard.words):
        before = heard.words[: found.start()]
        figure = max(_FIGURES, key=lambda pair: max((m.start() for m in pattern(pair[1]).finditer(before)), default=-1))
        if pattern(figure[1]).search(before):
            old, new = heard.at[found.start(1)].value, heard.at[found.start(2)].value
            yield {"target_field": figure[0], "old": old, "new": new}


_FIGURES = (
    ("count_out", "出(?!错)|out"),
    ("count_in", "进|(?<!出)入|in"),
    ("checked", "测温|量体温|checked"),
    ("turned_back", "劝返|turned"),
    ("staff_count", "返岗|到岗|员工|staff"),
    ("amount_yuan", "捐|元|款|donat"),
)


def _same_month(fields: Fields) -> Fields:
    """2月26日不是25日: both are days of February."""
    old, new = fields.get("old"), fields.get("new")
    return {"old": new[:8] + old[8:]} if isinstance(old, str) and isinstance(new, str) else {}


def _rooms(heard: Heard) -> list[object]:
    """402写错了,应该是502: two numbers that can be rooms, one of them perhaps behind its building."""
    found: list[object] = []
    for at, token in heard.at.items():
        if token.sort == "door" and "room" in token.value:
            found.append(token.value["room"])
        elif token.sort == "n" and _ROOM.fullmatch(str(token.value)) and not _COUNTED.match(heard.words, at + 1):
            found.append(str(token.value))
    doors = [token for _, token in heard.signs("door") if "room" in token.value]
    return found if len(found) == 2 and len(doors) < 2 and len(set(found)) == 2 else []


_OF_FIGURES = "进|出|人|测温|捐|元|返岗"
_ROOM = re.compile(r"[1-3]?\d(?:0[1-9]|1[0-6])")
_COUNTED = re.compile(r"\s?(?:人|次|元|块|户|个|台|辆|只|斤|份|people|yuan)")


def _old_and_new(values: list[object], heard: Heard, sign: str) -> Fields:
    if len(values) == 1:
        return {"new": values[0]}
    bare = sign.strip("[]")
    first_is_wrong = not pattern(
        rf"{sign}[^{bare}]{{0,30}}(?:不是|误|错|不准|原[来填报写登先是]|而不是|之前|刚才|[写报打说记登]成|\bnot\b|instead of)[^{bare}]{{0,16}}{sign}"
    ).search(heard.words) or heard.has(
        rf"(?:不是|误写|写成|报成|说成|原来|错报)[^{bare},]{{0,10}}{sign}[^{bare}]{{0,12}}(?:是|应|改|"
        rf"为){sign}|{sign}[^{bare},]{{0,6}}(?:误差|不准|不算|错了|有误|误报)[^{bare}]{{0,14}}{sign}|把[^{bare}]{{0,10}}{sign}[^{bare}]{{0,10}}(?:改|换)"
    )
    old, new = (values[0], values[1]) if first_is_wrong else (values[1], values[0])
    return {"new": new, "old": old}


def _building(door: Fields) -> object:
    return None if "room" in door else door.get("building")


def _room(door: Fields) -> object:
    return door.get("room")


_TARGETS: tuple[tuple[str, str, Callable[[Any], object]], ...] = (
    ("temperature_c", "t", lambda v: v.value),
    ("phone", "phone", lambda v: v),
    ("transport", "trip", lambda v: v),
    ("plate", "plate", lambda v: v.get("plate")),
    ("origin_place", "region", lambda v: v.name),
    ("person", "person", lambda v: v),
    ("when", "when", lambda v: None if v.just else v.written()),
    ("building", "door", _building),
    ("room", "door", _room),
    ("count", "n", lambda v: v),
)
_NEEDS_NO_WORD = ("temperature_c", "phone", "plate", "count", "building", "room", "origin_place", "transport")
_TARGET_WORDS = {"person": "姓|名字?|名单|叫|[打写]成|name", "when": "日期|时间|回来的|哪天|date|day|是{_when}"}


def _still_fever(fields: Fields, _heard: Heard) -> bool:
    new = fields.get("new")
    return fields.get("target_field") == "temperature_c" and isinstance(new, float) and new >= _FEVER_C


CORRECTION = Phrase(
    kind="correction",
    said=(
        r"(?:冻|捂|晒)[^。]{0,10}{_t}[^。]{0,24}{_t}|错了[一{_n}]?[位个]|正确的?[是应]|(?:写|报|填)[早晚]了|是{_when}[,]?不是{_when}|不是{_when}[,]?是{_when}|打飞|手滑|手误|看花眼|{_t}[,]?(?:不是|而不是){_t}|不是{_n}[个人名户]*[^。;]{0,3}是{_n}|不是{_t}[^。;]{0,8}是{_t}|不是{_region}[^。;]{0,6}是{_region}|不是{_door}[^。;]{0,8}是{_door}|不是{_plate}[^。;]{0,8}是{_plate}|"
        r"不是{_phone}[^。;]{0,8}是{_phone}|不是{_trip}[^。;]{0,8}是{_trip}|是{_person}[^。;]{0,2}不是{_person}|不是{_person}[^。;]{0,3}是{_person}|是{_t}[^。;]{0,3}不是{_t}|是{_door}[^。;]{0,3}不是{_door}|"
        r"是{_region}[^。;]{0,3}不是{_region}|[听看记写搞弄]岔|[听看记]错|[听看]混|搞混|打成|写成|报成|说成|登成|(?:[多少错]|漏了?)[打写记填登]|{_n}人?改成?{_n}|"
        r"{_t}[^。;]{0,6}不算|{_t}[^。;]{0,6}误差|虚惊|原[填报写登]|"
        r"(?:it'?s|was|is|to) {_t},? not {_t}|not {_t},? (?:it'?s|but) {_t}|not {_n}|not {_door}|(?:ignore|disregard) (?:my|the) (?:last|previous)|scratch that|"
        r"(?:刚才|上一?条|前面|之前|刚刚|上面|那条|早上|上午|昨天)[^。;\n]{0,12}(?:错|误|不准|不对)|(?:报|"
        r"写|发|打|说|登记|填|记|弄|搞|输)错|更正|勘误|纠正|应(?:为|该|是)是?[^,。]{0,6}(?:{_t}|{_n}|{_door}|"
        r"{_when}|{_person}|{_phone}|{_plate}|{_region})|不准[,。]?|改[成为]|误报|作废|correction|mistake|"
        r"should (?:be|read)|\bwrong\b|\btypo\b|\bi meant\b"
    ),
    unless=(
        "[听看]错了吗|改正错误|不准(?:出|进|外|聚|开|许|备)|改成居家|(?:所以|就)改[成到为]{_when}|同名|复测(?:正常|后|仍|还|也|一下|过)|{_t}[^。]{0,"
        "8}(?:复测|再量)[^。]{0,4}(?:还|仍|也)"
    ),
    alone=True,
    takes=frozenset({"door", "grid", "place", "person"}),
    says=(Say("method", "(水银|额温枪|腋下|耳温枪|电子体温计)"),),
    finish=_corrects,
    urgent=_still_fever,
)
