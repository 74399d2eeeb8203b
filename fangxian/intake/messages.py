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


def mark_of(community_id: int, worker_id: int | None, text: str, conversation: str = "") -> bytes:
    """Equal for the same words from the same writer; residents are told apart by where they write."""
    writer = conversation if worker_id is None else worker_id
    return blind(community_id, WHERE, _bytes(f"{writer}|{text.strip()}"))


def _bytes(text: str) -> bytes:
    """Half characters, which some phones send, included."""
    return text.encode("utf-8", "surrogatepass")


def said_before(community_id: int, mark: bytes, now: datetime) -> Message | None:
    """The same message, if it came within the last ten minutes."""
    recent = Message.objects.filter(community_id=community_id, mark=mark, received_at__gte=now - SAME_FOR)
    return recent.order_by("received_at", "id").last()


def came(community_id: int, worker_id: int | None, key: UUID | None) -> Message | None:
    """The writer's message with that id, if it came before."""
    mine = Message.objects.filter(community_id=community_id, worker_id=worker_id)
    return mine.filter(id=key).first() if key else None


def keep(message: Message, text: str, conversation: str, now: datetime, key: UUID | None = None) -> Message:
    """Store a message whole, under the id that whoever sent it gave; whether it was understood is said afterwards."""
    fill(message, text, conversation, now, key or new_id(now))
    message.save(force_insert=True)
    return message


def fill(message: Message, text: str, conversation: str, now: datetime, key: UUID) -> None:
    """Put what was said into a message's row under seal; the caller stores the row."""
    message.id, message.received_at, message.key_version = key, now, VERSION
    (message.sealed,) = seal(message.community_id, WHERE, [(key, _bytes(text))])
    message.conversation = _room(message.community_id, conversation)


def _room(community_id: int, conversation: str) -> bytes:
    return blind(community_id, "intake_message.conversation", _bytes(conversation)) if conversation else b""


def stands_in(message: Message, conversation: str) -> bool:
    """Whether it was written in that conversation."""
    return bytes(message.conversation) == _room(message.community_id, conversation)


def before(message: Message, within: timedelta, limit: int = 10) -> list[Message]:
    """What the same person wrote before in the same conversation, the newest first."""
    rows = Message.objects.filter(community_id=message.community_id, worker_id=message.worker_id)
    recent = rows.filter(received_at__gte=message.received_at - within, conversation=message.conversation)
    return list(recent.exclude(id=message.id).order_by("-received_at", "-id")[:limit])


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


def sent(community_id: int, ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """When each of these messages was sent."""
    return dict(Message.objects.filter(community_id=community_id, id__in=list(ids)).values_list("id", "sent_at"))
