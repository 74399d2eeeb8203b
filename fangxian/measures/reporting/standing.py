"""What must be told upward, what waits for an answer, and which day's reports are signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec

from fangxian.diseases.profile import Profile
from fangxian.measures.checkpoints.standing import CheckpointsStanding
from fangxian.measures.facts import Site
from fangxian.measures.hours import day_told
from fangxian.measures.people import People
from fangxian.measures.reporting.records import Answered, CloseContact, Concern, ReportedUp, Resumption, Signed
from fangxian.measures.screening.standing import ScreeningStanding
from fangxian.measures.shape import Said, Standings

NEEDS_NO_ANSWER = ("thanks", "suggestion")
DAILY = ("daily", "zero")  # both are owed every day, also when there is nothing to tell
# A zero report is refused on a day that has figures to tell; the daily report, signed with them, says it all.
ALSO = {"daily": DAILY}


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be told upward: a ``fever``, ``contact`` or ``absconded``; its clock runs from ``known_at``."""

    what: str
    subject: str
    person_id: int | None
    number: int
    entry_id: str
    at: datetime
    known_at: datetime
    sure: bool = True


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A worry or an application that waits for an answer."""

    what: str
    number: int
    entry_id: str
    at: datetime
    received_at: datetime


class ReportingStanding(msgspec.Struct, kw_only=True):
    """What is still to be told and answered, and the last day signed, by form."""

    untold: list[Matter] = []
    asked: list[Asked] = []
    signed: dict[str, date] = {}


def stand(site: Site, said: Sequence[Said], below: Standings, profile: Profile) -> ReportingStanding:
    """Fold the records of one place, given in the order in which they happened."""
    standing, people = ReportingStanding(), People()
    known = [*_known(below.of(ScreeningStanding), profile), *_at_posts(below.of(CheckpointsStanding))]
    told: list[tuple[str | None, Said]] = []
    for one in said:
        if one.record.negated or one.record.planned:
            continue
        subject = people.meant(one)
        if isinstance(one.record, ReportedUp):
            told.append((subject, one))
        elif isinstance(one.record, CloseContact):
            known.append(_contact(one, subject or one.entry_id))
        else:
            _ask(standing, one)
    standing.untold = _untold(known, told)
    return standing


def _known(screening: ScreeningStanding, profile: Profile) -> Iterator[Matter]:
    """Fevers not refuted, and those under observation who were out.

    A fever that nobody measures again in time is told all the same: silence refutes nothing.
    """
    for fever in screening.fevers:
        if fever.state != "refuted":
            wait = timedelta(minutes=profile.on(fever.at.date()).remeasure_minutes)
            sure = fever.settled_at is not None
            yield _matter("fever", fever, fever.settled_at or fever.received_at + wait, sure=sure)
    for away in screening.aways:
        yield _matter("absconded", away, away.received_at)


def _at_posts(checkpoints: CheckpointsStanding) -> Iterator[Matter]:
    """A guard tells of somebody too warm after having measured twice."""
    for abnormal in checkpoints.abnormal:
        yield _matter("fever", abnormal, abnormal.received_at)


def _matter(what: str, found: msgspec.Struct, known_at: datetime, *, sure: bool = True) -> Matter:
    same = {name: getattr(found, name) for name in ("subject", "person_id", "number", "entry_id", "at")}
    return Matter(what=what, known_at=known_at, sure=sure, **same)


def _contact(said: Said, subject: str) -> Matter:
    return Matter(
        what="contact",
        subject=subject,
        person_id=said.person_id,
        number=said.number,
        entry_id=said.entry_id,
        at=said.at,
        known_at=said.received_at,
    )


def _untold(known: list[Matter], told: list[tuple[str | None, Said]]) -> list[Matter]:
    """What nobody has told since, the first of each person's only: one telling covers them all."""
    left: dict[tuple[str, str], Matter] = {}
    for matter in sorted(known, key=lambda matter: (matter.at, matter.number)):
        if not any(_covers(subject, one, matter) for subject, one in told):
            left.setdefault((matter.what, matter.subject), matter)
    return list(left.values())


def _covers(subject: str | None, told: Said, matter: Matter) -> bool:
    """Whether a telling was of this matter: it says so, or names that person, or names nobody."""
    of = getattr(told.record, "of", None)
    if of:
        return bool(of == matter.entry_id)
    return told.at >= matter.at and subject in (None, matter.subject)


def _ask(standing: ReportingStanding, said: Said) -> None:
    record = said.record
    match record:
        case Concern() if record.status != "handled" and record.concern_type not in NEEDS_NO_ANSWER:
            standing.asked.append(_asked("concern", said))
        case Resumption(status="apply"):
            standing.asked.append(_asked("resumption", said))
        case Resumption(status="approved" | "resumed"):
            standing.asked = [asked for asked in standing.asked if asked.what != "resumption"]
        case Answered():
            standing.asked = [asked for asked in standing.asked if asked.entry_id != record.of]
        case Signed() if record.form in DAILY:
            for form in ALSO.get(record.form, (record.form,)):
                standing.signed[form] = max(day_told(said), standing.signed.get(form, date.min))


def _asked(what: str, said: Said) -> Asked:
    return Asked(what=what, number=said.number, entry_id=said.entry_id, at=said.at, received_at=said.received_at)
