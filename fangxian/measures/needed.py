"""Tells from a pattern which letters or pairs of them must stand in a text, so that most are not tried at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import Any, NamedTuple

from fangxian.measures.beginnings import NO_WIDTH, beginnings_of_item, has_width, parsed, quick

_COMMON = "的了是不有在人一来到大家请能没无上下个口出要可以发天日今"
_OFTEN = {letter: 40 / rank for rank, letter in enumerate(_COMMON, start=1)} | dict.fromkeys(", 没我你他都说", 12.0)
_SIGN = 8.0  # a number, a day, a door: one of them stands in most messages
_OFTEN["0"] = _SIGN
_MOST = 400
_MOST_PAIRS = 60
_PAIR = 0.1
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4)  # the same words are asked about as a message, as its clauses and as its only subject
def letters_of(text: str) -> frozenset[str]:
    """The letters of a text and the pairs of them, in small and as they stand; one nought for whatever digits."""
    small = text.lower()
    pairs = map(add, text, text[1:])
    found = frozenset(text).union(pairs, "0" if _DIGIT.search(text) else "")
    return found if small == text else found.union(small, map(add, small, small[1:]))


class Gated(NamedTuple):
    """A pattern, and the letters or pairs of which one at least stands in whatever it matches (none: unknown)."""

    form: re.Pattern[str]
    needs: frozenset[str]

    def may_match(self, letters: frozenset[str]) -> bool:
        """Whether it can match where only these letters stand: a cheap look before the search."""
        return not self.needs or not self.needs.isdisjoint(letters)

    def finditer(self, text: str, letters: frozenset[str]) -> Iterator[re.Match[str]]:
        """All that it matches in a text of these letters."""
        return self.form.finditer(text) if self.may_match(letters) else iter(())


def gated(words: str, flags: int = 0) -> Gated:
    """A pattern behind its gate."""
    return Gated(quick(words, flags), needed(words, flags))


def needed(words: str, flags: int = 0) -> frozenset[str]:
    """Small letters or pairs of which one at least stands in whatever the words match; empty if none is known."""
    return _of_sequence(parsed(words, flags)) or frozenset()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best that any one item of a sequence asks for, or two side by side: few letters, and rare ones."""
    wide = [(str(op), value) for op, value in items if str(op) not in NO_WIDTH]
    found = [letters for op, value in wide if (letters := _of_item(op, value))]
    found += [pairs for one, other in pairwise(wide) if (pairs := _side_by_side(one, other))]
    return min(found, key=_weight) if found else None


def _side_by_side(one: tuple[str, Any], other: tuple[str, Any]) -> frozenset[str]:
    """The pairs of which one stands where a single letter is followed by something that has a width."""
    first = _of_item(*one) if one[0] in ("LITERAL", "IN") else None
    second = _letters_at_head(*other) if first and has_width(*other) else None
    if not first or not second or "0" in first or len(first) * len(second) > _MOST_PAIRS:
        return frozenset()
    return frozenset(a + b for a in first for b in second)


def _letters_at_head(op: str, value: Any) -> frozenset[str] | None:
    """The letters with which an item begins, in small and as they stand; None if it may be any."""
    begins = beginnings_of_item(op, value)
    if begins is None or any(len(one) > 1 for one in begins):
        return None
    return frozenset().union(*(_small(ord(letter)) for letter in begins))


def _weight(letters: frozenset[str]) -> float:
    return sum(
        _PAIR if len(letter) > 1 else _SIGN if letter >= "\ue000" else _OFTEN.get(letter, 1) for letter in letters
    )


def _of_item(op: str, value: Any) -> frozenset[str] | None:
    if op == "LITERAL":
        return _small(value)
    if op == "IN":
        return _of_class(value)
    if op == "SUBPATTERN":
        return _of_sequence(value[3])
    if op == "BRANCH":
        return _of_branches(value[1])
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(value[2]) if value[0] else None
    return _of_sequence(value) if op == "ATOMIC_GROUP" else None


def _of_branches(branches: Iterable[Any]) -> frozenset[str] | None:
    found = [_of_sequence(branch) for branch in branches]
    return frozenset().union(*(letters for letters in found if letters)) if all(found) else None


def _of_class(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    letters: set[str] = set()
    for op, value in members:
        if str(op) == "LITERAL":
            letters |= _small(value)
        elif str(op) == "RANGE" and value[1] - value[0] < _MOST:
            letters.update(*(_small(code) for code in range(value[0], value[1] + 1)))
        elif str(value) == "CATEGORY_DIGIT":
            letters.add("0")
        else:
            return None
    return frozenset(letters)


def _small(code: int) -> frozenset[str]:
    """A letter in small, and itself: what is folded elsewhere in the table of letters is looked for as it is."""
    return frozenset({chr(code), chr(code).lower()})
