"""What disinfection owes: rounds as often as the profile says, the rooms of a case, standing water."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fangxian.diseases.profile import Profile
from fangxian.measures.disinfection.standing import DisinfectionStanding
from fangxian.measures.facts import Debt, Site
from fangxian.measures.shape import Standings


def owe(site: Site, standings: Standings, profile: Profile) -> Iterator[Debt]:
    """All that is owed at one place."""
    standing = standings.of(DisinfectionStanding)
    if site.since:
        yield from _round(site.kind, max(site.since, standing.done_at or site.since), profile)
    for soiled in standing.soiled:
        hours = profile.on(soiled.at.date()).terminal_hours
        yield _debt("terminal", soiled.subject, soiled.number, soiled.at, hours, urgent=True)
    for water in standing.water:
        hours = profile.on(water.received_at.date()).breeding_site_hours
        yield _debt("breeding_site", water.entry_id, water.number, water.received_at, hours)


def _round(kind: str, last: datetime, profile: Profile) -> Iterator[Debt]:
    """The next round; it stands on the worklist for the second half of the time left for it."""
    hours = profile.on(last.date()).disinfect_hours.get(kind)
    if hours:
        yield Debt(
            kind="disinfection.round",
            opens_at=last + timedelta(hours=hours) / 2,
            due_at=last + timedelta(hours=hours),
            why={"hours": hours},
        )


def _debt(duty: str, subject: str, number: int, since: datetime, hours: int, *, urgent: bool = False) -> Debt:
    return Debt(
        kind=f"disinfection.{duty}",
        subject=subject,
        opens_at=since,
        due_at=since + timedelta(hours=hours),
        urgent=urgent,
        number=number,
        why={"hours": hours},
    )
