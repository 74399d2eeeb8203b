"""The cast at noon, a way to write entries at its places, and the director who signs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from uuid import UUID

import pytest

from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.measures.shape import Record
from fangxian.workforce.models import Worker
from fangxian.workforce.serving import worker_of
from tests.cast import Cast

Write = Callable[..., UUID]


@pytest.fixture
def write(cast: Cast) -> Write:
    """``write("3-2-402", DoorVisit(), hours=-1)`` appends an entry that happened an hour before noon."""
    numbers = count(1)

    def one(
        place: str, record: Record, *, hours: float = 0, person: str | None = None, corrects: UUID | None = None
    ) -> UUID:
        seq = next(numbers)
        at = cast.now + timedelta(hours=hours)
        entry = NewEntry(
            id=UUID(int=seq),
            device="phone",
            epoch=1,
            seq=seq,
            kind=record.kind,
            place_id=cast.places[place],
            person_id=cast.people[person] if person else None,
            happened_at=at,
            worker_id=cast.workers["grid1"],
            corrects=corrects,
            record=record,
        )
        assert append(cast.community_id, [entry], at)[0].code == "ok"
        return entry.id

    return one


@pytest.fixture
def director(cast: Cast) -> Worker:
    """周敏, who signs."""
    return worker_of(cast.community_id, cast.workers["director"])
