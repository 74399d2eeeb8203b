"""The night list (夜间名单): a list from above parted by the rules, calls by grid, the answer to its sender drafted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.night_rows import Calls, calls, night_rows, with_details
from fangxian.diseases.profile import Profile
from fangxian.intake.models import Sheet
from fangxian.intake.sheets import kept, planning
from fangxian.intake.sheets.night import NOT_OURS, PARTS, Parted, counted, parted
from fangxian.intake.sheets.plan import Plan
from fangxian.intake.sheets.quoting import quoted
from fangxian.intake.sheets.reply import PART_WORDS, figures_words, reply
from fangxian.intake.sheets.sorts import Sort
from fangxian.measures.tonight import HANDLED, NOW, WAIT, at_night, morning
from fangxian.registry.matching.around import called
from fangxian.registry.response import current, profile

LOOKS = {NOW: "urgent", WAIT: "open", HANDLED: "good", NOT_OURS: "gone"}
FOLDED = (WAIT, HANDLED, NOT_OURS)
PURPOSE = "part a list for the night"
TO_CALL = "reveal: call"


class Night(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet with its rows parted."""

    sheet: Sheet
    plan: Plan
    parts: list[Parted]
    rules: Profile


def may_part(asking: Asking, sort: Sort) -> bool:
    """Whether this list is one to be parted, by somebody who answers for the whole community while a response runs."""
    whole = all(asking.reach("take_in_sheets", sees=held).grids is None for held in ("personal", "health"))
    return whole and sort.calls and current(asking.community_id) is not None


def begins_at_night(asking: Asking, sort: Sort) -> bool:
    """Whether a list that comes now is shown parted at once: nobody knocks at doors any more."""
    rules = profile(asking.community_id)
    return rules is not None and at_night(asking.now, rules) and may_part(asking, sort)


@asks("take_in_sheets")
def night_page(request: HttpRequest, asking: Asking, sheet_id: UUID) -> HttpResponse:
    """The list in its four parts, or only the rows under one figure."""
    night = _night(asking, sheet_id, PURPOSE)
    only = request.GET.get("only", "")
    if only:
        return _under(request, asking, night, only)
    return page(request, asking, "desk/night.html", **_whole(asking, night, calls(asking, night.parts)))


def _night(asking: Asking, sheet_id: UUID, purpose: str) -> Night:
    sheet = kept.one(asking.scope, sheet_id, asking.now)
    rules = profile(asking.community_id)
    if sheet is None or rules is None:
        raise Http404
    paper = kept.opened(asking.look(purpose), sheet)
    plan = planning.planned(asking.scope, paper.drawn, asking.now, sheet.sort)
    if not may_part(asking, plan.sort):
        raise Http404
    return Night(sheet=sheet, plan=plan, parts=parted(asking.look(purpose), plan, asking.now), rules=rules)


def _whole(asking: Asking, night: Night, to_call: list[Calls]) -> dict[str, Any]:
    parts, rules = night.parts, night.rules
    figures = dict(counted(parts))
    lines = reply(
        parts, night.plan.listing.title, called(asking.community_id), asking.now, rules, get_language() or "zh-hans"
    )
    reasons = (one.tonight.reason for one in parts if one.part in (NOW, WAIT))
    return {
        "sheet": night.sheet,
        "title": night.plan.listing.title,
        "count": len(parts),
        "tiles": [(part, told(PART_WORDS[part]), figures[part], LOOKS[part]) for part in PARTS],
        "calls": to_call,
        "offered": [row.number for one in to_call for row in one.rows if row.offered],
        "folded": [_folded(asking, parts, part) for part in FOLDED if figures[part]],
        "rules": [(told(one.words), told(one.source)) for one in quoted(rules, asking.now.date(), reasons)],
        "morning": morning(asking.now, rules),
        "lines": lines,
        "text": "\n".join("".join(piece.text for piece in line) for line in lines),
    }


def _folded(asking: Asking, parts: list[Parted], part: str) -> tuple[str, str, str, Any]:
    rows = night_rows(asking, [one for one in parts if one.part == part])
    return part, told(PART_WORDS[part]), LOOKS[part], rows


def _under(request: HttpRequest, asking: Asking, night: Night, key: str) -> HttpResponse:
    """Exactly the rows of which one figure is the sum."""
    rows = [one for one in night.parts if key in ("all", one.part, one.key)]
    if not rows:
        raise Http404
    return page(
        request,
        asking,
        "desk/night_figure.html",
        sheet=night.sheet,
        words=told(figures_words(key)),
        rows=night_rows(asking, rows),
    )


@asks("take_in_sheets")
@require_POST
def open_calls(request: HttpRequest, asking: Asking, sheet_id: UUID, place_id: int) -> HttpResponse:
    """Names and phones of one grid's calls in full; the trail says who asked for them, of whom, and what for."""
    if not asking.scope.may("reveal") or request.POST.get("purpose") != "call":
        raise Http404
    night = _night(asking, sheet_id, TO_CALL)
    found = calls(asking, night.parts)
    shown = [with_details(asking, one, night.parts) if one.grid_id == place_id else one for one in found]
    if request.headers.get("HX-Request"):
        one = next((one for one in shown if one.grid_id == place_id), None)
        return render(request, "desk/part/night_calls.html", {"one": one, "sheet": night.sheet})
    return page(request, asking, "desk/night.html", **_whole(asking, night, shown))
