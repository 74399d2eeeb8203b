"""One person's row of an office sheet, with everything that its answers are made of."""

from __future__ import annotations

from datetime import date

import msgspec

from fangxian.measures.screening.states import Observation
from fangxian.measures.shape import Said
from fangxian.registry.people import Details
from fangxian.reports.office.here import Here, Home, Site
from fangxian.reports.office.story import Story
from fangxian.reports.office.subjects import Subject


class Row(msgspec.Struct):
    """One person's row with everything that answers are made of."""

    here: Here
    subject: Subject
    story: Story
    home: Home | None
    site: Site | None
    details: Details | None
    came: Said | None
    seen: Observation | None

    @property
    def day(self) -> date:
        return self.here.day

    @property
    def person_id(self) -> int | None:
        return self.subject.person_id

    @property
    def reachable(self) -> bool:
        """Whether somebody of their household has a phone."""
        home = self.here.homes.get(self.site.id, ()) if self.site else ()
        details = (self.here.details(one.person_id) for one in home)
        return any(one.phone for one in details if one)
