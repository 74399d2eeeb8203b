"""Makes a draft by hand of a message that nobody could read: what is filled in becomes a record, and an example."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from fangxian.intake.holding import Kept, hold
from fangxian.intake.models import Held, Message, Pasted
from fangxian.intake.seeing import mine
from fangxian.intake.understanding import missing, own_grid
from fangxian.ledger.ids import new_id
from fangxian.ledger.storing import storing
from fangxian.registry.numbering import lock
from fangxian.workforce.access import Reach, Scope
from fangxian.workforce.kinds import KINDS

NOT_BY_HAND = ("reporting.signed", "reporting.correction", "reporting.withdrawn")


def writable(scope: Scope) -> list[str]:
    """The kinds of record that this worker may write somewhere by hand."""
    named = (kind for kind, record in KINDS.items() if record.by_hand and kind not in NOT_BY_HAND)
    return [kind for kind in named if scope.writing(kind) != Reach()]


def draft(scope: Scope, message_id: UUID, kind: str, now: datetime) -> UUID | None:
    """The empty draft of a message, to be filled in; the one that was made before, if one was.

    None if there is no such message for this worker, or no such kind to write. Raises NotStored.
    """
    if kind not in writable(scope):
        return None
    with storing(), transaction.atomic():
        lock(scope.community_id)
        message = _theirs(scope, message_id)
        if message is None:
            return None
        made = mine(scope).filter(message_id=message_id).order_by("id").first()
        return made.id if made else _made(scope, message, kind, now)


def _made(scope: Scope, message: Message, kind: str, now: datetime) -> UUID:
    kept = Kept(fields={}, read={}, by_hand=True)
    held = Held(
        community_id=scope.community_id,
        id=new_id(now),
        message_id=message.id,
        kind=kind,
        worker_id=scope.worker_id,
        grid_id=own_grid(scope),
        happened_at=message.sent_at,
        missing=missing(KINDS[kind], kept),
        sure=0,
    )
    hold([(held, kept)])
    Message.objects.filter(community_id=scope.community_id, id=message.id).update(understood=True)
    return held.id


def _theirs(scope: Scope, message_id: UUID) -> Message | None:
    """A message of this worker's own, or of a paste by their hand; any, for who settles the whole community's."""
    pasted = Pasted.objects.filter(community_id=scope.community_id, worker_id=scope.worker_id).values("message_id")
    theirs = Q() if scope.reach("settle_held").grids is None else Q(worker_id=scope.worker_id) | Q(id__in=pasted)
    return Message.objects.filter(theirs, community_id=scope.community_id, id=message_id).first()
