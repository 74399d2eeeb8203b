"""Long messages that come in pieces: they wait for each other, and are read as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from fangxian.hotline.gateway import Written
from fangxian.hotline.letters import opened
from fangxian.hotline.models import Letter
from fangxian.vault.opening import Look

PATIENCE = timedelta(minutes=10)  # after that, what came is read without what did not
LOST = "[…]"


def gathered(look: Look, row: Letter, letter: Written, now: datetime) -> tuple[Written, list[Letter]] | None:
    """The whole message and the rows of its other pieces; None while some are to be waited for."""
    if letter.part is None:
        return letter, []
    name, _, of = letter.part
    others = Letter.objects.filter(
        community_id=row.community_id, gateway=row.gateway, conversation=bytes(row.conversation), read_at=None
    )
    rows = list(others.exclude(id=row.id).order_by("id"))
    pieces = {letter.part[1]: letter.text}
    same = [
        (other, one)
        for other, one in zip(rows, opened(look, rows), strict=True)
        if one is not None and one.part is not None and (one.part[0], one.part[2]) == (name, of)
    ]
    pieces |= {one.part[1]: one.text for _, one in same if one.part}
    if len(pieces) < of and now - row.received_at < PATIENCE:
        return None
    return msgspec.structs.replace(letter, text=_joined(pieces, of)), [other for other, _ in same]


def _joined(pieces: dict[int, str], of: int) -> str:
    return "".join(pieces.get(number, LOST) for number in range(1, of + 1))


def settle(rows: Sequence[Letter], message_id: object, now: datetime) -> None:
    """The other pieces have been read with the first."""
    for row in rows:
        mine = Letter.objects.filter(community_id=row.community_id, id=row.id)
        mine.update(read_at=now, message_id=message_id, due_at=None)
