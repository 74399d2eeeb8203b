"""An observation as a page shows it: which day of how many, until when, by which rule, and who set the rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from django.utils.translation import get_language

from fangxian.derived.place_state import Observed
from fangxian.desk.asking import Asking
from fangxian.desk.rows import masked_names
from fangxian.registry.models import Place
from fangxian.registry.response import profile


class Day(msgspec.Struct, frozen=True):
    """One day of the course: ``past``, ``today`` or still to come."""

    number: int
    day: date
    state: str


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One observation. ``last_day`` is the last under observation; ``source`` is who set the number of days."""

    who: str
    person_id: int | None
    people: int
    day_n: int
    days: int
    start: date
    last_day: date
    runs: bool
    ended_on: date | None
    measure: str
    source: str
    number: int
    course: list[Day]


def courses(asking: Asking, place: Place, observed: Sequence[Observed]) -> list[Course]:
    """The observations at a place, or of a person there, for those who may see health there."""
    if not asking.scope.sees("health", place):
        return []
    names = masked_names(asking, ((one.observation.person_id, place) for one in observed), "observation")
    rules = profile(asking.community_id)
    return [
        _course(
            asking,
            one,
            names,
            rules.source("observation", one.observation.start, get_language() or "") if rules else "",
        )
        for one in reversed(observed)
    ]


def _course(asking: Asking, told: Observed, names: dict[int, str], source: str) -> Course:
    seen, today = told.observation, asking.now.date()
    held = next((stretch for stretch in seen.stretches if stretch.since <= today < stretch.until), seen.stretches[-1])
    return Course(
        who=names.get(seen.person_id or 0, ""),
        person_id=seen.person_id,
        people=seen.people,
        day_n=told.day_n,
        days=told.days,
        start=seen.start,
        last_day=seen.until - timedelta(days=1),
        runs=told.runs,
        ended_on=seen.ended_on,
        measure=held.measure,
        source=source,
        number=seen.number,
        course=[_day(seen.start, number, today) for number in range(1, told.days + 1)],
    )


def _day(start: date, number: int, today: date) -> Day:
    day = start + timedelta(days=number - 1)
    return Day(number, day, "past" if day < today else "today" if day == today else "")
