"""What care owes: every need met by its urgency, everybody who should be called called in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from fangxian.diseases.profile import Profile, Rules
from fangxian.measures.care.standing import CareStanding, Wanted
from fangxian.measures.facts import Debt, Resident, Site
from fangxian.measures.hours import DAY, midnight
from fangxian.measures.screening.standing import Observation, ScreeningStanding
from fangxian.measures.shape import Standings

CHILD = "under_14"


def owe(site: Site, standings: Standings, profile: Profile) -> Iterator[Debt]:
    """All that is owed at one place."""
    standing = standings.of(CareStanding)
    for need in standing.needs:
        if need.met_at is None:
            minutes = profile.on(need.at.date()).need_minutes
            yield _wanted("need", need, minutes.get(need.what, minutes["other"]))
    for distress in standing.distress:
        if distress.met_at is None:
            yield _wanted("counselling", distress, 60 * profile.on(distress.at.date()).counselling_hours)
    yield from _calls(site, standing, standings.of(ScreeningStanding).observations, profile)


def _wanted(duty: str, wanted: Wanted, minutes: int) -> Debt:
    return Debt(
        kind=f"care.{duty}",
        subject=wanted.entry_id,
        opens_at=wanted.received_at,
        due_at=wanted.received_at + timedelta(minutes=minutes),
        urgent=wanted.what == "medical",
        person_id=wanted.person_id,
        number=wanted.number,
        why={"what": wanted.what, "minutes": minutes},
    )


def _calls(site: Site, standing: CareStanding, observations: list[Observation], profile: Profile) -> Iterator[Debt]:
    """One call for each, be it for the observation or for a need; somebody taken away is called once back."""
    going = [seen for seen in observations if seen.ended_on is None]
    observed = [debt for seen in going for debt in _call_observed(seen, standing, profile)]
    yield from observed
    called = {debt.person_id for debt in observed}
    for resident in site.residents if site.since else ():
        if resident.needs and resident.person_id not in called and site.since:
            back = [seen.until for seen in going if seen.person_id == resident.person_id]
            last = standing.reached_at(f"p{resident.person_id}", site.since)
            yield from _call_resident(resident, last, max(back, default=last.date()), profile)


def _call_observed(seen: Observation, standing: CareStanding, profile: Profile) -> Iterator[Debt]:
    """On the days that are spent at home; somebody met without a name may have got one since."""
    last = standing.reached_at(seen.subject, standing.reached_at(f"p{seen.person_id}", seen.opened_at))
    days = profile.on(last.date()).contact_days.get("observed")
    if days:
        due = seen.next_at_home(last.date() + days * DAY)
        if due:
            yield _call(seen.subject, seen.person_id, midnight(due, last), days, "observed")


def _call_resident(resident: Resident, last: datetime, back: date, profile: Profile) -> Iterator[Debt]:
    """As often as the most pressing of somebody's needs asks for."""
    rules = profile.on(last.date())
    due = [(rules.contact_days[need], need) for need in _needs(resident, last, rules)]
    if due:
        days, need = min(due)
        opens_at = midnight(max(last.date() + days * DAY, back), last)
        yield _call(f"p{resident.person_id}", resident.person_id, opens_at, days, need)


def _needs(resident: Resident, last: datetime, rules: Rules) -> Iterator[str]:
    """The needs that call for contact; a child's ends as it grows up."""
    for need in resident.needs:
        grown = need == CHILD and resident.born is not None and last.year - resident.born > 14
        if need in rules.contact_days and not grown:
            yield need


def _call(subject: str, person_id: int | None, opens_at: datetime, days: int, need: str) -> Debt:
    return Debt(
        kind="care.contact",
        subject=subject,
        opens_at=opens_at,
        due_at=opens_at + DAY,
        person_id=person_id,
        why={"need": need, "days": days},
    )
