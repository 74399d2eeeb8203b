"""Builds the make-believe community through the same sheets by which a real one comes in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import Random

from django.db import transaction
from django.utils.timezone import localdate, localtime

from fangxian.demo import families, staff, town
from fangxian.registry import places_sheet, response, roster
from fangxian.registry.places import found
from fangxian.registry.places_sheet.columns import NEEDED as PLACE_NEEDS
from fangxian.registry.places_sheet.columns import PLACES
from fangxian.registry.roster.columns import NEEDED, ROSTER
from fangxian.registry.roster.plan import Plan, silent
from fangxian.registry.sheet.columns import table

PROFILE = "covid_19_2020_02"
ACTOR = "demo"
Progress = Callable[[str], None]


def build(seed: int, now: datetime, communities: int = 1, progress: Progress = silent) -> list[int]:
    """Builds one community or several, each of 9,050 invented people; their codes. Raises FileExistsError."""
    codes = [town.COMMUNITY + number for number in range(communities)]
    for number, code in enumerate(codes):
        with transaction.atomic():
            _build(code, Random(f"{seed}/{number}"), now, progress)  # noqa: S311 - a story, not a secret
    return codes


def _build(community_id: int, chance: Random, now: datetime, progress: Progress) -> None:
    number = community_id - town.COMMUNITY
    suffix = f".{number + 1}" if number else ""
    found(community_id, town.NAME + suffix, street=town.STREET, district=town.DISTRICT)
    progress("places")
    build_places(community_id, now)
    progress("people")
    roster.apply(plan_people(community_id, chance, now))
    progress("workers")
    staff.hire(community_id, chance, now, suffix)
    response.begin(community_id, PROFILE, localtime(now).replace(hour=0, minute=0, second=0, microsecond=0))


def build_places(community_id: int, now: datetime) -> None:
    """The grids, buildings, lifts, gates, shops and enterprises."""
    rows = table([town.sheet()], PLACES, PLACE_NEEDS)
    places_sheet.apply(places_sheet.plan_rows(community_id, rows, "demo", ACTOR, localdate(now)))


def plan_people(community_id: int, chance: Random, now: datetime) -> Plan:
    """What the invented roster would change."""
    today = localdate(now)
    rows = table([families.sheet(families.households(chance, today))], ROSTER, NEEDED)
    return roster.plan_rows(community_id, rows, "demo", ACTOR, today)
