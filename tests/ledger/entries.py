"""Entries as the cast writes them, for the tests of the ledger."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fangxian.ledger.entry import NewEntry
from fangxian.measures.screening.records import DoorVisit
from tests.cast import Cast


def visit(cast: Cast, seq: int, *, key: int | None = None, **other: Any) -> NewEntry:
    """The grid worker's visit number ``seq`` at 3-2-402: 36.5 ℃, nobody ill."""
    record = DoorVisit(person="刘建国", temperature_c=other.pop("degrees", 36.5))
    wishes: dict[str, Any] = {"device": "phone-of-grid1", "epoch": 4711, "place_id": cast.door, "happened_at": cast.now}
    number = UUID(int=(0x0197_0000_0000_7000_8000_0000_0000_0000 + (seq if key is None else key)))
    wishes |= {"id": number, "seq": seq, "kind": record.kind, "record": record, "worker_id": 1}
    return NewEntry(**wishes | other)
