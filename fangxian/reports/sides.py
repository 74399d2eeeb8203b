"""The two sides of a comparison: an issued report with the rows kept with it, or the draft of now."""

from __future__ import annotations

from datetime import date

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry.response import latest
from fangxian.reports import content, frozen
from fangxian.reports.counted import Counted
from fangxian.reports.definitions import definitions
from fangxian.reports.fill import Filled
from fangxian.reports.form import load
from fangxian.reports.issue import draw
from fangxian.reports.models import Issued
from fangxian.reports.rederive import folded
from fangxian.vault.opening import Look


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it is compared; ``number`` is None for the draft of now."""

    number: int | None
    ledger_number: int
    definitions: str
    filled: Filled
    counted: Counted

    @property
    def day(self) -> date:
        return self.filled.day

    @property
    def called(self) -> Words:
        """The side in words: by number and day."""
        name = (
            Words("现在的草稿", "the draft of now")
            if self.number is None
            else Words(f"{self.number} 号", f"no. {self.number}")
        )
        return Words(f"{name.zh}({self.day})", f"{name.en} ({self.day})")


def issued_side(issued: Issued, actor: str, purpose: str = "why a figure changed") -> Side:
    """An issued report. The rows of one that kept none are folded anew. Raises Damaged."""
    look, then = Look(issued.community_id, actor, purpose), content.read(issued)
    kept = frozen.thaw_rows(look, issued.number)
    return Side(
        number=issued.number,
        ledger_number=issued.ledger_number,
        definitions=issued.definitions,
        filled=then.filled,
        counted=folded(look, issued, then) if kept is None else Counted(kept),
    )


def draft_side(community_id: int, form: str, day: date) -> Side:
    """The report as it would be signed now. Raises NotIssued while the ledger is busy; KeyError for an unknown form."""
    drawn, found = draw(community_id, load(form), day), latest(community_id)
    return Side(
        number=None,
        ledger_number=drawn.ledger_number,
        definitions=definitions(form, found.profile if found else ""),
        filled=drawn.filled,
        counted=Counted(drawn.rows),
    )
