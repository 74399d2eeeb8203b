"""The board (总览): the five measures by grid, what cannot wait, today's figures, who is on duty."""

from __future__ import annotations

from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from fangxian.derived.board import Board, InPlace, board, urgent
from fangxian.derived.catch_up import keep_up
from fangxian.derived.duties import seen
from fangxian.derived.figures import figures
from fangxian.derived.within import lies_within
from fangxian.derived.worklist import Owed
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.figure import opens
from fangxian.desk.frame import open_ways, page
from fangxian.desk.keeping_up import kept_up
from fangxian.desk.rows import tasks
from fangxian.desk.whereabouts import NO_GRID, places
from fangxian.measures.five import FIVE
from fangxian.workforce.roles import ACTIONS
from fangxian.workforce.shifts import on_duty


@asks(*ACTIONS)
def home(_request: HttpRequest, asking: Asking) -> HttpResponse:
    """The first page that is there for whoever signs in."""
    ways = open_ways(asking.scope)
    return redirect(ways[0][0] if ways else "account")


@asks("read_board")
def board_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Where everything stands now."""
    kept_up(request, asking)
    counts = board(asking.community_id, asking.now, asking.reach("read_board"))
    named = places(asking, counts.grids)
    columns = [{"id": grid, "name": str(named[grid]) if grid in named else _("In no grid")} for grid in counts.grids]
    return page(
        request,
        asking,
        "desk/board.html",
        columns=columns,
        several=len(columns) > 1,
        five=[_measure(one.name, told(one.words), counts, columns) for one in FIVE],
        all=_cell(counts.all(), {}),
        opens=asking.scope.may("read_worklist"),
        figures=_figures(asking),
        urgent=_urgent(asking, _pressing(asking)),
        duty=on_duty(asking.community_id, asking.now) if asking.scope.may("read_workforce") else [],
    )


@asks("read_board")
def strip(request: HttpRequest, asking: Asking) -> HttpResponse:
    """What cannot wait. Asked for every second, so it says nothing (204) while all is as it was."""
    keep_up(asking.community_id)
    pressing = _pressing(asking)
    if request.GET.get("seen") == _sign(pressing):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "desk/part/strip.html", {"urgent": _urgent(asking, pressing)})


def _pressing(asking: Asking) -> list[Owed]:
    return urgent(asking.community_id, asking.now, asking.reach("read_board"))


def _urgent(asking: Asking, pressing: list[Owed]) -> dict[str, Any]:
    """How many matters there are; where, only as far as the reader may know."""
    may = asking.reach("read_places")
    shown = [task for task in seen(asking.scope, pressing) if lies_within(may, task.place_id, task.grid_id)]
    return {"count": len(pressing), "tasks": tasks(asking, shown), "sign": _sign(pressing)}


def _sign(pressing: list[Owed]) -> str:
    """Changes whenever the strip would look different."""
    lines = [f"{one.place_id} {one.kind} {one.subject} {one.overdue}" for one in pressing]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def _measure(name: str, words: str, counts: Board, columns: list[dict[str, Any]]) -> dict[str, Any]:
    cells = [
        {"grid": one["name"], **_cell(counts.at(name, one["id"]), {"grid": one["id"] or NO_GRID}, name)}
        for one in columns
    ]
    return {"name": name, "words": words, "whole": _cell(counts.whole(name), {}, name), "cells": cells}


def _cell(told: InPlace, where: dict[str, Any], measure: str = "") -> dict[str, Any]:
    asked = {**where, **({"measure": measure} if measure else {})}
    links = {state: urlencode({**asked, "state": state}) for state in ("all", "overdue", "open")}
    return {"told": told, "links": links}


def _figures(asking: Asking) -> list[dict[str, Any]]:
    """Today's figures by measure: those above zero, and the rest, to be folded away."""
    today = figures(asking.community_id, asking.now.date(), asking.reach("read_board"))
    groups = []
    for measure in FIVE:
        rows = [
            {"key": one.key, "words": told(one.words), "value": today.get(one.key, 0), "opens": opens(asking, one.key)}
            for one in measure.indicators
        ]
        some, zero = ([row for row in rows if bool(row["value"]) is wanted] for wanted in (True, False))
        groups.append({"words": told(measure.words), "some": some, "zero": zero})
    return groups
