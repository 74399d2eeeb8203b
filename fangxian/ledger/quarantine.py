"""Sets aside what came under a key already used, with other content: kept as it came, sealed, never dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import msgspec
from django.db.models import Max

from fangxian.ledger.entry import NewEntry
from fangxian.ledger.models import Quarantine
from fangxian.vault.keys import VERSION
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal

WHERE = "ledger_quarantine.sealed"


class Strange(Protocol):
    """An entry with its packed answers and content mark."""

    @property
    def entry(self) -> NewEntry: ...
    @property
    def answers(self) -> bytes: ...
    @property
    def content(self) -> bytes: ...


def set_aside(community_id: int, strange: Sequence[Strange], received_at: datetime) -> None:
    """Keep them, each content once; under the ledger's lock."""
    here = Quarantine.objects.filter(community_id=community_id)
    ids = [one.entry.id for one in strange]
    there = {(key, bytes(mark)) for key, mark in here.filter(id__in=ids).values_list("id", "content")}
    new = list({(s.entry.id, s.content): s for s in strange if (s.entry.id, s.content) not in there}.values())
    last: int = here.aggregate(last=Max("number"))["last"] or 0
    numbered = list(enumerate(new, last + 1))
    boxes = seal(community_id, WHERE, ((number, msgspec.json.encode(one.entry)) for number, one in numbered))
    rows = [
        _row(community_id, n, s.entry, s.content, received_at, box) for (n, s), box in zip(numbered, boxes, strict=True)
    ]
    Quarantine.objects.bulk_create(rows)


def _row(community_id: int, number: int, e: NewEntry, content: bytes, at: datetime, box: bytes) -> Quarantine:
    sending = {"device": e.device, "epoch": e.epoch, "seq": e.seq}
    about = {"id": e.id, "kind": e.kind, "worker_id": e.worker_id, "received_at": at}
    sealed = {"sealed": box, "key_version": VERSION, "content": content}
    return Quarantine(community_id=community_id, number=number, **sending, **about, **sealed)


def set_aside_in(look: Look) -> list[tuple[int, bytes]]:
    """Everything set aside, opened: number and the entry as JSON."""
    rows = Quarantine.objects.filter(community_id=look.community_id).order_by("number")
    boxes = [(number, bytes(box)) for number, box in rows.values_list("number", "sealed")]
    return list(zip((n for n, _ in boxes), open_sealed(look, WHERE, boxes), strict=True))
