"""Settles what the facts of a message are to each other: what stands alone, what gives way, what is said twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fangxian.reading.facts import Fact


def settle(told: Sequence[Fact]) -> list[Fact]:
    """The facts that remain, in the order in which they were told."""
    alone = [fact for fact in told if fact.phrase.alone]
    kept = (alone[:1] and [fact for fact in alone if fact.phrase.kind == alone[0].phrase.kind]) or list(told)
    kept = [fact for fact in kept if not _gives_way(fact, kept)]
    for fact in kept:
        _leave(fact, kept)
    _hand_on(kept)
    return _once(kept)


def _gives_way(fact: Fact, others: Sequence[Fact]) -> bool:
    return any(
        other.phrase.kind in fact.phrase.yields and other.subject == fact.subject and not _goods_apart(fact, other)
        for other in others
        if other is not fact
    )


def _goods_apart(fact: Fact, other: Fact) -> bool:
    """Each tells of goods of its own: 药收到了,还想要一瓶酱油."""
    mine, others = fact.fields.get("items"), other.fields.get("items")
    return bool(mine and others and mine != others)


def _leave(fact: Fact, others: Sequence[Fact]) -> None:
    for kind, field in fact.phrase.leaves:
        if any(other.phrase.kind == kind and other.subject == fact.subject for other in others):
            fact.fields.pop(field, None)


def _hand_on(told: Sequence[Fact]) -> None:
    """A moment governs what is told after it in the same way of the next subject: 今天3栋消毒了,4栋没消毒."""
    for before, fact in pairwise(told):
        if fact.phrase is before.phrase and fact.subject != before.subject and _undated(fact):
            for name in ("when", "when_part"):
                if name in before.fields:
                    fact.fields[name] = before.fields[name]


def _undated(fact: Fact) -> bool:
    return "day" in fact.phrase.takes and "when" not in fact.fields


def _once(told: Sequence[Fact]) -> list[Fact]:
    """A fact that says nothing that another of its kind does not say too is dropped."""
    kept: list[Fact] = []
    for fact in told:
        same = [other for other in kept if other.fields["kind"] == fact.fields["kind"]]
        if not _is_second(fact, kept) and not any(
            fact.fields.items() <= other.fields.items() for other in same if _plain(fact, other)
        ):
            kept.append(fact)
    return kept


def _plain(fact: Fact, other: Fact) -> bool:
    return fact.subject != other.subject or fact.phrase is not other.phrase


def _is_second(fact: Fact, kept: Sequence[Fact]) -> bool:
    """Another phrase of the same kind has already told of this subject, and both affirm or both deny."""
    return any(
        other.phrase.kind == fact.phrase.kind
        and other.phrase is not fact.phrase
        and other.subject == fact.subject
        and other.fields.get("negated") == fact.fields.get("negated")
        for other in kept
    )
