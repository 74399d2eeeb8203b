"""What is known, at an hour, of those whom a sheet is about, as far as its reader may be given it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from fangxian.measures.questions import Words
from fangxian.registry.asked.vocabulary import Asked
from fangxian.reports.office import halting, person, place, serving, shop
from fangxian.reports.office.here import Here
from fangxian.reports.office.may import May
from fangxian.reports.office.plan import Table
from fangxian.reports.office.prepare import prepare
from fangxian.reports.office.row import Row
from fangxian.reports.office.serving import Serving
from fangxian.reports.office.shop import Shop
from fangxian.reports.office.subjects import Subject
from fangxian.reports.up_to import up_to

ANSWERS: tuple[tuple[type, Callable[[Any, str], Any]], ...] = (
    (Row, person.answer),
    (Shop, shop.answer),
    (Serving, serving.answer),
)


class Known:
    """The answers for one reader; ``remarks`` gathers why some of them are not given."""

    def __init__(self, here: Here, may: May, now: datetime) -> None:
        self.here, self.may, self.now = here, may, now
        self.remarks: list[Words] = []
        self._figures = place.Figures(here)

    def prepared(self, table: Table, who: Sequence[Subject]) -> Sequence[Any]:
        """The subjects with what is known of them."""
        return prepare(self.here, table, who, self.until(table))

    def until(self, table: Table) -> datetime:
        """The end of the day, or the hour that the sheet itself names; never later than now."""
        return up_to(self.here.day, self.now, table.cut_off)

    def answer(self, table: Table, subject: Any, asked: Asked) -> Any:
        """The answer; None if it is not known."""
        if not asked.kept:
            return None
        of = next((of for kind, of in ANSWERS if isinstance(subject, kind)), None)
        if of:
            return self.may.shown(asked.key, of(subject, asked.key))
        if asked.sum and self._untold(table, asked):
            return None
        return self.may.shown(asked.key, place.answer(self.here, self._figures, subject, asked))

    def is_hidden(self, subject: Any, asked: Asked) -> bool:
        """Whether it is known and only not shown in a masked copy."""
        masks = self.may.names == "masked" and isinstance(subject, Row)
        return masks and asked.kept and person.answer(subject, asked.key) is not None

    def _untold(self, table: Table, asked: Asked) -> bool:
        """Whether no figure of a whole day answers what the table asks."""
        stop = halting.of_figure(table, asked, passed=self.until(table) < self.now)
        self.remarks += [stop] if stop else []
        return stop is not None
