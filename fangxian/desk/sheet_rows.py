"""The rows of a sheet as its page shows them: masked, by what they came to, each with the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking
from fangxian.desk.whereabouts import called, places
from fangxian.intake.sheets.plan import Plan, Planned
from fangxian.intake.sheets.taking import Taken
from fangxian.measures.shape import Record, questions_of
from fangxian.registry.matching.verdict import CHANGED, NEW, SAME, STATUSES, UNCLEAR
from fangxian.registry.models import Place
from fangxian.registry.people import Details, masked
from fangxian.reports.said import shown

ORDER = (NEW, CHANGED, UNCLEAR, SAME)
LOOKS = {NEW: "open", CHANGED: "late", UNCLEAR: "urgent", SAME: "good"}


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One row on the page."""

    mark: str
    who: str
    phone: str
    place_id: int | None
    place: str
    said: str
    why: str
    faults: list[str]
    takes: bool
    ticked: bool


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The rows that came to the same."""

    status: str
    words: str
    look: str
    note: str
    rows: list[Shown]


def groups(asking: Asking, plan: Plan) -> list[Group]:
    """New first, what is already there last; a group without rows is left out."""
    here = places(asking, (row.match.place_id for row in plan.rows))
    notes = {
        NEW: _("not in the ledger yet; ticked rows are written down"),
        CHANGED: _("the ledger says it otherwise; tick what the sheet knows better"),
        UNCLEAR: _("nothing is guessed: put the sheet right, or write the record at its place"),
        SAME: _("nothing to do"),
    }
    found = ((status, plan.of(status)) for status in ORDER)
    return [
        Group(
            status=status,
            words=told(STATUSES[status]),
            look=LOOKS[status],
            note=notes[status],
            rows=[_row(asking, plan, row, here) for row in rows],
        )
        for status, rows in found
        if rows
    ]


def _row(asking: Asking, plan: Plan, row: Planned, here: dict[int, Place]) -> Shown:
    who = masked(Details(row.hint.name, row.hint.id_number, row.hint.phone))
    place = here.get(row.match.place_id or 0)
    return Shown(
        mark=row.line.mark,
        who=who.name if row.hint.name else who.id_number,
        phone=who.phone,
        place_id=place.id if place else None,
        place=called(place) if place else row.hint.at.code,
        said=_said(asking, plan.sort.record, row),
        why=told(row.why),
        faults=[told(words) for words in row.faults],
        takes=row.takes,
        ticked=row.offered,
    )


def _said(asking: Asking, kind: type[Record], row: Planned) -> str:
    """What the row says happened, without who it is about and without what the reader may not see."""
    asked = (
        (question, row.answers.get(name)) for name, question in questions_of(kind).items() if name != "origin_place"
    )
    told_here = [
        shown(q, answer)
        for q, answer in asked
        if answer is not None and q.holds != "personal" and asking.scope.sees(q.holds)
    ]
    return _(", ").join(told_here)


def became(taken: Sequence[Taken]) -> Iterator[tuple[str, bool]]:
    """What became of the rows, in sentences; whether it is a fault."""
    codes = Counter(one.answer.code for one in taken)
    if not taken:
        yield _("No row was ticked; nothing was written."), True
    if codes["ok"]:
        yield ngettext("%(n)s row taken in.", "%(n)s rows taken in.", codes["ok"]) % {"n": codes["ok"]}, False
    if codes["known"]:
        yield (
            ngettext("%(n)s row was there already.", "%(n)s rows were there already.", codes["known"])
            % {"n": codes["known"]},
            False,
        )
    yield from _why(taken)


def _why(taken: Iterable[Taken]) -> Iterator[tuple[str, bool]]:
    for one in taken:
        if one.answer.code in ("held", "refused"):
            words = told(one.answer.words) if one.answer.words else ""
            yield _("Row %(n)s: %(why)s") % {"n": one.row.line.mark, "why": words}, True
