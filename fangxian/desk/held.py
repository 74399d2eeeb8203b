"""Held (待定): drafts that wait for a person to decide, and sentences that were not understood."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.cards import views
from fangxian.desk.entries import workers
from fangxian.desk.frame import page
from fangxian.intake import by_hand, held
from fangxian.workforce.kinds import KINDS


@asks("settle_held")
def list_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """What waits, urgent ones first; then what nobody could read."""
    unread = held.not_understood(asking.scope)
    names = workers(asking.community_id, {one.worker_id for one in unread})
    return page(
        request,
        asking,
        "desk/held.html",
        cards=views(asking, held.open_cards(asking.scope)),
        count=held.count(asking.scope),
        unread=[
            (one.message_id, names.get(one.worker_id or 0, ""), localtime(one.sent_at), one.text) for one in unread
        ],
        kinds=kinds(asking),
    )


def kinds(asking: Asking) -> list[tuple[str, str]]:
    """The kinds of record that the reader may write by hand, with their names."""
    return [(kind, told(KINDS[kind].title)) for kind in by_hand.writable(asking.scope)]


@asks("settle_held")
@require_POST
def by_hand_draft(request: HttpRequest, asking: Asking) -> HttpResponse:
    """An empty draft of a message that nobody could read, to be filled in."""
    try:
        message_id = UUID(request.POST.get("message", ""))
    except ValueError as wrong:
        raise Http404 from wrong
    made = by_hand.draft(asking.scope, message_id, request.POST.get("kind", ""), asking.now)
    if made is None:
        raise Http404
    return redirect("draft", made)
