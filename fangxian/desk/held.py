"""Held (待定): drafts that wait for a person to decide, and sentences that were not understood."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

from fangxian.desk.asking import Asking, asks
from fangxian.desk.cards import views
from fangxian.desk.entries import workers
from fangxian.desk.frame import page
from fangxian.intake import held


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
        unread=[(one.text, names.get(one.worker_id or 0, ""), localtime(one.sent_at)) for one in unread],
    )
