"""Messages as they were said: kept sealed, understood or not, and the same one said twice kept once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from fangxian.intake.models import Message
from fangxian.ledger.ids import new_id
from fangxian.vault.blind import blind
from fangxian.vault.keys import VERSION
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal

WHERE = "intake_message.sealed"
SAME_FOR = timedelta(minutes=10)


def mark_of(community_id: int, worker_id: int | None, text: str) -> bytes:
    """Equal for the same words from the same writer."""
    return blind(community_id, WHERE, _bytes(f"{worker_id}|{text.strip()}"))


def _bytes(text: str) -> bytes:
    """Half characters, which some phones send, included."""
    return text.encode("utf-8", "surrogatepass")


def said_before(community_id: int, mark: bytes, now: datetime) -> Message | None:
    """The same message, if it came within the last ten minutes."""
    recent = Message.objects.filter(community_id=community_id, mark=mark, received_at__gte=now - SAME_FOR)
    return recent.order_by("received_at", "id").last()


def keep(community_id: int, worker_id: int | None, text: str, sent_at: datetime, now: datetime, mark: bytes) -> Message:
    """Store a message whole; whether it was understood is said afterwards."""
    key = new_id(now)
    (sealed,) = seal(community_id, WHERE, [(key, _bytes(text))])
    return Message.objects.create(
        community_id=community_id,
        id=key,
        worker_id=worker_id,
        sent_at=sent_at,
        received_at=now,
        sealed=sealed,
        key_version=VERSION,
        mark=mark,
    )


def sentences(look: Look, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The messages with these ids, opened; one row in the trail."""
    rows = Message.objects.filter(community_id=look.community_id, id__in=list(ids)).order_by("id")
    boxes = [(key, bytes(box)) for key, box in rows.values_list("id", "sealed")]
    opened = open_sealed(look, WHERE, boxes)
    return {key: plain.decode("utf-8", "surrogatepass") for (key, _), plain in zip(boxes, opened, strict=True)}


def not_understood(community_id: int, worker_ids: Iterable[int] | None, limit: int = 50) -> list[Message]:
    """Messages of which nothing was understood, the newest first; of these writers, or of all."""
    rows = Message.objects.filter(community_id=community_id, understood=False)
    rows = rows if worker_ids is None else rows.filter(worker_id__in=list(worker_ids))
    return list(rows.order_by("-id")[:limit])
