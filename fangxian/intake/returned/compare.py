"""One row that came back, three ways: as it left, as it was edited, as the ledger has it by now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec

from fangxian.intake.returned.cells import answer
from fangxian.intake.returned.form import Form, asked, editable
from fangxian.intake.returned.same import same
from fangxian.intake.sheets.saying import Odd
from fangxian.measures.questions import Question, Words
from fangxian.measures.shape import Record

Sees = Callable[[str], bool]


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One cell that was edited; ``new`` is None where it was emptied. It is a conflict if the ledger moved on too."""

    field: str
    question: Question
    left: Any
    now: Any
    new: Any

    @property
    def conflict(self) -> bool:
        return bool(self.left != self.now)


class Compared(msgspec.Struct, kw_only=True):
    """All that became of a row: its edits, and the cells that say what cannot be taken over."""

    edits: list[Edit]
    faults: list[Words]


def compared(form: Form, cells: Mapping[str, str], left: Record, now: Record, today: date, sees: Sees) -> Compared:
    """The edits of one row. A column that was taken out, or that the reader may not see, says nothing."""
    found = Compared(edits=[], faults=[])
    for field, question in asked(type(left), frozenset(cells) - form.around).items():
        if not sees(question.holds):
            continue
        was, stands = getattr(left, field), getattr(now, field, None)
        try:
            if edit := _edit(form, field, question, cells[field], was, stands, today):
                found.edits.append(edit)
        except Odd as odd:
            found.faults.append(odd.words)
    return found


def _edit(form: Form, field: str, question: Question, back: str, was: Any, stands: Any, today: date) -> Edit | None:
    """None where the cell says what left, or what stands by now. Raises Odd."""
    if not editable(question) or any(
        same(question, text, back) for answered in (was, stands) for text in form.cell(question, answered)
    ):
        return None
    new = answer(question, back, today) if back.strip() else None
    return None if new in (was, stands) else Edit(field=field, question=question, left=was, now=stands, new=new)
