"""The drafts that wait: which of them somebody may see and settle, opened with a trail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from fangxian.intake import messages
from fangxian.intake.card import Card, cards
from fangxian.intake.seeing import mine
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope

PURPOSE = "settle drafts"


class Unread(msgspec.Struct, frozen=True):
    """A message of which nothing was understood."""

    message_id: UUID
    worker_id: int | None
    sent_at: datetime
    text: str


def open_cards(scope: Scope, limit: int = 100) -> list[Card]:
    """The open drafts that are this worker's to settle: urgent ones first, then as they came."""
    rows = mine(scope).filter(state="open").order_by("-urgent", "id")
    return cards(_look(scope), list(rows[:limit]))


def count(scope: Scope) -> int:
    """How many wait for this worker."""
    return mine(scope).filter(state="open").count()


def card(scope: Scope, held_id: UUID) -> Card | None:
    """One draft, whatever its state; None if there is none that this worker may see."""
    return next(iter(cards(_look(scope), list(mine(scope).filter(id=held_id)))), None)


def of_message(scope: Scope, message_id: UUID) -> list[Card]:
    """The drafts of a message that this worker may see, whatever their state."""
    return cards(_look(scope), list(mine(scope).filter(message_id=message_id).order_by("id")))


def not_understood(scope: Scope, limit: int = 50) -> list[Unread]:
    """Sentences of which nothing was understood: one's own; all of them for who settles the whole community's."""
    everybody = scope.reach("settle_held").grids is None
    rows = messages.not_understood(scope.community_id, None if everybody else [scope.worker_id], limit)
    texts = messages.sentences(_look(scope), [row.id for row in rows])
    return [Unread(row.id, row.worker_id, row.sent_at, texts[row.id]) for row in rows]


def _look(scope: Scope) -> Look:
    return Look(scope.community_id, scope.actor, PURPOSE)
