"""Why it changed (为什么变了): two reports side by side, each difference told by its causes, down to the rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fangxian.derived.figures import Row
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.days import day_asked
from fangxian.desk.figure import opens, reach_of, within
from fangxian.desk.frame import page
from fangxian.desk.rows import masked_names
from fangxian.desk.whereabouts import called, places
from fangxian.ledger import read
from fangxian.registry.models import Place
from fangxian.reports import filed
from fangxian.reports.causes import CAUSES
from fangxian.reports.explain import Change, Explained, Step, explain
from fangxian.reports.fill import plain
from fangxian.reports.form import load
from fangxian.reports.issue import NotIssued
from fangxian.reports.models import Issued
from fangxian.reports.sides import Side, draft_side, issued_side

NOW = "now"
MOST = 40  # rows of one figure


@asks("read_reports")
def why_page(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """From this report to another of its form, ``with`` a number or ``now``; without one, from the one before it."""
    issued = filed.one(asking.community_id, number)
    if issued is None:
        raise Http404
    others = [one for one in filed.of_form(asking.community_id, issued.form) if one.number != number]
    asked = request.GET.get("with", "") or str(next((one.number for one in others if one.number < number), NOW))
    try:
        other = _other(asking, issued, others, asked, request)
    except NotIssued as why:
        messages.error(request, told(why.words))
        return redirect("report", number)
    found = explain(issued_side(issued, asking.scope.actor), other)
    return page(
        request,
        asking,
        "desk/why.html",
        issued=issued,
        title=told(load(issued.form).title),
        others=others,
        asked=asked,
        found=found,
        sides=[told(found.old.called), told(found.new.called)],
        changes=_Telling(asking, found).changes(),
    )


def _other(asking: Asking, issued: Issued, others: Sequence[Issued], asked: str, request: HttpRequest) -> Side:
    if asked == NOW:
        return draft_side(asking.community_id, issued.form, day_asked(request.GET, asking))
    chosen = next((one for one in others if str(one.number) == asked), None)
    if chosen is None:
        raise Http404
    return issued_side(chosen, asking.scope.actor)


class _Telling:
    """Tells the changes to one reader: rows only where their places may be read, names only masked."""

    def __init__(self, asking: Asking, found: Explained) -> None:
        self.asking, self.changed = asking, found.changes
        shown = [step for one in found.changes for step in self._shown(one)]
        numbers = {step.row.number for step in shown if step.row and step.row.number}
        self.people = _people(asking, numbers, [step.row for step in shown if step.row])
        self.here: dict[int, Place] = places(asking, [step.row.place_id for step in shown if step.row])
        told_at = [(self._person(step.row), self.here.get(step.row.place_id)) for step in shown if step.row]
        self.names = masked_names(asking, told_at, "why a figure changed")

    def changes(self) -> list[dict[str, Any]]:
        """Each change with its causes and the rows that this reader may see."""
        return [self._change(one) for one in self.changed]

    def _person(self, row: Row) -> int | None:
        return self.people.get((row.number, row.subject))

    def _shown(self, change: Change) -> list[Step]:
        if not opens(self.asking, change.indicator):
            return []
        reach = reach_of(self.asking, change.indicator)
        return [step for step in change.steps if step.row and within(reach, step.row)][:MOST]

    def _change(self, change: Change) -> dict[str, Any]:
        shown = self._shown(change)
        return {
            "change": change,
            "words": told(change.words),
            "causes": _(", ").join(f"{value:+g} {told(CAUSES[cause])}" for cause, value in change.by_cause()),
            "steps": [self._step(step) for step in shown],
            "more": len(change.steps) - len(shown) if shown else 0,
        }

    def _step(self, step: Step) -> dict[str, Any]:
        row = step.row
        return {
            "cause": told(CAUSES[step.cause]),
            "value": f"{plain(step.value):+g}",
            "row": row,
            "place": called(self.here.get(row.place_id)) if row else "",
            "who": self.names.get(self._person(row) or 0, "") if row else "",
            "by": step.by if row and step.by != row.number else None,
        }


def _people(asking: Asking, numbers: set[int], rows: list[Row]) -> dict[tuple[int | None, str], int]:
    """Whom a row is about, by its entry and subject."""
    ordered = sorted(numbers)
    pieces = [ordered[start : start + 400] for start in range(0, len(ordered), 400)]
    about = {one.number: one.person_id for piece in pieces for one in read.by_number(asking.community_id, piece)}
    found: dict[tuple[int | None, str], int] = {}
    for row in rows:
        named = int(row.subject[1:]) if row.subject[:1] == "p" and row.subject[1:].isdecimal() else None
        person = named or about.get(row.number or 0)
        if person:
            found[row.number, row.subject] = person
    return found
