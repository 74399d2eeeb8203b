"""What reporting owes: the urgent told upward, worries answered, each day's reports signed by their hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fangxian.diseases.profile import Profile, Rules
from fangxian.measures.facts import Debt, Site
from fangxian.measures.hours import DAY, at_hour, midnight
from fangxian.measures.reporting.standing import DAILY, Asked, Matter, ReportingStanding
from fangxian.measures.shape import Standings


def owe(site: Site, standings: Standings, profile: Profile) -> Iterator[Debt]:
    """All that is owed at one place."""
    standing = standings.of(ReportingStanding)
    for matter in standing.untold:
        yield _up(matter, profile.on(matter.at.date()))
    for asked in standing.asked:
        yield _answer(asked, profile.on(asked.at.date()))
    if site.kind == "community" and site.since:
        yield from (_signed(form, site.since, standing, profile) for form in DAILY)


def _up(matter: Matter, rules: Rules) -> Debt:
    """Told upward; a fever only suspected is to be told once the time to measure again has passed."""
    minutes = {
        "fever": rules.fever_report_minutes,
        "contact": rules.contact_report_minutes,
        "absconded": rules.absconded_report_minutes,
    }[matter.what]
    return Debt(
        kind=f"reporting.{matter.what}_up",
        subject=matter.subject,
        opens_at=matter.known_at,
        due_at=matter.known_at + timedelta(minutes=minutes),
        urgent=True,
        person_id=matter.person_id,
        number=matter.number,
        why={"minutes": minutes, "sure": int(matter.sure)},
    )


def _answer(asked: Asked, rules: Rules) -> Debt:
    concern = asked.what == "concern"
    hours = rules.concern_hours if concern else rules.resumption_hours
    return Debt(
        kind="reporting.answer" if concern else "reporting.resumption",
        subject=asked.entry_id,
        opens_at=asked.received_at,
        due_at=asked.received_at + timedelta(hours=hours),
        number=asked.number,
        why={"hours": hours},
    )


def _signed(form: str, since: datetime, standing: ReportingStanding, profile: Profile) -> Debt:
    """The statement of the first day not signed yet, owed at a fixed hour of that day."""
    last = standing.signed.get(form)
    day = last + DAY if last else since.date()
    due_at = at_hour(day, profile.on(day).daily_report_at, since)
    if due_at <= since:
        due_at += DAY
    opens_at = max(since, midnight(due_at.date(), since))
    return Debt(
        kind=f"reporting.{form}_report", opens_at=opens_at, due_at=due_at, why={"day": due_at.date().isoformat()}
    )
