"""Ids of entries: they sort by the moment at which they were made (UUIDv7)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from uuid_utils import compat


def new_id(now: datetime | None = None) -> UUID:
    """A new id made at ``now``, or at this moment."""
    return compat.uuid7() if now is None else compat.uuid7(nanoseconds=int(now.timestamp() * 1_000_000) * 1000)
