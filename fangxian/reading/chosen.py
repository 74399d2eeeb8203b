"""Fills in the answer of a few that the letters of a message speak for, where the words of a phrase left it open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from fangxian.reading.facts import Fact
from fangxian.reading.leanings import Leaning

SURELY, HARDLY = 0.0, -0.6


def choose(settled: Sequence[Fact], leaning: Leaning) -> None:
    """The answer that is spoken for most: where there is none, and where the one told is hardly spoken for."""
    for fact in settled:
        for field, names in _choices(tuple(leaning)).get(fact.phrase.kind, {}).items():
            best = max(names, key=leaning.__getitem__)
            told = fact.fields.get(field)
            open_still = told is None and "negated" not in fact.fields
            if open_still or (leaning[best] > SURELY and _against(told, names, leaning)):
                fact.fields[field] = names[best]


def _against(told: object, names: dict[str, str], leaning: Leaning) -> bool:
    return any(value == told and leaning[name] < HARDLY for name, value in names.items())


@cache
def _choices(names: tuple[str, ...]) -> dict[str, dict[str, dict[str, str]]]:
    """By kind and field the names of the answers: ``need/need_type=food``."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name in names:
        kind, _, answer = name.partition("/")
        field, _, value = answer.partition("=")
        if answer:
            found.setdefault(kind, {}).setdefault(field, {})[name] = value
    return found
