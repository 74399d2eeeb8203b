"""Pinyin initials of a name: 刘建国 is found by ljg, and by lj."""

from __future__ import annotations

from functools import cache
from itertools import product

SHORTEST = 2


def initials(name: str) -> frozenset[str]:
    """Every way to type the name by initials, from two letters on; a character read in two ways gives two."""
    letters = [_letters(character) for character in name if character.strip()]
    spelled = {"".join(way) for way in product(*letters[:6])}
    return frozenset(way[:length] for way in spelled for length in range(SHORTEST, len(way) + 1))


@cache
def _letters(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - a third of a second, and only a search by initials needs it

    read = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors=str.lower)
    return tuple(sorted({way[0] for way in read[0] if way}))[:2]
