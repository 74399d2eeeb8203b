"""When a place was last disinfected, which cases call for terminal disinfection, which water still stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from fangxian.diseases.profile import Profile
from fangxian.measures.disinfection.records import BreedingSite, Disinfection
from fangxian.measures.facts import Site
from fangxian.measures.screening.standing import ScreeningStanding
from fangxian.measures.shape import Said, Standings


class StandingWater(msgspec.Struct, frozen=True, kw_only=True):
    """A breeding site found and not yet cleared."""

    number: int
    entry_id: str
    received_at: datetime


class Soiled(msgspec.Struct, frozen=True, kw_only=True):
    """A case was here, and no terminal disinfection since."""

    subject: str
    number: int
    at: datetime


class DisinfectionStanding(msgspec.Struct, kw_only=True):
    """What holds of one place."""

    done_at: datetime | None = None
    soiled: list[Soiled] = []
    water: list[StandingWater] = []


def stand(site: Site, said: Sequence[Said], below: Standings, profile: Profile) -> DisinfectionStanding:
    """Fold the records of one place, given in the order in which they happened."""
    standing = DisinfectionStanding()
    cases = below.of(ScreeningStanding).cases
    where: dict[int, str | None] = {}  # as it was said: words may name somebody, so they end with the fold
    standing.soiled = [Soiled(subject=case.subject, number=case.number, at=case.at) for case in cases]
    for one in said:
        record = one.record
        if record.negated or record.planned:
            continue
        if isinstance(record, Disinfection):
            _disinfected(standing, one, record)
        elif isinstance(record, BreedingSite):
            _water(standing, where, one, record)
    return standing


def _disinfected(standing: DisinfectionStanding, said: Said, record: Disinfection) -> None:
    standing.done_at = said.at
    if record.disinfection_type == "terminal":
        standing.soiled = [soiled for soiled in standing.soiled if soiled.at > said.at]


def _water(standing: DisinfectionStanding, where: dict[int, str | None], said: Said, record: BreedingSite) -> None:
    if record.action == "cleared":
        same = [water for water in standing.water if where[water.number] == record.site] or standing.water
        standing.water = [water for water in standing.water if water not in same]
    elif record.action == "found" or record.count or record.positive:
        where[said.number] = record.site
        standing.water.append(StandingWater(number=said.number, entry_id=said.entry_id, received_at=said.received_at))
