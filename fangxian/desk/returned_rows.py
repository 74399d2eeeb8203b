"""The rows of a register that came back, as its page shows them: what left, what was edited, what stands by now."""

from __future__ import annotations

from typing import Any

import msgspec
from django.utils.translation import gettext as _

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking
from fangxian.desk.whereabouts import called, places
from fangxian.intake.returned.compare import Edit
from fangxian.intake.returned.plan import Plan
from fangxian.intake.returned.rows import CONFLICT, EDITED, NEW, UNCLEAR, Row
from fangxian.measures.questions import Question, Words
from fangxian.measures.shape import questions_of
from fangxian.registry.models import Place
from fangxian.reports.said import shown
from fangxian.workforce.kinds import KINDS

STATUSES = {
    EDITED: Words("改过", "Edited"),
    CONFLICT: Words("有冲突", "Conflict"),
    NEW: Words("新增", "New"),
    UNCLEAR: Words("不确定", "Unclear"),
}
LOOKS = {EDITED: "open", CONFLICT: "urgent", NEW: "good", UNCLEAR: "late"}


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One edit in words; ``now`` is empty unless the ledger says something else than what left."""

    head: str
    left: str
    new: str
    now: str


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One row on the page."""

    line: int
    number: int | None
    place: str
    kind: str
    cells: list[Cell]
    why: list[str]
    takes: bool
    ticked: bool


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The rows that came to the same."""

    words: str
    look: str
    note: str
    rows: list[Shown]


def groups(asking: Asking, plan: Plan) -> list[Group]:
    """Edits first, then conflicts, new rows, and what cannot be told; a group without rows is left out."""
    here = places(asking, (row.place_id for row in plan.rows if row.place_id))
    notes = {
        EDITED: _("ticked rows become corrections"),
        CONFLICT: _("the record was put right since it left: tick only what the sheet knows better"),
        NEW: _("added in the sheet; ticked rows are written down"),
        UNCLEAR: _("nothing is guessed: put the sheet right and bring it again"),
    }
    return [
        Group(words=told(STATUSES[status]), look=LOOKS[status], note=note, rows=[_row(asking, r, here) for r in rows])
        for status, note in notes.items()
        if (rows := [row for row in plan.rows if row.status == status])
    ]


def _row(asking: Asking, row: Row, here: dict[int, Place]) -> Shown:
    place = here.get(row.place_id or 0)
    return Shown(
        line=row.line,
        number=row.entry.number if row.entry else None,
        place=called(place) if place else "",
        kind=told(KINDS[row.kind].title) if row.kind else "",
        cells=[_cell(edit) for edit in row.edits] or _new(asking, row),
        why=[told(words) for words in row.why],
        takes=row.takes,
        ticked=row.offered,
    )


def _cell(edit: Edit) -> Cell:
    return Cell(
        head=told(edit.question.words),
        left=_said(edit.question, edit.left),
        new=_said(edit.question, edit.new),
        now=_said(edit.question, edit.now) if edit.conflict else "",
    )


def _said(question: Question, answer: Any) -> str:
    return shown(question, answer) or _("(empty)")


def _new(asking: Asking, row: Row) -> list[Cell]:
    """What a new row says, without who it is about."""
    asked = questions_of(KINDS[row.kind]) if row.status == NEW else {}
    seen = {n: q for n, q in asked.items() if n in row.answers and q.holds != "personal" and asking.scope.sees(q.holds)}
    return [Cell(head=told(q.words), left="", new=shown(q, row.answers[n]), now="") for n, q in seen.items()]
