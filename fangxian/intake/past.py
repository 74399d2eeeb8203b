"""What somebody said last: their open drafts and their entries, the newest first, opened with a trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.db.models import Q

from fangxian.intake.holding import opened
from fangxian.intake.models import Held, Message
from fangxian.intake.seeing import mine
from fangxian.ledger import read
from fangxian.ledger.read import Row
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

PURPOSE = "find what is to be put right"
OF_OTHERS = ("reporting.correction", "reporting.withdrawn", "reporting.signed")
LATEST = 10


class Past(NamedTuple):
    """Something said before: a draft that is still open, or an entry."""

    at: datetime
    kind: str
    places: list[int]
    answers: dict[str, Any]
    draft: UUID | None = None
    entry: UUID | None = None
    message: UUID | None = None


def past(scope: Scope, answering: UUID | None, places: Sequence[int] = ()) -> list[Past]:
    """Of the message that is answered, else at the places that were named, else of the same person."""
    look = Look(scope.community_id, scope.actor, PURPOSE)
    if answering:
        drafts = list(_of(mine(scope), scope.community_id, answering))
        rows = _became(scope.community_id, drafts)
    elif places:
        drafts, rows = [], read.last_at(scope.community_id, places, _kinds(), LATEST)
    else:
        drafts = list(mine(scope).filter(worker_id=scope.worker_id, state="open").order_by("-id")[: 2 * LATEST])
        rows = read.last_of(scope.community_id, scope.worker_id, _kinds(), LATEST)
    still = [held for held in drafts if held.state == "open" and held.kind not in OF_OTHERS][:LATEST]
    return sorted([*_drafts(look, still), *_entries(look, rows)], key=lambda one: one.at, reverse=True)


def _kinds() -> list[str]:
    return [kind for kind in KINDS if kind not in OF_OTHERS]


def _of(rows: Any, community_id: int, message_id: UUID) -> Any:
    told = Message.objects.filter(community_id=community_id, id=message_id).exclude(completes=None)
    return rows.filter(Q(message_id=message_id) | Q(id__in=list(told.values_list("completes", flat=True))))


def _became(community_id: int, drafts: Sequence[Held]) -> list[Row]:
    """The entries that came of drafts and that nobody has corrected."""
    rows = read.by_id(community_id, [held.entry_id for held in drafts if held.entry_id])
    gone = read.put_right(community_id, [row.id for row in rows])
    return [row for row in rows if row.id not in gone]


def _drafts(look: Look, drafts: Sequence[Held]) -> list[Past]:
    return [
        Past(made_at(held.id), held.kind, kept.places, kept.fields, draft=held.id, message=held.message_id)
        for held, kept in zip(drafts, opened(look, drafts), strict=True)
    ]


def _entries(look: Look, rows: Sequence[Row]) -> list[Past]:
    return [
        Past(told.received_at, told.kind, [told.place_id], msgspec.to_builtins(told.record), entry=told.id)
        for told in read.told(look, rows)
    ]


def made_at(held_id: UUID) -> datetime:
    """When a draft was made: its id begins with the moment."""
    return datetime.fromtimestamp((held_id.int >> 80) / 1000, UTC)
