"""How like two names are: the same, the same in sound, one character apart; names are never compared by more."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

import msgspec
from rapidfuzz.distance import DamerauLevenshtein

from fangxian.measures.questions import Words

LONG_ENOUGH = 3  # a name of two characters with one of them wrong is another name
CALLED = re.compile(r"^[\u4e00-\u9fff](?:某+|奶奶|爷爷|大爷|大妈|阿姨|叔叔?|婆婆|伯伯|先生|女士|师傅|老师|医生|家)$")


class Likeness(msgspec.Struct, frozen=True):
    """``rank``: 0 the same, 1 in sound, 2 one character apart; ``words`` say how they differ."""

    rank: int
    words: Words


SAME = Likeness(0, Words("姓名相同", "the name is the same"))


def likeness(said: str, known: str) -> Likeness | None:
    """How the name that was written may be the one that is known; None if it is another."""
    if said == known or said.casefold() == known.casefold():
        return SAME
    if not said or not known or said[:1].isascii() or known[:1].isascii():
        return _latin(said, known)
    apart = _apart(said, known)
    if len(said) == len(known) and sounds(said) & sounds(known):
        return Likeness(1, Words(f"姓名同音({apart})", f"the name sounds the same ({apart})"))
    if min(len(said), len(known)) >= LONG_ENOUGH and DamerauLevenshtein.distance(said, known) == 1:
        return Likeness(2, Words(f"姓名差一字({apart})", f"the name differs in one character ({apart})"))
    return None


def is_only_called(name: str) -> bool:
    """王奶奶, 刘某: how somebody is called, which is no name to match by."""
    return CALLED.match(name) is not None


def _apart(said: str, known: str) -> str:
    """Only the characters that differ: 健≈建."""
    if len(said) != len(known):
        return f"{len(said)}≠{len(known)}字"
    return "、".join(f"{a}≈{b}" for a, b in zip(said, known, strict=True) if a != b)


def _latin(said: str, known: str) -> Likeness | None:
    """LIU Jianguo for 刘建国, and names in letters that differ in one."""
    if said.isascii() and known.isascii():
        near = len(said) >= 2 * LONG_ENOUGH and DamerauLevenshtein.distance(said.casefold(), known.casefold()) == 1
        return Likeness(2, Words("姓名差一个字母", "the name differs in one letter")) if near else None
    letters, characters = (said, known) if said.isascii() else (known, said)
    spelled = re.sub(r"[\s'.-]", "", letters).casefold()
    ways = {"".join(way) for way in sounds(characters)} | {"".join((*way[1:], way[0])) for way in sounds(characters)}
    return Likeness(1, Words("姓名是拼音", "the name is in pinyin")) if spelled in ways else None


@lru_cache(maxsize=16384)
def sounds(name: str) -> frozenset[tuple[str, ...]]:
    """Every way to read a name aloud, without tones."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - a third of a second to load, and exact rows never need it

    read = pinyin(name[:6], style=Style.NORMAL, heteronym=True, errors=lambda rest: rest)
    return frozenset(product(*(tuple(dict.fromkeys(ways))[:3] for ways in read)))
