"""Letters in the database: kept once however often they are sent, sealed as they came, opened with a trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from fangxian.hotline.gateway import Written
from fangxian.hotline.models import Letter
from fangxian.ledger.ids import new_id
from fangxian.ledger.storing import storing
from fangxian.vault.blind import blind
from fangxian.vault.keys import VERSION
from fangxian.vault.opening import Look, tried
from fangxian.vault.seal import seal

SEALED = "hotline_letter.sealed"


def mark(community_id: int, sort: str, gateway: str, value: str) -> bytes:
    """Equal for the same ``sort`` of thing (key, sender, conversation) of the same gateway."""
    return blind(community_id, f"hotline.{sort}", f"{gateway}|{value}".encode("utf-8", "surrogatepass"))


def keep(community_id: int, gateway: str, letters: Iterable[Written], now: datetime) -> None:
    """Store what came, durably; what is there already stays as it is. Raises NotStored, Unusable."""
    came = list(letters)
    ids = sorted(new_id(now) for _ in came)  # of one moment, yet in the order in which they came
    rows = [_row(community_id, gateway, key, one, now) for key, one in zip(ids, came, strict=True)]
    with storing():
        Letter.objects.bulk_create(rows, ignore_conflicts=True)


def _row(community_id: int, gateway: str, key: UUID, one: Written, now: datetime) -> Letter:
    (sealed,) = seal(community_id, SEALED, [(key, msgspec.msgpack.encode(one))])
    return Letter(
        community_id=community_id,
        id=key,
        gateway=gateway,
        mark=mark(community_id, "key", gateway, one.key),
        sender=mark(community_id, "sender", gateway, one.sender),
        conversation=mark(community_id, "conversation", gateway, _together(one)),
        received_at=now,
        sealed=sealed,
        key_version=VERSION,
        due_at=now,
    )


def _together(one: Written) -> str:
    """What a letter belongs together with: its group, its writer, or the other pieces of a long message."""
    return f"{one.sender}|{one.part[0]}" if one.part else one.conversation or one.sender


def opened(look: Look, rows: Sequence[Letter]) -> list[Written | None]:
    """What was written; None for a row that does not open. One row in the trail."""
    plain = tried(look, SEALED, [(row.id, bytes(row.sealed)) for row in rows])
    return [None if one is None else msgspec.msgpack.decode(one, type=Written) for one in plain]


def waiting(community_id: int, now: datetime, *, read: bool, limit: int) -> list[Letter]:
    """Letters that are due now, the oldest first: to be answered if ``read``, else to be read."""
    rows = Letter.objects.filter(community_id=community_id, due_at__lte=now, read_at__isnull=not read)
    return list(rows.order_by("id")[:limit])


def message_of(community_id: int, gateway: str, key: str) -> UUID | None:
    """What the message with this provider's id became, if it came through this gateway."""
    rows = Letter.objects.filter(community_id=community_id, mark=mark(community_id, "key", gateway, key))
    return rows.values_list("message_id", flat=True).first()
