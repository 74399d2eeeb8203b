"""One quick pass through the drafts of a pasted chat: one after the other is accepted, completed or set aside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.boxes import Box
from fangxian.desk.cards import CardView, views
from fangxian.desk.frame import page
from fangxian.desk.held import kinds
from fangxian.desk.saying import changes_of
from fangxian.intake import held, settle
from fangxian.intake.card import Card
from fangxian.intake.messages import sent
from fangxian.intake.passing import PURPOSE, is_sure, passing, paste_of, senders, sure_ones


class Row(msgspec.Struct, frozen=True):
    """A draft on one line: who wrote when, what is understood; ``ready`` if nothing is missing."""

    card: CardView
    sender: str
    sent_at: datetime
    answers: list[str]
    ready: bool
    sure: bool


@asks("settle_held")
def pass_page(request: HttpRequest, asking: Asking, paste_id: UUID) -> HttpResponse:
    """The drafts that wait, in the order of the chat; what was not understood folded below. For whoever pasted it."""
    found = passing(asking.scope, paste_id)
    if found is None:
        raise Http404
    rows = _rows(asking, found.cards)
    return page(
        request,
        asking,
        "desk/pass.html",
        paste_id=paste_id,
        found=found,
        rows=rows,
        sure=sum(row.sure for row in rows),
        unread=[(line.message_id, line.sender, localtime(line.sent_at), line.text) for line in found.unread],
        kinds=kinds(asking),
    )


def _rows(asking: Asking, cards: list[Card], fault: str = "", typed: Mapping[str, Any] = {}) -> list[Row]:
    ids = [card.message_id for card in cards if card.message_id]
    who, when = senders(asking.look(PURPOSE), ids), sent(asking.community_id, ids)
    return [
        Row(
            card=view,
            sender=who.get(card.message_id, "") if card.message_id else view.worker,
            sent_at=localtime(when.get(card.message_id, card.happened_at) if card.message_id else card.happened_at),
            answers=[f"{box.words} {said(box)}" for box in view.grasped],
            ready=not card.missing and not view.fault,
            sure=is_sure(card),
        )
        for card, view in zip(cards, views(asking, cards, fault, typed), strict=True)
    ]


def said(box: Box) -> str:
    """The answer in a box, in words."""
    return box.text or _(", ").join(option.words for option in box.options if option.chosen)


@asks("settle_held")
@require_POST
def accept_sure(request: HttpRequest, asking: Asking, paste_id: UUID) -> HttpResponse:
    """Accepts with one stroke all that is complete and beyond doubt; the urgent are looked at singly."""
    found = passing(asking.scope, paste_id)
    if found is None:
        raise Http404
    taken = [settle.accept(asking.community_id, one.id, {}, asking.scope, asking.now) for one in sure_ones(found)]
    n = sum(one.done for one in taken)
    words = ngettext("%(n)d record is written in the ledger.", "%(n)d records are written in the ledger.", n)
    messages.success(request, words % {"n": n})
    return redirect("pass", paste_id)


@asks("settle_held")
@require_POST
def settle_row(request: HttpRequest, asking: Asking, held_id: UUID) -> HttpResponse:
    """Completes a draft and writes it into the ledger; answers with its line as it stands now."""
    changes = changes_of(request.POST, _card(asking, held_id).kind)
    settled = settle.accept(asking.community_id, held_id, changes, asking.scope, asking.now)
    words = told(settled.words) if settled.words and not settled.done else ""
    return _row(request, asking, held_id, words, changes)


@asks("settle_held")
@require_POST
def set_aside(request: HttpRequest, asking: Asking, held_id: UUID) -> HttpResponse:
    """Sets a draft aside; it stays on record and may be taken up again."""
    _card(asking, held_id)
    settle.drop(asking.community_id, held_id, "not to be recorded", asking.scope, asking.now)
    return _row(request, asking, held_id)


@asks("settle_held")
@require_POST
def take_up(request: HttpRequest, asking: Asking, held_id: UUID) -> HttpResponse:
    """Takes up again what was set aside a moment ago."""
    _card(asking, held_id)
    settle.take_up(asking.community_id, held_id, asking.scope)
    return _row(request, asking, held_id)


@asks("settle_held")
def draft_page(request: HttpRequest, asking: Asking, held_id: UUID) -> HttpResponse:
    """One draft with every answer that may be changed: its boxes for a line of the pass, else a page."""
    (view,) = views(asking, [_card(asking, held_id)])
    if request.headers.get("HX-Request"):
        return render(request, "desk/part/pass_boxes.html", {"card": view})
    return page(request, asking, "desk/draft.html", card=view)


def _card(asking: Asking, held_id: UUID) -> Card:
    found = held.card(asking.scope, held_id)
    if found is None:
        raise Http404
    return found


def _row(
    request: HttpRequest, asking: Asking, held_id: UUID, words: str = "", typed: Mapping[str, Any] = {}
) -> HttpResponse:
    """The line anew; without scripts the page of the paste again, or where drafts wait."""
    card = _card(asking, held_id)
    if request.headers.get("HX-Request"):
        (row,) = _rows(asking, [card], words if card.state == "open" else "", typed)
        return render(request, "desk/part/pass_row.html", {"row": row})
    if words:
        messages.error(request, words)
    paste_id = paste_of(asking.scope, card.message_id)
    return redirect("pass", paste_id) if paste_id else redirect("held")
