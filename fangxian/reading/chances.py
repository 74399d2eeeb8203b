"""Tells, before a message is looked at subject by subject, which phrases can be said in it at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from fangxian.measures.needed import Gated, letters_of
from fangxian.measures.phrasing import Phrase, behind_gate
from fangxian.reading.leanings import Leaning

Gates: TypeAlias = "tuple[tuple[Phrase, Callable[[str], object], frozenset[str], Gated | None, str], ...]"
_GATES: dict[int, tuple[Sequence[Phrase], Gates]] = {}


def _gates(phrases: Sequence[Phrase]) -> Gates:
    """The gates of the phrases, made once: the same phrases are asked for every message."""
    known = _GATES.get(id(phrases))
    if not known or known[0] is not phrases:
        made = tuple((phrase, *_gate(phrase), phrase.name) for phrase in phrases)
        known = _GATES[id(phrases)] = (phrases, made)
    return known[1]


def _gate(phrase: Phrase) -> tuple[Callable[[str], object], frozenset[str], Gated | None]:
    said = behind_gate(phrase.said)
    return said.form.search, said.needs, behind_gate(phrase.elsewhere) if phrase.elsewhere else None


DOUBTED = -0.7


def may_be(phrases: Sequence[Phrase], whole: str, role: str, leaning: Leaning) -> list[Phrase]:
    """The phrases whose words stand in a message from somebody in ``role``, and whose contrary does not."""
    letters = letters_of(whole)
    return [
        phrase
        for phrase, said, needs, elsewhere, name in _gates(phrases)
        if (not needs or not needs.isdisjoint(letters))
        and said(whole)
        and role not in phrase.not_from
        and (phrase.alarm or leaning.get(name, 0) > DOUBTED)
        and not (elsewhere and elsewhere.may_match(letters) and elsewhere.form.search(whole))
    ]
