"""The quick pass through a pasted chat: whose paste it is, who wrote each message, what nobody understood."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec

from fangxian.intake import messages
from fangxian.intake.card import Card, cards
from fangxian.intake.models import Message, Pasted
from fangxian.intake.pasted import WHERE, Sender
from fangxian.intake.pasting import drafts_of
from fangxian.reading.sureness import OFFERED
from fangxian.vault.opening import Look, open_sealed
from fangxian.workforce.access import Scope

PURPOSE = "go through a pasted chat"
MOST = 300  # drafts on a page


class Line(msgspec.Struct, frozen=True):
    """A message of which nothing was understood."""

    message_id: UUID
    sender: str
    sent_at: datetime
    text: str


class Passing(msgspec.Struct, frozen=True):
    """A paste as far as it is settled: the open drafts shown, how many are open and settled, all that was not read."""

    cards: list[Card]
    open: int
    settled: int
    messages: int
    unread: list[Line]


def passing(scope: Scope, paste_id: UUID) -> Passing | None:
    """A paste of this worker's own hand; None if there is none."""
    pasted = Pasted.objects.filter(community_id=scope.community_id, paste_id=paste_id, worker_id=scope.worker_id)
    count = pasted.count()
    if not count:
        return None
    drafts = drafts_of(scope, paste_id)
    waiting = drafts.filter(state="open")
    look = Look(scope.community_id, scope.actor, PURPOSE)
    return Passing(
        cards=cards(look, list(waiting[:MOST])),
        open=waiting.count(),
        settled=drafts.exclude(state="open").count(),
        messages=count,
        unread=_unread(look, pasted.values_list("message_id", flat=True)),
    )


def _unread(look: Look, ids: Collection[UUID]) -> list[Line]:
    rows = Message.objects.filter(community_id=look.community_id, id__in=ids, understood=False)
    found = list(rows.order_by("id")[:MOST])
    texts, who = messages.sentences(look, [row.id for row in found]), senders(look, [row.id for row in found])
    return [Line(row.id, who.get(row.id, ""), row.sent_at, texts[row.id]) for row in found]


def senders(look: Look, message_ids: Collection[UUID]) -> dict[UUID, str]:
    """Who wrote each of these messages, as the chat calls them."""
    rows = Pasted.objects.filter(community_id=look.community_id, message_id__in=list(message_ids)).order_by(
        "message_id"
    )
    boxes = [(row.message_id, bytes(row.sealed)) for row in rows]
    opened = open_sealed(look, WHERE, boxes)
    return {key: msgspec.json.decode(plain, type=Sender).name for (key, _), plain in zip(boxes, opened, strict=True)}


def paste_of(scope: Scope, message_id: UUID | None) -> UUID | None:
    """The paste with which a message came by this worker's hand."""
    if message_id is None:
        return None
    rows = Pasted.objects.filter(community_id=scope.community_id, message_id=message_id, worker_id=scope.worker_id)
    return rows.values_list("paste_id", flat=True).first()


def sure_ones(found: Passing) -> list[Card]:
    """Those that may be accepted together: nothing missing, nothing doubtful, nothing that cannot wait."""
    return [card for card in found.cards if is_sure(card)]


def is_sure(card: Card) -> bool:
    """Whether a draft may be accepted without a look at it alone."""
    faults = any(field.fault for field in card.fields)
    return not (card.missing or card.problem or card.urgent or faults or card.corrects) and card.sure >= OFFERED
