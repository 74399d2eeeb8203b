"""One person's row of an office sheet, with everything that its answers are made of."""

from __future__ import annotations

from datetime import date

import msgspec

from fangxian.measures.screening.states import Observation
from fangxian.measures.shape import Said
from fangxian.registry.asked.days import day_of
from fangxian.registry.people import Details
from fangxian.reports.office.here import Here, Home, Site
from fangxian.reports.office.story import Story
from fangxian.reports.office.subjects import Subject


class Row(msgspec.Struct):
    """One person's row with everything that answers are made of; ``on`` is the day asked for, if another one."""

    here: Here
    subject: Subject
    story: Story
    home: Home | None
    site: Site | None
    details: Details | None
    came: Said | None
    seen: Observation | None
    on: date | None = None

    @property
    def day(self) -> date:
        return self.on or self.here.day

    def at(self, on: str) -> Row | None:
        """The same person on the day that a column names; None for one to come, or before the observation began."""
        if not on:
            return self
        day = day_of(on, self.seen.start if self.seen else None, self.here.day)
        return msgspec.structs.replace(self, on=day) if day and day <= self.here.day else None

    @property
    def person_id(self) -> int | None:
        return self.subject.person_id

    @property
    def reachable(self) -> bool:
        """Whether somebody of their household has a phone."""
        home = self.here.homes.get(self.site.id, ()) if self.site else ()
        details = (self.here.details(one.person_id) for one in home)
        return any(one.phone for one in details if one)
