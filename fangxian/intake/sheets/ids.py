"""The id of the record that a row becomes: the same row, from whichever copy of the sheet, gives the same id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec

from fangxian.registry.matching import Match
from fangxian.vault.blind import blind

LONG_AGO = date(2020, 1, 1)  # for a row that names no day


def record_id(community_id: int, kind: str, match: Match, answers: Mapping[str, Any]) -> UUID:
    """A UUIDv7 whose moment is the row's own day and whose chance is a keyed hash of what the row says."""
    day = date.fromisoformat(str(answers.get("when") or LONG_AGO)[:10])
    return of_content(community_id, [kind, match.person_id, match.place_id, sorted(answers.items())], day)


def of_content(community_id: int, content: Sequence[Any], day: date) -> UUID:
    """The same content gives the same id, again and again."""
    chance = int.from_bytes(blind(community_id, "sheet.row", msgspec.json.encode(content))[:10], "big")
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
    low = chance & ((1 << 62) - 1)
    return UUID(int=moment << 80 | 7 << 76 | (chance >> 62 & 0xFFF) << 64 | 2 << 62 | low)


def sending(record: UUID) -> tuple[int, int]:
    """Epoch and sequence under which a row's record is sent: of its own id, so that it is the same again."""
    return record.int >> 96, record.int & ((1 << 62) - 1)
