"""The cast at ten in the morning, and a way to write entries at its places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

import pytest

from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.measures.shape import Record
from tests.cast import Cast, build_cast
from tests.derived.made import NOW

Write = Callable[..., UUID]


@pytest.fixture
def cast() -> Cast:
    """Two grids and ten doors; the response began three days ago."""
    return build_cast(NOW)


@pytest.fixture
def write(cast: Cast) -> Write:
    """``write("3-2-402", DoorVisit(), hours=-1)`` appends an entry that happened an hour before ten."""
    numbers = count(1)

    def one(
        place: str, record: Record, *, hours: float = 0, person: str | None = None, corrects: UUID | None = None
    ) -> UUID:
        seq = next(numbers)
        at: datetime = NOW + timedelta(hours=hours)
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
