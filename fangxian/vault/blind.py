"""Blind marks: a keyed hash by which equal values are found without being readable."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from fangxian.vault.keys import keys_of


def blind(community_id: int, field: str, value: str | bytes) -> bytes:
    """The mark (32 bytes) of one value of a field; equal only for the same community, field and value."""
    return blinds(community_id, field, [value])[0]


def blinds(community_id: int, field: str, values: Iterable[str | bytes]) -> list[bytes]:
    """The marks of many values of a field."""
    key, start = keys_of(community_id).search, field.encode() + b"\0"
    return [hmac.digest(key, start + (v.encode() if isinstance(v, str) else v), "sha256") for v in values]
