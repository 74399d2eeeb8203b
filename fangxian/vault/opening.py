"""Opening what was sealed: first the trail is written, then the rows are opened, both or neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from django.db import transaction

from fangxian.measures.questions import Words
from fangxian.vault import trail
from fangxian.vault.keys import Keys, keys_of
from fangxian.vault.seal import NONCE, RowId, address


class Look(NamedTuple):
    """Who opens sealed rows of which community, and what for. ``actor`` as in ``worker:12``, ``follower:derived``."""

    community_id: int
    actor: str
    purpose: str


class Damaged(Exception):  # noqa: N818 - the state of a row
    """A sealed row does not open: changed, moved from elsewhere, or sealed under another key."""

    def __init__(self, where: str, row: RowId) -> None:
        self.where, self.row = where, row
        self.words = Words(
            f"{where} 第 {row} 行的密文打不开:内容被改动,或密钥不符。请执行 ./fx verify 查看范围,并从备份恢复。",
            f"Row {row} of {where} does not open: it was changed, or the key is another one. "
            "Run ./fx verify to see how much is concerned, and restore it from the backup.",
        )
        super().__init__(f"{self.words.zh} {self.words.en}")


def open_sealed(look: Look, where: str, rows: Iterable[tuple[RowId, bytes]]) -> list[bytes]:
    """The plain bytes of each row, one trail row for the whole call. Raises Damaged, naming the first bad row."""
    asked = list(rows)
    opened = tried(look, where, asked)
    bad = next((row for (row, _), plain in zip(asked, opened, strict=True) if plain is None), None)
    if bad is not None:
        raise Damaged(where, bad)
    return [plain for plain in opened if plain is not None]


def tried(look: Look, where: str, rows: Sequence[tuple[RowId, bytes]]) -> list[bytes | None]:
    """As ``open_sealed``, with None for each row that does not open."""
    if not rows:
        return []
    keys = keys_of(look.community_id)
    with transaction.atomic():
        trail.append(look.community_id, look.actor, look.purpose, where, [row for row, _ in rows])
        return [_opened(keys, address(look.community_id, where, row), bytes(sealed)) for row, sealed in rows]


def fits(community_id: int, where: str, row: RowId, sealed: bytes) -> bool:
    """Whether the community's key is the one under which a row was sealed; what it says is handed to nobody."""
    return _opened(keys_of(community_id), address(community_id, where, row), sealed) is not None


def _opened(keys: Keys, place: bytes, sealed: bytes) -> bytes | None:
    if not sealed or sealed[0] != keys.version:
        return None
    try:
        return keys.cipher.decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], place)
    except (InvalidTag, ValueError):
        return None
