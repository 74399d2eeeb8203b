"""Tells, before a message is looked at subject by subject, which phrases can be said in it at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fangxian.measures.needed import Gated, letters_of
from fangxian.measures.phrasing import Phrase, behind_gate
from fangxian.reading.leanings import Leaning

DOUBTED = -0.7


class _Gate(NamedTuple):
    """A phrase, how its words and those of its contrary are looked for, and what it tells."""

    phrase: Phrase
    said: Callable[[str], object]
    elsewhere: Gated | None
    name: str


class _Gates:
    """The gates of all phrases, which of them each letter or pair of letters opens, the first of each name."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = phrases
        self.first: dict[str, Phrase] = {}
        self._gates: list[_Gate] = []
        self._opened_by: dict[str, list[int]] = {}
        self._open: list[int] = []
        for number, phrase in enumerate(phrases):
            said = behind_gate(phrase.said)
            elsewhere = behind_gate(phrase.elsewhere) if phrase.elsewhere else None
            self._gates.append(_Gate(phrase, said.form.search, elsewhere, phrase.name))
            for letter in said.needs:
                self._opened_by.setdefault(letter, []).append(number)
            if not said.needs:
                self._open.append(number)
            if not phrase.alarm and not phrase.rest:
                self.first.setdefault(phrase.name, phrase)

    def of(self, letters: frozenset[str]) -> list[_Gate]:
        """Those that open where these letters stand, in the order of the phrases."""
        numbers = {number for letter in self._opened_by.keys() & letters for number in self._opened_by[letter]}
        return [self._gates[number] for number in sorted(numbers.union(self._open))]


_GATES: dict[int, _Gates] = {}


def _gates(phrases: Sequence[Phrase]) -> _Gates:
    """The gates of the phrases, made once: the same phrases are asked for every message."""
    known = _GATES.get(id(phrases))
    if not known or known.phrases is not phrases:
        known = _GATES[id(phrases)] = _Gates(phrases)
    return known


def first_of(phrases: Sequence[Phrase], name: str) -> Phrase | None:
    """The first phrase of a name that tells by itself."""
    return _gates(phrases).first.get(name)


def may_be(phrases: Sequence[Phrase], whole: str, role: str, leaning: Leaning) -> list[Phrase]:
    """The phrases whose words stand in a message from somebody in ``role``, and whose contrary does not."""
    letters = letters_of(whole)
    return [
        phrase
        for phrase, said, elsewhere, name in _gates(phrases).of(letters)
        if role not in phrase.not_from
        and (phrase.alarm or leaning.get(name, 0) > DOUBTED)
        and said(whole)
        and not (elsewhere and elsewhere.may_match(letters) and elsewhere.form.search(whole))
    ]
