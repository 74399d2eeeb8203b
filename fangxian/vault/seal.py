"""Sealing: personal data go into the database only as ciphertext that fits its own row and no other."""

from __future__ import annotations

import os
from collections.abc import Iterable
from uuid import UUID

from fangxian.vault.keys import VERSION, keys_of

NONCE = 12
HEADER = bytes([VERSION])

RowId = int | str | UUID


def address(community_id: int, where: str, row: RowId) -> bytes:
    """What ties a ciphertext to its place: community, table and column, row, key version."""
    return f"{community_id}|{where}|{row}|{VERSION}".encode()


def seal(community_id: int, where: str, rows: Iterable[tuple[RowId, bytes]]) -> list[bytes]:
    """Seal each row's plain bytes for the column ``where`` (``table.column``): key version, nonce, ciphertext."""
    encrypt = keys_of(community_id).cipher.encrypt
    sealed = []
    for row, plain in rows:
        nonce = os.urandom(NONCE)
        sealed.append(HEADER + nonce + encrypt(nonce, plain, address(community_id, where, row)))
    return sealed
