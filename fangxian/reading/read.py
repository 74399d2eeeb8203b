"""Reads a message: text, tokens, clauses by subject, facts, settled facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

import msgspec

from fangxian.measures.phrasing import Fields, Phrase
from fangxian.reading.chosen import choose
from fangxian.reading.facts import Fact, facts
from fangxian.reading.leanings import at_rest, known_of, leanings, pressing
from fangxian.reading.letters import plain
from fangxian.reading.proposed import alike, proposed
from fangxian.reading.settle import settle
from fangxian.reading.subjects import message, subjects
from fangxian.reading.sureness import OFFERED, sureness, unread
from fangxian.reading.tokens import tokens

Tongues: TypeAlias = Sequence[Phrase]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood.

    ``facts`` in the form of messages (``kind`` and its fields), ``sure`` 0…1 for each, ``spans`` for each the
    characters that led to a field; ``unread`` the stretches of the text that led to nothing.
    """

    facts: list[Fields]
    urgent: bool
    sure: list[float]
    spans: list[dict[str, tuple[int, int]]]
    unread: list[tuple[int, int]]

    @property
    def offered(self) -> list[bool]:
        """For each fact whether it is sure enough to be accepted with one tap."""
        return [sure >= OFFERED for sure in self.sure]


def read(text: str, sent_at: datetime, role: str, tongues: Tongues) -> Reading:
    """Read one message, sent at ``sent_at`` by somebody in ``role``. Never fails, whatever the text."""
    told = tokens(plain(text), sent_at)
    heard = subjects(told)
    known = known_of(heard, role)
    leaning = leanings().of(told.words, known)
    found = list(facts(heard, tongues, role, heard[0] if len(heard) == 1 else message(told), leaning))
    found += proposed(heard, tongues, leaning, found)
    found += list(alike(heard, found))
    settled = settle([fact for fact in found if not fact.phrase.alarm])
    choose(settled, leaning)
    silent = list(unread(told, settled))
    return Reading(
        facts=[_in_form(fact, text) for fact in settled],
        urgent=_urgent(found, settled, pressing=pressing(leaning), at_rest=at_rest(leaning, known)),
        sure=sureness(told, settled),
        spans=[fact.spans for fact in settled],
        unread=[*silent, *_beyond(told.offsets[-1], len(text))],
    )


def _urgent(found: list[Fact], settled: list[Fact], *, pressing: bool, at_rest: bool) -> bool:
    """An alarm is never doubted; a fact is, by the letters; they alone count too, unless one fact stands alone."""
    told = [one for one in _heeded(found, settled) if one.phrase.urgent(one.fields, one.heard)]
    alone = any(fact.phrase.alone for fact in settled)
    return any(one.phrase.alarm or not at_rest for one in told) or (pressing and not alone)


def _beyond(end: int, size: int) -> list[tuple[int, int]]:
    """What follows the last letter that was looked at."""
    return [(end, size)] if end < size else []


def _heeded(found: list[Fact], settled: list[Fact]) -> list[Fact]:
    """What may make a message urgent: its facts, and its alarms unless a rumour or a correction stands alone."""
    alarms = [fact for fact in found if fact.phrase.alarm]
    return settled if any(fact.phrase.alone for fact in settled) else settled + alarms


def _in_form(fact: Fact, text: str) -> Fields:
    """The fields of a fact, with the words of its moment as they were written."""
    if "when" in fact.fields and "when" in fact.spans:
        start, end = fact.spans["when"]
        return fact.fields | {"when_text": text[start:end]}
    return fact.fields
