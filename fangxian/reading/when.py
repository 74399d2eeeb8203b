"""Chooses the moment that belongs to a fact: that of its own words, else the one that governs them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fangxian.measures.phrasing import SIGNS, Clause, Heard, Token
from fangxian.reading.clauses import letters
from fangxian.reading.slot import Slot, Slots

_WHEN = SIGNS["when"]
OPENING = re.compile(
    rf"[\[\s\"(]*(?:(?:[{SIGNS['grid']}{SIGNS['spot']}]|报告|汇报|情况|日报|更新|您好|你好|书记|大家好|"
    rf"早上好|daily|report|update|summary|,|:|我|我们|社区|网格|本|截至|截止|的)\s*)*{_WHEN}|\[[^\]\n]{{0,16}}?{_WHEN}",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[^,。;\n]{0,24}:")
_EARLIER = re.compile(r"\s*(?:报的|说的|那条|发的|上报的|提到的|已报|来过|复查|再[来去查看]|回访|检查组)")


def when(heard: Heard, at: int, own: int, *, report: bool, sole: bool, rivals: Sequence[int]) -> Slots:
    """The moment of a fact told at ``at``, or at ``own``.

    ``report``: it may take the day with which the message opens; ``sole``: nothing else is told,
    so that any moment is its own; ``rivals``: where something else is told, whose clause keeps its moment.
    """
    clause = heard.clause_at(at)
    others = heard.words[at] != SIGNS["t"]
    found = (
        _of_clause(heard, clause, at, others=others)
        or _of_clause(heard, heard.clause_at(own), own)
        or _standing_alone(heard, clause)
    )
    if not found and sole and heard.heading:
        found = _only_one_of_its_own(heard)
    if not found and report:
        found = (_before_it(heard, clause, rivals) if others else None) or _opening(heard) or _titled(heard)
    if not found and sole:
        asked = heard.clause_at
        found = next(
            (
                pair
                for pair in _usable(heard, 0, len(heard.words))
                if not pair[1].value.just and not asked(pair[0]).asks
            ),
            None,
        )
    return _slots(*found) if found else []


def _only_one_of_its_own(heard: Heard) -> tuple[int, Token] | None:
    """1栋301胡建设(温州,1月24日到): what is said of this one alone comes before what opens the list."""
    found = [pair for pair in _usable(heard, heard.heading, len(heard.words)) if not pair[1].value.just]
    return found[0] if len(found) == 1 else None


def _before_it(heard: Heard, clause: Clause, rivals: Sequence[int]) -> tuple[int, Token] | None:
    """A day governs what follows it in the same sentence: 今天血压上到190,头晕得站不住."""
    if _NOW.search(heard.words, clause.start, clause.end) or heard.words[clause.start - 1 : clause.start] != ",":
        return None
    before = heard.clause_at(clause.start - 1)
    found = _usable(heard, max(before.start, heard.heading), clause.start)
    named = [
        pair for pair in found if pair[1].value.named and not pair[1].value.just and heard.words[pair[0] + 1] != "的"
    ]
    if not named:
        return None
    its = heard.clause_at(named[-1][0])
    return None if any(its.start <= rival < its.end for rival in rivals) else named[-1]


_NOW = re.compile("现在|目前|如今|这会")


def _usable(heard: Heard, start: int, end: int, *, others: bool = True) -> list[tuple[int, Token]]:
    return [
        (at, token)
        for at, token in heard.signs("when", start, end)
        if not token.value.role
        and not _EARLIER.match(heard.words, at + 1)
        and not (others and _is_of_reading(heard, at, token))
    ]


def _is_of_reading(heard: Heard, at: int, token: Token) -> bool:
    """今天量的36.4: the moment of a reading that another fact carries, 早36.5: of one of two readings."""
    after = heard.words[at + 1 : at + 8]
    return (
        bool(re.match(rf"(?:早上|自己|又|刚|已|的|体温|测|量|在家|是|了|:|\s)*{SIGNS['t']}", after))
        and not token.value.clock
        and at > 0
    ) or bool(re.search(rf"{SIGNS['t']} (?:in )?$", heard.words[max(at - 5, 0) : at]) and token.value.part)


def _of_clause(heard: Heard, clause: Clause, at: int, *, others: bool = True) -> tuple[int, Token] | None:
    found = _usable(heard, clause.start, clause.end, others=others)
    named = [pair for pair in found if not pair[1].value.just] or found
    before = [pair for pair in named if pair[0] <= at]
    return before[-1] if before else named[0] if named else None


def _standing_alone(heard: Heard, clause: Clause) -> tuple[int, Token] | None:
    """1月13日, … : a moment with nothing else in its clause."""
    for other in heard.clauses:
        found = _usable(heard, other.start, other.end)
        if found and len(letters(heard.words[other.start : other.end])) <= 2 and other is not clause:
            return found[0]
    return None


def _opening(heard: Heard) -> tuple[int, Token] | None:
    found = OPENING.match(heard.words)
    token = heard.at[found.end() - 1] if found else None
    if not found or not token or token.value.role or token.value.clock:
        return None
    return found.end() - 1, token


def _titled(heard: Heard) -> tuple[int, Token] | None:
    """The day named in what stands before all subjects (门岗人员今日体温:…)."""
    title = _TITLE.match(heard.words)
    end = max(heard.heading, title.end() if title else 0)
    return next((pair for pair in _usable(heard, 0, end) if not pair[1].value.just), None) if end else None


def of_reading(heard: Heard) -> Slots:
    """还剩3天解除,今天36.7: the day on which one who is watched was measured."""
    named = [pair for pair in _usable(heard, 0, len(heard.words), others=False) if pair[1].value.named]
    day = [pair for pair in named if not pair[1].value.just]
    return [Slot("when", f"{day[0][1].value.day}", day[0][0])] if len(day) == 1 else []


def _slots(at: int, token: Token) -> Slots:
    moment: Any = token.value
    slots = [Slot("when", moment.written(), at)]
    if moment.part and not moment.clock:
        slots.append(Slot("when_part", moment.part, at))
    if moment.end:
        slots.append(Slot("when_end", moment.end.written(), at))
    if moment.approx:
        slots.append(Slot("when_approx", value=True, at=at))
    return slots


def due(heard: Heard) -> Slots:
    """A deadline (今晚8点前)."""
    return _in_role(heard, "due")


def as_of(heard: Heard) -> Slots:
    """The moment of a running total (截至14时)."""
    found = _in_role(heard, "as_of")
    return [*found, Slot("cumulative", value=True, at=found[0].at)] if found else []


def _in_role(heard: Heard, role: str) -> Slots:
    for at, token in heard.signs("when"):
        if token.value.role == role:
            return [Slot(role, token.value.written(), at)]
    return []
