"""Appends records to the ledger: numbered without gaps under a lock, sealed, chained, each stored once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from fangxian.ledger import rows
from fangxian.ledger.entry import WHERE, Answer, NewEntry, contents, packed
from fangxian.ledger.quarantine import set_aside
from fangxian.ledger.rows import Seen
from fangxian.ledger.storing import storing
from fangxian.vault.chain import link
from fangxian.vault.keys import VERSION
from fangxian.vault.seal import seal


class Written(msgspec.Struct, frozen=True):
    """An entry with its packed answers and the mark of its content."""

    entry: NewEntry
    answers: bytes
    content: bytes


def append(community_id: int, entries: Sequence[NewEntry], received_at: datetime) -> list[Answer]:
    """Write entries in one transaction; one answer each, in order.

    ``ok`` with its number; ``known`` if the same was sent before; ``refused`` (``quarantined``) if other
    content was sent under a key already used: that is kept aside. Raises NotStored if the database cannot
    write; then nothing of the batch is in it.
    """
    if not entries:
        return []
    plain = [packed(entry) for entry in entries]
    batch = list(map(Written, entries, plain, contents(community_id, entries, plain)))
    with storing(), transaction.atomic():
        head = rows.lock(community_id)
        answers, fresh, strange = _sorted_out(batch, rows.seen(community_id, entries), head.number)
        if fresh:
            _write(community_id, fresh, head, received_at)
        if strange:
            set_aside(community_id, strange, received_at)
    return answers


def _sorted_out(batch: list[Written], seen: Seen, number: int) -> tuple[list[Answer], list[Written], list[Written]]:
    """The answers, what is new (numbered on from ``number``), and what clashes with what is there."""
    answers, fresh, strange = [], [], []
    for one in batch:
        key, before = one.entry.id, seen.ids.get(one.entry.id)
        if before and before.content == one.content:
            answers.append(Answer(id=key, code="known", number=before.number))
        elif before or one.entry.sending in seen.sendings:
            strange.append(one)
            answers.append(Answer(id=key, code="refused", why="quarantined", words=rows.QUARANTINED))
        else:
            fresh.append(one)
            seen.add(one.entry, number + len(fresh), one.content)
            answers.append(Answer(id=key, code="ok", number=number + len(fresh)))
    return answers, fresh, strange


def _write(community_id: int, fresh: list[Written], head: rows.Position, received_at: datetime) -> None:
    numbered = list(enumerate(fresh, head.number + 1))
    boxes = seal(community_id, WHERE, ((number, one.answers) for number, one in numbered))
    previous, chained = head.hash, []
    for (number, one), sealed in zip(numbered, boxes, strict=True):
        row = rows.Row.new(community_id, number, one.entry, received_at, sealed, VERSION, one.content)
        step = link(previous, row.chained)
        chained.append((row, previous, step))
        previous = step
    with rows.together():
        rows.insert(chained)
        rows.move_head(community_id, numbered[-1][0], previous)
