"""The sentence box: whatever is said becomes cards; a card is completed, and accepted or set aside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from fangxian.derived.catch_up import catch_up
from fangxian.derived.duties import seen
from fangxian.derived.place_state import place_state
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.boxes import gathered
from fangxian.desk.cards import views
from fangxian.desk.entries import entry_rows
from fangxian.desk.frame import page
from fangxian.desk.rows import tasks
from fangxian.intake import held, settle
from fangxian.intake.say import say
from fangxian.intake.settle import NotThere, Settled
from fangxian.ledger import read
from fangxian.ledger.entry import Answer
from fangxian.workforce.kinds import KINDS


@asks("write_records")
@require_POST
def say_it(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Keeps the sentence and shows what was understood of it."""
    text = request.POST.get("text", "")
    if not text.strip():
        return _show(request, asking, "desk/part/settled.html", 422, words=_("Write what happened."))
    role = min(asking.scope.roles)
    heard = say(asking.community_id, asking.scope, role, text, asking.now, asking.now)
    return _show(
        request,
        asking,
        "desk/part/said.html",
        cards=views(asking, heard.cards),
        words=told(heard.words) if heard.words else "",
        text="" if heard.understood else text,
    )


@asks("write_records", "settle_held")
@require_POST
def accept(request: HttpRequest, asking: Asking, held_id: UUID) -> HttpResponse:
    """Completes a card and writes it into the ledger; what is still missing is asked for again."""
    found = held.card(asking.scope, held_id)
    if found is None:
        raise Http404
    changes = changes_of(request.POST, found.kind)
    settled = settle.accept(asking.community_id, held_id, changes, asking.scope, asking.now)
    if settled.done:
        shown = _show(request, asking, "desk/part/settled.html", **_became(asking, settled.answers))
        return trigger_client_event(shown, "written")
    return _wait(request, asking, settled, changes)


@asks("write_records", "settle_held")
@require_POST
def drop(request: HttpRequest, asking: Asking, held_id: UUID) -> HttpResponse:
    """Sets a card aside; it stays on record with who, when and why."""
    try:
        why = request.POST.get("why") or "not to be recorded"
        settle.drop(asking.community_id, held_id, why, asking.scope, asking.now)
    except NotThere as lost:
        raise Http404 from lost
    return _show(request, asking, "desk/part/settled.html", words=_("Set aside. Nothing was written in the ledger."))


def changes_of(post: QueryDict, kind: str) -> dict[str, Any]:
    """The answers in the form, and the place if it was written anew."""
    said = {name: post.get(name, "").strip() for name in ("place", "place_was", "place_id", "record", "resident")}
    changes = gathered(KINDS[kind], post)
    if said["resident"].isdecimal():
        changes["resident"] = int(said["resident"])
    elif said["place_id"].isdecimal():
        changes["place_id"] = int(said["place_id"])
    elif said["place"] != said["place_was"]:
        changes["place"] = said["place"]
    return changes | ({"record": said["record"]} if said["record"] else {})


def _wait(request: HttpRequest, asking: Asking, settled: Settled, changes: dict[str, Any]) -> HttpResponse:
    words = told(settled.words) if settled.words else ""
    if settled.card is None:
        return _show(request, asking, "desk/part/settled.html", words=words)
    cards = views(asking, [settled.card], words, changes)
    return _show(request, asking, "desk/part/said.html", cards=cards)


def _became(asking: Asking, answers: list[Answer]) -> dict[str, Any]:
    """The entries that it became, and what is owed next at the first of their places."""
    catch_up(asking.community_id)
    rows = read.by_id(asking.community_id, [answer.id for answer in answers])
    refused = next((told(answer.words) for answer in answers if answer.words), "")
    if not rows:
        return {"words": refused, "wrong": True}
    state = place_state(asking.community_id, rows[0].place_id, asking.now)
    written = entry_rows(asking, rows, "what was just written")
    return {
        "entries": written,
        "tasks": tasks(asking, seen(asking.scope, (one for one in state.tasks if one.open))[:6]),
        "words": refused,
    }


def _show(request: HttpRequest, asking: Asking, part: str, status: int = 200, **context: Any) -> HttpResponse:
    """A piece for htmx; without scripts a whole page around it."""
    if request.headers.get("HX-Request"):
        return render(request, part, context, status=status)
    return page(request, asking, "desk/said.html", status, part=part, **context)
