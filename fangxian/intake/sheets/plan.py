"""What taking a sheet in would do, row by row, before anything is done: same, new, changed or unclear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Q

from fangxian.intake.sheets.before import Before
from fangxian.intake.sheets.compare import compared
from fangxian.intake.sheets.heads import Line, Listing, halves
from fangxian.intake.sheets.ids import record_id
from fangxian.intake.sheets.saying import Spoken, spoken
from fangxian.intake.sheets.sorts import Sort
from fangxian.intake.sheets.titled import heard
from fangxian.ledger import read
from fangxian.ledger.read import Told
from fangxian.measures.questions import Words
from fangxian.measures.shape import questions_of
from fangxian.registry.matching import Hint, Match, matched
from fangxian.registry.matching.around import called
from fangxian.registry.matching.hint import hint
from fangxian.registry.matching.verdict import CHANGED, NEW, SAME, UNCLEAR
from fangxian.registry.response import profile
from fangxian.vault.opening import Look

NO_DAY = Words(
    "没写是哪一天:请在标题里写明日期,或加一列“日期”", "no day is told: write it in the title, or add a column “date”"
)


class Planned(msgspec.Struct, kw_only=True):
    """One row and what it comes to. ``entry`` is what the ledger has of it already; ``id`` what it would become.

    ``asked`` is what the sheet itself lacks or says twice, so that the row cannot be taken in.
    """

    line: Line
    hint: Hint
    match: Match
    answers: dict[str, Any]
    faults: tuple[Words, ...]
    status: str
    why: Words
    daily: bool = False
    asked: Words | None = None
    id: UUID | None = None
    entry: Told | None = None

    @property
    def day(self) -> object:
        """The day and its part, where a record is of one; of all others there is one on a sheet."""
        return (self.answers.get("when"), self.answers.get("when_part")) if self.daily else None

    @property
    def takes(self) -> bool:
        """Whether it can be taken in at all."""
        return self.status in (NEW, CHANGED) and self.id is not None

    @property
    def offered(self) -> bool:
        """Whether it is ticked from the start: what is new, of somebody who is surely meant."""
        return self.status == NEW and self.takes and self.match.sure and not self.faults


class Plan(msgspec.Struct, kw_only=True):
    """A sheet of people with every row judged."""

    listing: Listing
    sort: Sort
    rows: list[Planned]

    def of(self, status: str) -> list[Planned]:
        """The rows with that status."""
        return [row for row in self.rows if row.status == status]

    @property
    def summary(self) -> Words:
        """The plan in one sentence."""
        n, c, s, u = (len(self.of(status)) for status in (NEW, CHANGED, SAME, UNCLEAR))
        return Words(
            f"共{len(self.rows)}行:新{n}行,有变化{c}行,已有{s}行,不确定{u}行。",
            f"{len(self.rows)} rows: {n} new, {c} changed, {s} already there, {u} unclear.",
        )


def plan(look: Look, found: Listing, sort: Sort, now: datetime, reach: Q | None = None) -> Plan:
    """Judges every row. Whoever may be meant is opened once, and so is what the ledger has of them."""
    ours = called(look.community_id)
    kind = sort.record
    lines = found.lines if "temperature_am" in questions_of(kind) else list(halves(found.lines))
    hints = [hint(line.cells, ours) for line in lines]
    matches = matched(look, hints, reach)
    before = Before(look, matches, frozenset({kind.kind}))
    given = {**sort.gives(found.title), **heard(found.title, kind, now.date(), _key_areas(look.community_id, now))}
    said = [spoken(kind, line.cells, one, now.date(), given) for line, one in zip(lines, hints, strict=True)]
    rows = [
        _planned(look.community_id, sort, line, one, match, told, before)
        for line, one, match, told in zip(lines, hints, matches, said, strict=True)
    ]
    _known(look.community_id, rows)
    _twice(rows)
    return Plan(listing=found, sort=sort, rows=rows)


def _key_areas(community_id: int, now: datetime) -> Callable[[str], bool]:
    """Whether a region is a key area now."""
    rules = profile(community_id)
    return rules.on(now.date()).is_key_area if rules else lambda _code: False


def _planned(
    community_id: int, sort: Sort, line: Line, one: Hint, match: Match, said: Spoken, before: Before
) -> Planned:
    row = Planned(
        line=line,
        hint=one,
        match=match,
        answers=said.answers,
        faults=said.faults,
        status=UNCLEAR,
        why=match.why,
        daily=sort.daily,
    )
    of_door = sort.of_doors and not one.name
    if (match.person_id is None and match.status != NEW and not of_door) or match.place_id is None:
        return row
    if sort.daily and "when" not in said.answers:
        row.asked, row.why = NO_DAY, _both(NO_DAY, match.why)
        return row
    told = before.at(match.place_id) if of_door else before.about(match, one)
    verdict = compared(sort, said.answers, told)
    row.status, row.entry = verdict.status, verdict.entry
    row.why = _both(verdict.words, match.why)
    row.id = record_id(community_id, sort.record.kind, match, said.answers)
    return row


def _both(first: Words | None, second: Words) -> Words:
    return Words(f"{first.zh};{second.zh}", f"{first.en}; {second.en}") if first else second


def _known(community_id: int, rows: Sequence[Planned]) -> None:
    """A row that was taken in before, from this sheet or its like, is in the ledger under the same id."""
    entries = {one.id: one.number for one in read.by_id(community_id, [row.id for row in rows if row.id])}
    for row in rows:
        if row.id in entries and row.status != SAME:
            number = entries[row.id]
            row.status = SAME
            row.why = _both(Words(f"已录入,台账第{number}号", f"taken in before: entry {number}"), row.why)


def _twice(rows: Sequence[Planned]) -> None:
    """The same person twice on one sheet: the later row is asked about."""
    first: dict[object, int] = {}
    for row in rows:
        who = (row.match.person_id or (row.match.place_id, row.hint.name), row.day) if row.takes else None
        at = first.setdefault(who, row.line.number) if who else row.line.number
        if at != row.line.number:
            row.status, row.id = UNCLEAR, None
            words = Words(f"与第{at}行重复,请删去一行", f"the same as row {at}: remove one of them")
            row.asked, row.why = words, _both(words, row.why)
