"""Correction notes (更正说明): drafted for each office that got a report of which a figure is another one now."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import get_language

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.reports import notes
from fangxian.reports.models import Note
from fangxian.reports.notes import Noted
from fangxian.reports.telling import called, text, why


@asks("read_reports")
def list_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The notes, the newest first; corrections since the last look are followed before."""
    notes.follow(asking.community_id, asking.now)
    found = [_row(note) for note in notes.latest(asking.community_id)]
    return page(request, asking, "desk/notes.html", notes=found)


@asks("read_reports")
def note_page(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """One note as it would go to its office."""
    note = _note(asking, number)
    return page(request, asking, "desk/note.html", **_row(note), text=text(notes.content(note), _language()))


@asks("read_reports")
def note_text(_request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """The same as a text file."""
    whole = text(notes.content(_note(asking, number)), _language())
    attached = {"Content-Disposition": f'attachment; filename="correction-{number}.txt"'}
    return HttpResponse(whole, "text/plain; charset=utf-8", headers=attached)


def _note(asking: Asking, number: int) -> Note:
    found = notes.one(asking.community_id, number)
    if found is None:
        raise Http404
    return found


def _row(note: Note) -> dict[str, Any]:
    noted = notes.content(note)
    return {
        "note": note,
        "office": told(noted.office),
        "entry": noted.entry,
        "why": told(why(noted)),
        "drafted_at": localtime(note.drafted_at),
        "reports": [_report(noted, place) for place in range(len(noted.reports))],
    }


def _report(noted: Noted, place: int) -> dict[str, Any]:
    report = noted.reports[place]
    cells = [{"cell": cell, "words": told(cell.words), "column": told(cell.called)} for cell in report.cells]
    return {"number": report.number, "called": told(called(report)), "cells": cells}


def _language() -> str:
    return get_language() or "zh-hans"
