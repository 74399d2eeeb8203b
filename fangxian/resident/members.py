"""Who lives behind the household's door, masked, and who of them is under observation until when, by which rule."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from django.utils.translation import get_language

from fangxian.derived.catch_up import catch_up
from fangxian.derived.place_state import Observed, place_state
from fangxian.registry import history
from fangxian.registry.models import Person
from fangxian.registry.people import Details, masked, reveal
from fangxian.registry.response import profile
from fangxian.resident.asking import Home


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the household as the registry holds them, masked."""

    person_id: int
    details: Details
    relation: str
    born: int | None
    from_day: date


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """An observation that runs: which day of how many, its last day, and who set the rule."""

    who: str
    day_n: int
    days: int
    last_day: date
    checks: int
    source: str


def members(home: Home) -> list[Member]:
    """The household; one row in the trail."""
    stays = [stay for stay in history.of_place(home.community_id, home.guest.place.id) if stay.until_day is None]
    ids = [stay.person_id for stay in stays]
    opened = reveal(home.look("household's own page"), ids)
    born = dict(Person.objects.filter(community_id=home.community_id, id__in=ids).values_list("id", "born"))
    return [
        Member(
            person_id=stay.person_id,
            details=masked(opened[stay.person_id]),
            relation=stay.relation,
            born=born[stay.person_id],
            from_day=stay.from_day,
        )
        for stay in stays
    ]


def courses(home: Home, household: list[Member]) -> list[Course]:
    """The observations that run behind the door. Restricting somebody is visible to them, with its rule and its end."""
    catch_up(home.community_id)
    state = place_state(home.community_id, home.guest.place.id, home.now)
    names = {member.person_id: member.details.name for member in household}
    return [_course(home, one, names) for one in state.observed if one.runs]


def _course(home: Home, told: Observed, names: dict[int, str]) -> Course:
    seen, rules = told.observation, profile(home.community_id)
    today = home.now.date()
    return Course(
        who=names.get(seen.person_id or 0, ""),
        day_n=told.day_n,
        days=told.days,
        last_day=seen.until - timedelta(days=1),
        checks=len(rules.on(today).check_times) if rules else 0,
        source=rules.source("observation", seen.start, get_language() or "") if rules else "",
    )
