"""One row of a register that came back, with what it would do."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from fangxian.intake.returned.compare import Edit
from fangxian.intake.sheets.ids import of_content
from fangxian.ledger.read import Told
from fangxian.measures.questions import Words

EDITED, CONFLICT, NEW, UNCLEAR = "edited", "conflict", "new", "unclear"


class Row(msgspec.Struct, kw_only=True):
    """One row with what it would do. ``entry`` is the record as it stands now; ``answers`` what it would become."""

    line: int
    status: str
    place_id: int | None = None
    person_id: int | None = None
    happened_at: datetime | None = None
    kind: str = ""
    entry: Told | None = None
    edits: list[Edit] = []
    answers: dict[str, Any] = {}
    why: list[Words] = []

    @property
    def takes(self) -> bool:
        """Whether it can be taken over at all."""
        return self.place_id is not None and bool(self.answers)

    @property
    def offered(self) -> bool:
        """Whether it is ticked from the start: a plain edit or addition; nothing emptied, nothing contested."""
        emptied = any(edit.new is None for edit in self.edits)
        return self.takes and self.status in (EDITED, NEW) and not emptied and not self.why

    def record_id(self, community_id: int, today: date) -> UUID:
        """The id of the record that it becomes: of what it says and of which entry, so that twice is once."""
        day = self.happened_at.date() if self.happened_at else today
        entry = self.entry.number if self.entry else None
        said = ["returned", self.kind, entry, self.place_id, sorted(self.answers.items())]
        return of_content(community_id, said, day)
