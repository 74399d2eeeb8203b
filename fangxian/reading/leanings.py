"""Tells how strongly the letters of a message, single and in pairs, speak for each kind: a sum of learned weights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import add
from pathlib import Path
from struct import unpack
from typing import NamedTuple, TypeAlias

from fangxian.measures.phrasing import SIGNS, Heard

FILE = Path(__file__).parent / "leanings.tsv"
_SHOWN = SIGNS | {"line": "\n", "gap": " ", "open": "{", "close": "}"}
_HIDDEN = {letter: f"{{{name}}}" for name, letter in _SHOWN.items()}
_HOLE = re.compile(r"\{([a-z]+)\}")
_WORD = re.compile("[a-z]{3,}")
_LATIN = re.compile("[a-z]")
_URGENT, _PRESSING, _AT_REST, _NOT_KNOWN = "urgent", 0.0, -0.8, -1.0
_BITS = 32
_MIDDLE = 1 << (_BITS - 1)
_UNIT = 100
SHORT = 10
_FEVER, _FEVER_C = "@fever", 37.3


Leaning: TypeAlias = Mapping[str, float]


class Leanings(NamedTuple):
    """The names that can be spoken for, where each begins, and what each letter or pair adds to all of them.

    The weights of one letter stand side by side in one whole number, so that one addition adds them all;
    ``middles`` keeps each sum above nought.
    """

    names: tuple[str, ...]
    begins: tuple[float, ...]
    weights: Mapping[str, int]
    middles: int

    def of(self, words: str, marks: Iterable[str]) -> Leaning:
        """For each name how strongly words in signs speak for it; above nought is more likely than not."""
        weights = self.weights
        known = traits(words, marks)
        total = sum(map(weights.__getitem__, weights.keys() & known), self.middles)
        lanes = unpack(f"<{len(self.names)}I", total.to_bytes(_BITS // 8 * len(self.names), "little"))
        share = 1 / (_UNIT * (len(known) + SHORT) ** 0.5)
        middle = _MIDDLE * share
        told = [lane * share - middle + begin for lane, begin in zip(lanes, self.begins, strict=True)]
        return dict(zip(self.names, told, strict=True))


def traits(words: str, known: Iterable[str]) -> set[str]:
    """What words in signs are known by: their letters, pairs of letters, English words, and what is known of them."""
    small = f"^{words.lower()}$"
    return {*small, *map(add, small, small[1:]), *known, *(_WORD.findall(small) if _LATIN.search(small) else ())}


def known_of(heard: Sequence[Heard], role: str) -> list[str]:
    """Who wrote, and whether a fever was measured, something lies ahead, or something is asked."""
    tokens = [token for one in heard for token in one.tokens]
    marks = {
        _FEVER: any(token.sort == "t" and token.value.value >= _FEVER_C for token in tokens),
        "@ahead": any(token.sort == "when" and token.value.ahead for token in tokens),
        "@asks": any(clause.asks for one in heard for clause in one.clauses),
        "@several": len(heard) > 1,
    }
    return [f"@{role}", *(mark for mark, holds in marks.items() if holds)]


def pressing(leaning: Leaning) -> bool:
    """Whether the letters of a message say that somebody must act within minutes."""
    return leaning.get(_URGENT, _NOT_KNOWN) > _PRESSING


def at_rest(leaning: Leaning, known: Iterable[str]) -> bool:
    """Whether they say clearly that nobody must; a fever that was measured is never talked away."""
    return leaning.get(_URGENT, 0) < _AT_REST and _FEVER not in known


@cache
def leanings() -> Leanings:
    """The weights as they stand in the table; the first line names what they speak for and where each begins."""
    head, *lines = FILE.read_text(encoding="utf-8").splitlines()
    pairs = [name.rsplit(" ", 1) for name in head.split("\t")]
    return Leanings(
        tuple(name for name, _ in pairs),
        tuple(float(begin) for _, begin in pairs),
        dict(map(_row, lines)),
        sum(_MIDDLE << (_BITS * at) for at in range(len(pairs))),
    )


def _row(line: str) -> tuple[str, int]:
    trait, *weights = line.split("\t")
    return _HOLE.sub(lambda hole: _SHOWN[hole[1]], trait), _side_by_side(weights)


def shown(trait: str) -> str:
    """A trait as the table shows it: signs by their names, as phrases write them."""
    return "".join(_HIDDEN.get(letter, letter) for letter in trait)


def _side_by_side(weights: Iterable[str]) -> int:
    """``3:-12``: the fourth name, and its weight in hundredths."""
    pairs = (weight.split(":") for weight in weights)
    return sum(int(value) << (_BITS * int(at)) for at, value in pairs)
