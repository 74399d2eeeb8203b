"""The director signs each day's report when its hour comes, in the ordinary way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from fangxian.demo.happening import DAY, Span
from fangxian.demo.world import World
from fangxian.reports.issue import NotIssued, issue
from fangxian.workforce.models import Worker

HOUR, FORMS = 17.75, ("daily", "zero")


class Signing:
    """Signs the day's reports as the days go by."""

    def __init__(self, world: World, span: Span) -> None:
        self._world, self._span = world, span
        self._next = span.start.date()
        self._director = Worker.objects.get(community_id=world.community_id, id=world.director)

    def until(self, now: datetime, before: Callable[[datetime], None]) -> None:
        """Signs all that was due by now; ``before`` first sends in what the phones still keep."""
        while (hour := self._span.at(self._next, HOUR)) <= now:
            before(hour)
            self._sign(self._next, hour)
            self._next += DAY

    def _sign(self, day: date, now: datetime) -> None:
        for form in FORMS:
            try:
                issue(self._world.community_id, form, day, self._director, now)
            except NotIssued:
                continue  # a zero report of a day on which something happened is rightly refused
