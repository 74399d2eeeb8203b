"""Why a figure is another one: from one report to a later one, row by row, always summing to the difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import fsum

import msgspec

from fangxian.derived.figures import Row
from fangxian.measures.questions import Words
from fangxian.reports import causes
from fangxian.reports.between import Between, between
from fangxian.reports.counted import on
from fangxian.reports.fill import FilledLine, Number, plain
from fangxian.reports.sides import Side

Pair = tuple[Row | None, Row | None]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a difference: its cause, how much, the row it is about, and the entry that made it so."""

    cause: str
    value: float
    row: Row | None = None
    by: int | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One figure in two reports; ``whole``: since the beginning. The steps sum to ``new - old``."""

    indicator: str
    words: Words
    whole: bool
    old: Number
    new: Number
    steps: tuple[Step, ...]

    def by_cause(self) -> list[tuple[str, Number]]:
        """How much each cause came to, in the order in which causes are told; none that comes to nothing."""
        sums: defaultdict[str, list[float]] = defaultdict(list)
        for step in self.steps:
            sums[step.cause].append(step.value)
        told = ((cause, plain(fsum(sums[cause]))) for cause in causes.CAUSES if cause in sums)
        return [(cause, value) for cause, value in told if value]


class Explained(msgspec.Struct, frozen=True):
    """All figures of two reports of one form that are not the same, or that moved within."""

    old: Side
    new: Side
    changes: list[Change]

    @property
    def same_definitions(self) -> bool:
        return self.old.definitions == self.new.definitions


def explain(one: Side, other: Side) -> Explained:
    """From the earlier to the later of two reports. ValueError if they are not of one form and community."""
    if (one.filled.form, one.filled.community_id) != (other.filled.form, other.filled.community_id):
        raise ValueError("only two reports of one form and community can be compared")
    old, new = sorted((one, other), key=lambda side: (side.ledger_number, side.day, side.number or 1 << 40))
    both = _in_both(old, new)
    pairs = [_pairs(old, new, then.indicator, whole=whole) for then, _, whole in both]
    numbers = {row.number for found in pairs for pair in found for row in pair if row and row.number}
    past = between(old.filled.community_id, old.ledger_number, new.ledger_number, numbers)
    judge = _Judge(old, new, past)
    steps = [judge.steps(found, whole=whole) for found, (_, _, whole) in zip(pairs, both, strict=True)]
    changes = [_change(*line, these) for line, these in zip(both, steps, strict=True)]
    return Explained(old, new, [change for change in changes if change.steps])


def _in_both(old: Side, new: Side) -> list[tuple[FilledLine, FilledLine, bool]]:
    """The figures that both reports have: of the day, and since the beginning where both forms ask for it."""
    lines = {line.indicator: line for line in new.filled.lines}
    both = [(line, lines[line.indicator]) for line in old.filled.lines if line.indicator in lines]
    return [(a, b, whole) for a, b in both for whole in (False, True) if not whole or None not in (a.total, b.total)]


def _pairs(old: Side, new: Side, indicator: str, *, whole: bool) -> list[Pair]:
    """The rows that differ: those of one side alone, and those that count otherwise or in another grid."""
    before = {_key(row): row for row in old.counted.under(indicator, old.day, whole=whole)}
    after = {_key(row): row for row in new.counted.under(indicator, new.day, whole=whole)}
    keys = sorted(before.keys() | after.keys(), key=str)
    found = [(before.get(key), after.get(key)) for key in keys]
    return [(a, b) for a, b in found if a is None or b is None or (a.value, a.grid_id) != (b.value, b.grid_id)]


def _key(row: Row) -> tuple[object, ...]:
    return row.place_id, row.subject, row.from_day


def _change(then: FilledLine, now: FilledLine, whole: bool, steps: Sequence[Step]) -> Change:
    old, new = (line.total or 0 if whole else line.sum for line in (then, now))
    left = plain(new - old - fsum(step.value for step in steps))
    rounding = (Step(cause=causes.ROUNDING, value=left),) if left else ()
    return Change(indicator=now.indicator, words=now.words, whole=whole, old=old, new=new, steps=(*steps, *rounding))


class _Judge:
    """Says of each differing row what made it differ."""

    def __init__(self, old: Side, new: Side, past: Between) -> None:
        self.old, self.new, self.past = old, new, past
        self._before = {_named(row) for row in old.counted.rows}
        self._after = {_named(row) for row in new.counted.rows}
        self._holding = {line.indicator for line in new.filled.lines if line.holds}

    def steps(self, pairs: Sequence[Pair], *, whole: bool) -> list[Step]:
        """One step for a row that came, went or counts otherwise; two for one that lies in another grid."""
        return [step for pair in pairs for step in self._of(*pair, whole=whole)]

    def _of(self, before: Row | None, after: Row | None, *, whole: bool) -> Iterator[Step]:
        if before and after and before.grid_id == after.grid_id:
            cause, by = self._changed(after)
            yield Step(cause=cause, value=after.value - before.value, row=after, by=by)
        elif before and after:
            yield Step(cause=causes.MOVED, value=-before.value, row=before)
            yield Step(cause=causes.MOVED, value=after.value, row=after)
        elif after:
            cause, by = self._came(after)
            yield Step(cause=cause, value=after.value, row=after, by=by)
        elif before:
            cause, by = self._gone(before, whole=whole)
            yield Step(cause=cause, value=-before.value, row=before, by=by)

    def _came(self, row: Row) -> tuple[str, int | None]:
        """Why the earlier report had not that row."""
        number, known = row.number or 0, self.old.ledger_number
        if self.past.origin(number) > known:
            return causes.LEARNED, number
        if number > known:
            return causes.CORRECTED, number
        if row.from_day > self.old.day or (_named(row) in self._before and not on(row, self.old.day)):
            return causes.DAY, None
        return self._changed(row)

    def _gone(self, row: Row, *, whole: bool) -> tuple[str, int | None]:
        """Why the later report no longer has that row."""
        holds = row.indicator in self._holding
        over = not whole and row.until_day is not None and row.until_day <= self.new.day
        if row.from_day > self.new.day or (over and not holds):
            return causes.DAY, None
        cause, by = self._changed(row)
        if over or (cause != causes.CORRECTED and _named(row) in self._after):
            return causes.ENDED, by
        return cause, by

    def _changed(self, row: Row) -> tuple[str, int | None]:
        """What made another one of a row that rests on a known entry."""
        right = self.past.put_right.get(self.past.origin(row.number or 0))
        if right:
            return causes.CORRECTED, right
        later = self.past.last_at.get(row.place_id)
        if later:
            return causes.FOLLOWED, later
        same = self.old.definitions == self.new.definitions
        return causes.REGISTRY if same else causes.DEFINITION, None


def _named(row: Row) -> tuple[object, ...]:
    return row.indicator, *_key(row)
