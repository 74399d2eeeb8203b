"""What a register that came back would change, row by row, before anything is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from fangxian.intake.returned.added import added
from fangxian.intake.returned.compare import compared
from fangxian.intake.returned.form import KEY, SORT, Form, is_new
from fangxian.intake.returned.rows import CONFLICT, EDITED, NEW, UNCLEAR, Row
from fangxian.ledger import read
from fangxian.measures.questions import Words
from fangxian.measures.reporting.records import Withdrawn
from fangxian.registry.models import Place
from fangxian.registry.sheet.columns import Line
from fangxian.registry.sheet.row_key import number_of
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope

PURPOSE = "compare a register that came back"
NOT_OURS = Words(
    "行号码对不上本社区的记录,或被改动过;请重新导出后在新表里改。",
    "The row key is of no record here, or was changed: export the register anew and edit that.",
)
TWICE = Words("同一个行号码有两行,内容不同;请只留一行。", "Two rows bear this key and differ: keep one of them.")
TAKEN_BACK = Words("导出之后这条记录已撤回,不再更改。", "The record was taken back since it left: nothing is changed.")


class Plan(msgspec.Struct, frozen=True):
    """The rows that say something; ``same`` counts those that came back as they left."""

    rows: list[Row]
    same: int

    @property
    def summary(self) -> Words:
        """The plan in one sentence."""
        n = Counter(row.status for row in self.rows)
        return Words(
            f"改过{n[EDITED]}行,有冲突{n[CONFLICT]}行,新增{n[NEW]}行,不确定{n[UNCLEAR]}行,未改{self.same}行。",
            f"{n[EDITED]} rows edited, {n[CONFLICT]} in conflict, {n[NEW]} new, {n[UNCLEAR]} unclear, "
            f"{self.same} as they left.",
        )


def plan(scope: Scope, form: Form, sheets: Sequence[list[list[str]]], now: datetime) -> Plan:
    """Judges every row. What left is the entry that the key names; what stands is its last correction."""
    lines = form.table(sheets).lines
    keyed = {line.number: number_of(scope.community_id, SORT, line.cells[KEY]) for line in lines if not is_new(line)}
    judge = _Judge(scope, form, now, [number for number in keyed.values() if number])
    rows = [added(scope, form, line, now) if is_new(line) else judge.row(line, keyed[line.number]) for line in lines]
    said = _not_there_yet(scope.community_id, [row for row in rows if row is not None], now)
    _twice(said, keyed)
    return Plan(said, len(rows) - len(said))


class _Judge:
    """Judges the rows that bear a key; everything that they name was opened once."""

    def __init__(self, scope: Scope, form: Form, now: datetime, numbers: Sequence[int]) -> None:
        self.scope, self.form, self.now = scope, form, now
        look = Look(scope.community_id, scope.actor, PURPOSE)
        left = read.by_number(scope.community_id, set(numbers))
        last = read.last_of_each(scope.community_id, left)
        told = {one.id: one for one in read.told(look, [*left, *last.values()])}
        self.left = {row.number: told[row.id] for row in left}
        self.last = {row.number: told[last[row.id].id] for row in left}
        ids = {row.place_id for row in (*left, *last.values())}
        places = Place.objects.filter(community_id=scope.community_id, id__in=ids)
        self.places: Mapping[int, Place] = {place.id: place for place in places}

    def row(self, line: Line, number: int | None) -> Row | None:
        """What the row would do; None if it came back as it left."""
        left = self.left.get(number or 0)
        if left is None or left.kind not in self.form.kinds or not self._legible(left.kind, left.number):
            return Row(line=line.number, status=UNCLEAR, why=[NOT_OURS])
        now, place = self.last[left.number], self.places[left.place_id]
        found = compared(
            self.form, line.cells, left.record, now.record, self.now.date(), lambda held: self.scope.sees(held, place)
        )
        if not found.edits and not found.faults:
            return None
        row = Row(line=line.number, status=UNCLEAR, place_id=now.place_id, person_id=now.person_id, kind=now.kind)
        row.entry, row.edits, row.why, row.happened_at = now, found.edits, found.faults, now.happened_at
        return _settled(row)

    def _legible(self, kind: str, number: int) -> bool:
        """Whether the reader may read it where it was written, and where it was moved to."""
        stood = (self.left[number].place_id, self.last[number].place_id)
        return all(one in self.places and self.scope.may_read(kind, self.places[one]) for one in stood)


def _settled(row: Row) -> Row:
    """Its status, and the record as it would become: what stands by now, with the edits put in."""
    assert row.entry is not None
    if isinstance(row.entry.record, Withdrawn):
        row.status, row.why, row.edits = CONFLICT, [TAKEN_BACK], []
    elif row.edits:
        row.status = CONFLICT if any(edit.conflict for edit in row.edits) else EDITED
        row.answers = msgspec.to_builtins(row.entry.record) | {edit.field: edit.new for edit in row.edits}
        row.answers = {name: value for name, value in row.answers.items() if value is not None}
    return row


def _not_there_yet(community_id: int, rows: Sequence[Row], now: datetime) -> list[Row]:
    """Without the new rows that were taken over before, from this sheet or a copy of it."""
    ids = {row.line: row.record_id(community_id, now.date()) for row in rows if row.status == NEW}
    there = {one.id for one in read.by_id(community_id, ids.values())}
    return [row for row in rows if ids.get(row.line) not in there]


def _twice(rows: Sequence[Row], keyed: Mapping[int, int | None]) -> None:
    """Two rows with one key of which one is edited: somebody copied a row, so neither is taken over."""
    doing = {row.line: row.answers for row in rows}
    said: dict[int, list[dict[str, Any]]] = {}
    for line, number in keyed.items():
        said.setdefault(number or 0, []).append(doing.get(line, {}))
    for row in rows:
        number = keyed.get(row.line)
        if number and any(answers != row.answers for answers in said[number]):
            row.status, row.why, row.answers = UNCLEAR, [TWICE], {}
