"""What screening owes: every door swept, everybody observed looked at in time, every fever measured again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from fangxian.diseases.profile import Profile, Rules
from fangxian.measures.facts import Debt, Site
from fangxian.measures.hours import DAY, at_hour, day_after, midnight
from fangxian.measures.screening.standing import CENTRAL, Observation, ScreeningStanding
from fangxian.measures.shape import Standings


def owe(site: Site, standings: Standings, profile: Profile) -> Iterator[Debt]:
    """All that is owed at one place."""
    standing = standings.of(ScreeningStanding)
    if site.kind == "door" and not site.vacant and site.since:
        yield _sweep(site.since, standing, profile)
    for seen in standing.observations:
        if seen.ended_on is None:
            yield from _observation(seen, profile.on(seen.start))
    yield from _remeasured(standing, profile)


def _sweep(since: datetime, standing: ScreeningStanding, profile: Profile) -> Debt:
    if standing.tries:
        return _again(standing.tries, profile.on(standing.tries[-1].date()))
    if not standing.sweeps:
        hours = timedelta(hours=profile.on(since.date()).sweep_first_hours)
        return Debt(kind="screening.door_visit", opens_at=since, due_at=since + hours)
    last = standing.sweeps[-1].at
    opens_at, due_at = day_after(last, profile.on(last.date()).sweep_every_days)
    return Debt(kind="screening.door_visit", opens_at=opens_at, due_at=due_at)


def _again(tries: list[datetime], rules: Rules) -> Debt:
    """Nobody home: at another hour, the same day if there is time left for it, else the next."""
    opens_at = tries[-1] + timedelta(hours=rules.retry_hours)
    first, last = rules.visiting_hours
    if opens_at >= at_hour(opens_at.date(), last, opens_at):
        opens_at = at_hour(opens_at.date() + DAY, first, opens_at)
    opens_at = max(opens_at, at_hour(opens_at.date(), first, opens_at))
    return Debt(
        kind="screening.door_again",
        opens_at=opens_at,
        due_at=at_hour(opens_at.date(), last, opens_at),
        why={"tries": len(tries), "tried_at": f"{tries[-1]:%H:%M}"},
    )


def _observation(seen: Observation, rules: Rules) -> Iterator[Debt]:
    if seen.stretches[0].measure == CENTRAL and seen.taken_away_on is None:
        yield _debt(seen, "transfer", seen.opened_at, seen.received_at + timedelta(hours=rules.transfer_hours))
    missed = list(islice(_slots(seen, rules), rules.missed_before_visit))
    if missed:
        yield from _checks(seen, rules, missed)
    over = midnight(seen.until, seen.opened_at)
    yield _debt(seen, "release", over, over + timedelta(hours=rules.release_hours))


def _slots(seen: Observation, rules: Rules) -> Iterator[datetime]:
    """The hours of the checks at home that no look has covered, from the first on."""
    ahead = timedelta(minutes=rules.check_opens_minutes)
    after = seen.checked_at + ahead if seen.checked_at else seen.opened_at
    for stretch in seen.stretches:
        day = max(stretch.since, after.date())
        while stretch.measure != CENTRAL and day < stretch.until:
            yield from (slot for hour in rules.check_times if (slot := at_hour(day, hour, after)) > after)
            day += DAY


def _checks(seen: Observation, rules: Rules, missed: list[datetime]) -> Iterator[Debt]:
    """The next check; once it is missed a reminder, once too many are missed a visit."""
    first = missed[0]
    opens_at = first - timedelta(minutes=rules.check_opens_minutes)
    if seen.checked_at is None and first - seen.opened_at <= DAY:
        opens_at = seen.opened_at  # so that whoever registers somebody sees at once what follows
    yield _debt(seen, "check", opens_at, first)
    yield _debt(seen, "remind", first, first + timedelta(minutes=rules.remind_minutes))
    if len(missed) == rules.missed_before_visit:
        yield _debt(seen, "visit", missed[-1], missed[-1] + timedelta(minutes=rules.visit_minutes), urgent=True)


def _debt(seen: Observation, duty: str, opens_at: datetime, due_at: datetime, *, urgent: bool = False) -> Debt:
    return Debt(
        kind=f"screening.{duty}",
        subject=seen.subject,
        opens_at=opens_at,
        due_at=due_at,
        urgent=urgent,
        person_id=seen.person_id,
        number=seen.number,
        why={"start": seen.start.isoformat(), "last_day": (seen.until - DAY).isoformat(), "days": seen.days},
    )


def _remeasured(standing: ScreeningStanding, profile: Profile) -> Iterator[Debt]:
    for fever in standing.fevers:
        if fever.state == "suspected":
            minutes = profile.on(fever.at.date()).remeasure_minutes
            yield Debt(
                kind="screening.remeasure",
                subject=fever.subject,
                opens_at=fever.received_at,
                due_at=fever.received_at + timedelta(minutes=minutes),
                urgent=True,
                person_id=fever.person_id,
                number=fever.number,
                why={"minutes": minutes},
            )
