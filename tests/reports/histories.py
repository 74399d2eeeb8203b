"""Histories made up at random: records at any place and hour, corrections, withdrawals, moves, reports in between."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.measures.five import KINDS
from fangxian.measures.reporting.records import Withdrawn
from fangxian.measures.shape import Record
from fangxian.registry.models import Place
from fangxian.reports.issue import issue
from fangxian.reports.models import Issued
from fangxian.workforce.serving import worker_of
from tests.cast import Cast
from tests.measures.days_nobody_thought_of import ANSWERS

DAYS = 4
KINDS_TOLD = [
    *sorted(set(ANSWERS) - {"reporting.signed"}),
    *["screening.returnee"] * 8,
    *["screening.quarantine_end"] * 4,
]
WHERE = ("3-2-402", "3-2-401", "8-2-501", "8-1-101", "gate 东门", "shop S01", "building 3", "community")


class History:
    """Four days at the cast's places; what was written, and the reports that were signed."""

    def __init__(self, cast: Cast, chance: Random) -> None:
        self.cast, self.chance = cast, chance
        self.now = cast.now
        self.written: list[NewEntry] = []
        self.issued: list[Issued] = []
        self._seq = 0

    def go_on(self, steps: int) -> None:
        """So many things more, an hour or a night apart."""
        deeds = [self.tell] * 6 + [self.put_right] * 3 + [self.take_back, self.move, self.sign, self.sign]
        for _ in range(steps):
            self.now += timedelta(hours=self.chance.choice((0.1, 1, 1, 5, 11)))
            self.chance.choice(deeds)()

    def tell(self) -> None:
        """Something new, told at once or some hours late."""
        self._write(self._record(), self.chance.choice(WHERE), late=self.chance.choice((0, 0, 3, 14)))

    def put_right(self) -> NewEntry | None:
        """Something written before is written anew, at the same place or another."""
        if not self.written:
            return None
        wrong = self.chance.choice(self.written)
        place = self.chance.choice((None, None, None, *WHERE))
        return self._write(self._record(wrong.kind), place, corrects=wrong)

    def take_back(self) -> NewEntry | None:
        """Something written before was a mistake."""
        return (
            self._write(Withdrawn(reason="写错"), None, corrects=self.chance.choice(self.written))
            if self.written
            else None
        )

    def move(self) -> None:
        """A shop is put to the other grid."""
        grid = self.cast.places[self.chance.choice(("grid 1", "grid 2"))]
        Place.objects.filter(community_id=self.cast.community_id, id=self.cast.places["shop S01"]).update(grid_id=grid)

    def sign(self) -> Issued:
        """The director signs today's report, or yesterday's once more."""
        day = self.now.date() - timedelta(days=self.chance.choice((0, 0, 1)))
        director = worker_of(self.cast.community_id, self.cast.workers["director"])
        self.issued.append(issue(self.cast.community_id, "daily", day, director, self.now))
        return self.issued[-1]

    @property
    def today(self) -> date:
        return self.now.date()

    def _record(self, kind: str = "") -> Record:
        kind = kind if kind in ANSWERS else self.chance.choice(KINDS_TOLD)
        answers: dict[str, Any] = {name: self.chance.choice(values) for name, values in ANSWERS[kind].items()}
        return KINDS[kind](**answers)

    def _write(
        self, record: Record, place: str | None, *, late: float = 0, corrects: NewEntry | None = None
    ) -> NewEntry:
        self._seq += 1
        entry = NewEntry(
            id=UUID(int=self._seq),
            device="phone",
            epoch=1,
            seq=self._seq,
            kind=record.kind,
            place_id=self.cast.places[place] if place else corrects.place_id if corrects else self.cast.door,
            person_id=self.chance.choice((None, self.cast.people["刘建国"], self.cast.people["王桂芳"])),
            happened_at=corrects.happened_at if corrects else self.now - timedelta(hours=late),
            worker_id=self.cast.workers["grid1"],
            corrects=corrects.id if corrects else None,
            record=record,
        )
        assert append(self.cast.community_id, [entry], self.now)[0].code == "ok"
        self.written.append(entry)
        return entry
