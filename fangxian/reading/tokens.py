"""Recognises, one sort after the other, what stands in a message; every letter belongs to one token at most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from fangxian.measures.needed import gated, letters_of
from fangxian.measures.phrasing import SIGNS, Token
from fangxian.reading import amounts
from fangxian.reading.degrees import degrees
from fangxian.reading.doors import doors
from fangxian.reading.lexicon import ailments, goods
from fangxian.reading.marks import marks
from fangxian.reading.moments import moments
from fangxian.reading.names import people, roles
from fangxian.reading.regions import regions

_SPOT = gated(
    r"[^\W\d听讲说传建议的我你他们在到从请为已不是和与于有个去来通知把被了给让对传,]{2,6}?(?:小区|花园|学校|宾馆|"
    r"(?<!烟)酒店|菜市场|市场|路口|路)(?![过上费])|(?:[东南西北正侧后]|[东西][南北])大?门(?:岗亭|岗)?|[\d二三四五六]{1,"
    r"2}号(?:卡口|门岗?|岗亭?|点位|哨)|(?:[一-龥]{0,4}?)卡口"
    r"|\b(?:east|west|south|north|main|back)\sgate\b|\bgate\s\d\b",
    re.IGNORECASE,
)


MOST = 160
_SPACED = re.compile(r"[一-龥] \d+(?: [一-龥]|[,。;]|$)")


class Told(NamedTuple):
    """A message as signs and letters, the tokens behind the signs, where each letter stood, where each sign."""

    words: str
    tokens: list[Token]
    offsets: list[int]
    at: dict[int, Token]
    heads: frozenset[int] = frozenset()  # where a building stands that only opens a list of its doors


class _Claims:
    """Which letters are taken, and by whom."""

    def __init__(self, text: str) -> None:
        self.taken = bytearray(len(text))
        self.tokens: list[Token] = []

    def take(self, found: Iterable[Token]) -> None:
        for token in islice(found, MOST):
            if 1 not in self.taken[token.start : token.end]:
                self.taken[token.start : token.end] = b"\x01" * (token.end - token.start)
                self.tokens.append(token)


def tokens(text: str, sent_at: datetime) -> Told:
    """All that is recognised in a text in one hand (see ``letters``)."""
    claims = _Claims(text)
    letters = letters_of(text)
    claims.take(marks(text, letters, later=False))
    claims.take(degrees(text, letters))
    claims.take(moments(text, letters, sent_at))
    claims.take(doors(text, letters))
    claims.take(marks(text, letters, later=True))
    claims.take(_spots(text, letters))
    claims.take(regions(text))
    claims.take(ailments(text, letters))
    claims.take(goods(text, letters))
    struck = struck_out(text, claims.tokens)
    claims.take(people(struck, letters))
    if SIGNS["t"] in struck or SIGNS["symptom"] in struck:
        claims.take(roles(struck))
    claims.take(amounts.numbers(text))
    told = _told(text, claims.tokens)
    known = len(claims.tokens)
    claims.take(_unknown(told))
    if len(claims.tokens) > known:
        told = _told(text, claims.tokens)
    return _housed(_counted(told))


def _housed(told: Told) -> Told:
    """A door without a building is one of the building named before: 11栋,1单元803…;2单元1101…."""
    house: dict[str, str] = {}
    last, heads, changed = -1, set(), {}
    for at, token in told.at.items():
        if token.sort != "door" or "buildings" in token.value:
            continue
        if "building" in token.value:
            house, last = token.value, at
        elif house and ("unit" in token.value or "room" in token.value):
            kept = ("building",) if "unit" in token.value else ("building", "unit")
            changed[at] = token._replace(value={k: house[k] for k in kept if k in house} | token.value)
            if "room" not in house and "unit" not in house:
                heads.add(last)
    if not changed:
        return told
    at_place = told.at | changed
    return told._replace(tokens=list(at_place.values()), at=at_place, heads=frozenset(heads))


def _counted(told: Told) -> Told:
    """Goods with their numbers, where there are any."""
    if SIGNS["goods"] not in told.words:
        return told
    counted = amounts.counted(told.words, told.tokens)
    return told._replace(tokens=counted, at=dict(zip(told.at, counted, strict=True)))


def _spots(text: str, letters: frozenset[str]) -> Iterator[Token]:
    for match in _SPOT.finditer(text, letters):
        yield Token("spot", match.start(), match.end(), match[0])


def struck_out(text: str, found: Iterable[Token]) -> str:
    """The text with each token's letters replaced by its sign, so that every letter keeps its place."""
    letters = list(text)
    for token in found:
        letters[token.start : token.end] = SIGNS[token.sort] * (token.end - token.start)
    return "".join(letters)


def _told(text: str, found: list[Token]) -> Told:
    """A text with its signs; if more is recognised than anybody says in one message, only its beginning."""
    ordered = sorted(found, key=lambda token: token.start)
    if len(ordered) > MOST:
        text, ordered = text[: ordered[MOST].start], ordered[:MOST]
    places: dict[int, Token] = {}
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for token in ordered:
        spaced = token.sort == "n" and _SPACED.match(text, max(token.start - 2, 0)) is not None
        gap = text[at : token.start - spaced] if token.start - spaced >= at else ""
        pieces.append(gap)
        offsets.extend(range(at, at + len(gap)))
        places[len(offsets)] = token
        pieces.append(SIGNS[token.sort])
        offsets.append(token.start)
        at = token.end + (spaced and text[token.end : token.end + 1] == " ")
    pieces.append(text[at:])
    offsets.extend(range(at, len(text) + 1))
    return Told("".join(pieces), ordered, offsets, places)


def _unknown(told: Told) -> Iterator[Token]:
    for start, end, thing in amounts.unknown_goods(told.words, told.at):
        yield Token("goods", told.offsets[start], told.offsets[end], thing)
