"""What goes into the ledger and what it answers; how a record is packed and what its content mark covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import msgspec

from fangxian.measures.questions import Words
from fangxian.measures.shape import Record
from fangxian.vault.blind import blinds
from fangxian.vault.chain import moment
from fangxian.workforce.kinds import KINDS

WHERE = "ledger_entry.sealed"


class NewEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A record on its way into the ledger. ``device``, ``epoch`` and ``seq`` name the sending it came with."""

    id: UUID
    device: str
    epoch: int
    seq: int
    kind: str
    place_id: int
    person_id: int | None = None
    happened_at: datetime
    worker_id: int | None = None
    corrects: UUID | None = None
    record: Record

    @property
    def sending(self) -> tuple[str, int, int]:
        return self.device, self.epoch, self.seq


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one record: ``code`` ok, known, held or refused; if not ok, ``why`` and ``words`` say why."""

    id: UUID
    code: str
    number: int | None = None
    why: str = ""
    words: Words | None = None
    held_id: UUID | None = None


def packed(entry: NewEntry) -> bytes:
    """The answers as they are sealed."""
    return msgspec.json.encode(entry.record)


def unpacked(kind: str, answers: bytes) -> Record:
    """A record from its opened answers."""
    return _decoder(kind).decode(answers)


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(KINDS[kind])


def contents(community_id: int, entries: Sequence[NewEntry], answers: Sequence[bytes]) -> list[bytes]:
    """The content mark of each: equal only if every word of the two is equal, whoever brought it and when."""
    plain = [msgspec.json.encode(_told(e)) + a for e, a in zip(entries, answers, strict=True)]
    return blinds(community_id, "ledger_entry.content", plain)


def _told(entry: NewEntry) -> list[Any]:
    about = [entry.kind, entry.place_id, entry.person_id, moment(entry.happened_at), entry.corrects]
    return [entry.id, *entry.sending, *about]
