"""Where a fact is, and from where and to where: doors, spots, regions, plates."""

from __future__ import annotations

import re

from fangxian.measures.phrasing import Fields, Heard, Token
from fangxian.reading.slot import Slot, Slots

_TARGET = re.compile(r"(?:回到|回了?|返回?|去了?|到了?|赴|前往|飞往?|抵达|往|\bto|\bfor)\s*$", re.IGNORECASE)
_VIA = re.compile(r"(?:途经|途径|经过?|路过|绕道?|中转|转机|转车|\bvia|through)\s*$", re.IGNORECASE)
_CHANGES = re.compile(r"\s*(?:中?转|换的?[乘车]|住了|停了|待了|过了?夜|停留|下的?高速)")
_SOURCE = re.compile(r"(?:从|自|来自|由|\bfrom|离开)\s*$", re.IGNORECASE)
_NATIVE = re.compile(r"\s*(?:籍|牌|人[,。(])")


def door(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """Building, unit, room and floor: the subject's own before those of the heading."""
    found = [*heard.signs("door", heard.heading), *heard.signs("door", 0, heard.heading)]
    if any("room" in token.value for _, token in found):
        found = [pair for pair in found if "buildings" not in pair[1].value]
    told: Fields = {}
    for at, token in found:
        if all(token.value.get(name, value) == value for name, (value, _) in told.items()) or not any(
            name in told for name in token.value
        ):
            told |= {name: (value, at) for name, value in token.value.items()}
    return [Slot(name, value, at) for name, (value, at) in told.items()]


def grid(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """The grid named."""
    return [Slot("grid", token.value, at) for at, token in list(heard.signs("grid"))[:1]]


def place(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """Any other named spot."""
    return [Slot("place", token.value, at) for at, token in list(heard.signs("spot"))[:1]]


def _regions(heard: Heard, role: str) -> list[tuple[int, Token]]:
    found = []
    for at, token in heard.signs("region"):
        before, after = heard.words[max(at - 8, 0) : at], heard.words[at + 1 : at + 6]
        if _VIA.search(before) or _CHANGES.match(after):
            kind = "via"
        elif _TARGET.search(before) and not re.search(r"(?:从|自)[^,]*$", before):
            kind = "dest"
        else:
            kind = "native" if _NATIVE.match(after) else "origin"
        if kind == role:
            found.append((at, token))
    own = [pair for pair in found if pair[0] >= heard.heading]
    return own or found


def origin(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """Where somebody or something came from; a place named with 从 before any other."""
    found = _regions(heard, "origin") or [
        (at, token)
        for at, token in _regions(heard, "dest")
        if re.match(r"(?:出差|旅游|探亲|回|过|玩|打工).{0,8}", heard.words[at + 1 :])
    ]
    found.sort(key=lambda pair: not _SOURCE.search(heard.words[max(pair[0] - 6, 0) : pair[0]]))
    return _place_slots("origin", found)


def via(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """A place passed on the way."""
    return _place_slots("via", _regions(heard, "via"))


def dest(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """Where somebody goes."""
    return _place_slots("dest", _regions(heard, "dest") or _regions(heard, "origin"))


def _place_slots(name: str, found: list[tuple[int, Token]]) -> Slots:
    if not found:
        return []
    at, token = found[0]
    code = [Slot(f"{name}_adcode", token.value.code, at)] if token.value.code else []
    return [Slot(f"{name}_place", token.value.name, at), *code]


def plate(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """The plate in full before one of which only the beginning is known."""
    found = sorted(heard.signs("plate"), key=lambda pair: "plate_partial" in pair[1].value)
    return [Slot(name, value, found[0][0]) for name, value in found[0][1].value.items()] if found else []
