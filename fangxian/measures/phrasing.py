"""What a measure's phrases consist of: the contract between how people speak and what is written down.

A phrase is matched against words in which everything already recognised (a number, a door, a moment …)
stands as one sign. In a pattern ``{n}`` is such a sign and is an answer; ``{_n}`` is one that is not.
The sorts are those of ``SIGNS``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec

from fangxian.measures.needed import Gated, gated, letters_of

Fields = dict[str, Any]

SIGNS = {
    "n": "\ue000",  # a number
    "t": "\ue001",  # a body temperature
    "when": "\ue002",  # a moment or a span of time
    "door": "\ue003",  # building, unit, room, floor
    "grid": "\ue004",
    "region": "\ue005",
    "plate": "\ue006",
    "phone": "\ue007",
    "id": "\ue008",
    "trip": "\ue009",  # a train or a flight
    "symptom": "\ue00a",  # one somebody has
    "denied": "\ue013",  # a symptom somebody has not
    "person": "\ue00b",
    "age": "\ue00c",
    "ratio": "\ue00d",  # 1:100
    "strength": "\ue00e",  # mg/L
    "goods": "\ue00f",  # something to eat, to take, to use; with its number if it has one
    "spot": "\ue010",  # a named place: a gate, a street, a compound
    "link": "\ue011",  # an address on the net
    "days": "\ue012",  # a number of days
    "role": "\ue014",  # somebody told by what they do, with a reading: 快递小哥36.7
}
SORTS = {sign: sort for sort, sign in SIGNS.items()}
_SIGN = re.compile(f"[{''.join(SORTS)}]")
_HOLE = re.compile(r"\{(_?)([a-z]+)\}")


class Token(NamedTuple):
    """Something recognised: its sort, the characters it stands on, and its value."""

    sort: str
    start: int
    end: int
    value: Any


def pattern(words: str) -> re.Pattern[str]:
    """The pattern of a phrase; its holes become the signs of what was recognised."""
    return behind_gate(words).form


@cache
def behind_gate(words: str) -> Gated:
    """The pattern of a phrase behind its gate."""

    def sign(hole: re.Match[str]) -> str:
        return SIGNS[hole[2]] if hole[1] else f"({SIGNS[hole[2]]})"

    return gated(_HOLE.sub(sign, words), re.IGNORECASE)


class Say(NamedTuple):
    """One way in which a field is told: the first answer in ``words``, or ``value`` if it is fixed."""

    field: str
    words: str
    value: Any = None


class Clause(NamedTuple):
    """A stretch between two marks: where it stands in what was heard, and whether it asks."""

    start: int
    end: int
    asks: bool


class Heard:
    """What was said about one subject, the heading of the message included."""

    def __init__(
        self,
        words: str,
        tokens: list[Token],
        clauses: list[Clause],
        heading: int,
        offsets: list[int],
        share: tuple[int, int] = (0, 1),
    ) -> None:
        self.words = words
        self.tokens = tokens
        self.clauses = clauses
        self.heading = heading
        self.offsets = offsets
        self.share = share
        self.letters = letters_of(words)
        self.at = dict(zip((found.start() for found in _SIGN.finditer(words)), tokens, strict=True))

    def answer(self, found: re.Match[str]) -> Any:
        """The value of the first answer in the match: a recognised one's value, else its words."""
        said = next(i for i in range(1, len(found.groups()) + 1) if found[i] is not None)
        token = self.at.get(found.start(said)) if len(found[said]) == 1 else None
        return token.value if token else found[said]

    def signs(self, sort: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Token]]:
        """The recognised ones of a sort within a stretch, with the place where each stands."""
        sign, at = SIGNS[sort], self.words.find(SIGNS[sort], start, end)
        while at >= 0:
            yield at, self.at[at]
            at = self.words.find(sign, at + 1, end)

    def clause_at(self, at: int) -> Clause:
        """The clause in which a place stands."""
        for clause in self.clauses:
            if at < clause.end:
                return clause
        return self.clauses[-1]

    def ahead(self) -> bool:
        """Whether a moment still to come is named (a deadline is none)."""
        return any(token.value.ahead and not token.value.role for _, token in self.signs("when"))

    def has(self, words: str) -> bool:
        """Whether the words are said anywhere about this subject."""
        return self.search(words) is not None

    def search(self, words: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Where the words are said first within a stretch."""
        form, needs = behind_gate(words)
        return form.search(self.words, start, end) if not needs or not needs.isdisjoint(self.letters) else None


Finish = Callable[[Fields, Heard], Iterable[Fields]]
Urgent = Callable[[Fields, Heard], bool]


def as_it_is(fields: Fields, _heard: Heard) -> Iterable[Fields]:
    """Nothing is left to round off."""
    return (fields,)


def _never(_fields: Fields, _heard: Heard) -> bool:
    return False


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """How one kind of record is said.

    ``said`` are the words that speak of it, ``unless`` words in the same clause that mean something else,
    ``elsewhere`` words anywhere in the message that do; ``denied`` the words that say it did not happen.
    ``takes`` names what the engine may give it (person, when, reading …), ``says`` its own fields.
    ``asks``: it is also said as a question. ``alone``: nothing else in the message is then a fact.
    ``yields``: it is dropped if one of these kinds is told of the same subject;
    ``leaves`` (kind, field): it leaves the field to that kind. ``rest``: it is only told
    of readings that no other kind took. ``not_from``: roles that never mean it so.
    ``apart``: said again in another sentence of the same subject, it is another fact.
    ``alarm``: it tells no fact, but makes the message urgent. ``whole``: it is told only if nothing else is said.
    """

    kind: str
    said: str
    unless: str = ""
    elsewhere: str = ""
    denied: str = ""
    takes: frozenset[str] = frozenset()
    says: tuple[Say, ...] = ()
    asks: bool = False
    alone: bool = False
    rest: bool = False
    not_from: frozenset[str] = frozenset()
    alarm: bool = False
    whole: bool = False
    apart: bool = False
    yields: tuple[str, ...] = ()
    leaves: tuple[tuple[str, str], ...] = ()
    finish: Finish = as_it_is
    urgent: Urgent = _never

    @property
    def name(self) -> str:
        """What it tells, its kind and the answer that is always the same: ``concern/concern_type=rumour``."""
        told = [say.field for say in self.says]
        fixed = next((say for say in self.says if not say.words and told.count(say.field) == 1), None)
        return f"{self.kind}/{fixed.field}={fixed.value}" if fixed else self.kind
