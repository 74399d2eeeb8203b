"""Which needs wait, who is in distress, and when everybody who is owed a call was last reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from fangxian.diseases.profile import Profile
from fangxian.measures.care.records import Contacted, Counselling, Delivery, Met, Need
from fangxian.measures.facts import Site
from fangxian.measures.people import People
from fangxian.measures.screening.records import DoorVisit, QuarantineCheck
from fangxian.measures.shape import Said, Standings

GOODS = ("food", "daily", "supplies", "medicine")
MEDICINE = "药"
HANDED_OVER = (None, "delivered", "received")


class Wanted(msgspec.Struct, kw_only=True):
    """A need: who has it, since when, and when it was met."""

    what: str
    subject: str | None
    person_id: int | None
    number: int
    entry_id: str
    at: datetime
    received_at: datetime
    heard_on: date
    met_at: datetime | None = None
    met_by: int | None = None  # the number of the entry that met it
    met_heard_on: date | None = None


class CareStanding(msgspec.Struct, kw_only=True):
    """What holds of one place. ``reached`` is by subject; ``""`` stands for the whole household."""

    needs: list[Wanted] = []
    distress: list[Wanted] = []
    reached: dict[str, datetime] = {}

    def reached_at(self, subject: str, since: datetime) -> datetime:
        """When that person, or somebody of the household, was last reached; ``since`` if never."""
        return max(since, self.reached.get(subject, since), self.reached.get("", since))


def stand(site: Site, said: Sequence[Said], below: Standings, profile: Profile) -> CareStanding:
    """Fold the records of one place, given in the order in which they happened."""
    standing, people = CareStanding(), People()
    for one in said:
        if not one.record.negated:
            subject = people.meant(one)
            _take(standing, one, subject)
            if not one.record.planned and _reaches(one):
                standing.reached[_household(subject)] = one.at
    return standing


def _take(standing: CareStanding, said: Said, subject: str | None) -> None:
    match said.record:
        case Need() as need:
            standing.needs.append(_wanted(need.need_type or "other", said, subject))
        case Counselling() as talk if talk.status != "handled":
            standing.distress.append(_wanted("counselling", said, subject))
        case Counselling():
            _meet([one for one in standing.distress if subject in (None, one.subject)], said)
        case Delivery() as delivery if delivery.status in HANDED_OVER and not delivery.planned:
            _meet([need for need in standing.needs if _serves(delivery, subject, need)], said)
        case Met() as met:
            _meet([one for one in (*standing.needs, *standing.distress) if one.entry_id == met.of], said)


def _wanted(what: str, said: Said, subject: str | None) -> Wanted:
    return Wanted(
        what=what,
        subject=subject,
        person_id=said.person_id,
        number=said.number,
        entry_id=said.entry_id,
        at=said.at,
        received_at=said.received_at,
        heard_on=said.heard_on,
    )


def _meet(wanted: list[Wanted], said: Said) -> None:
    for one in wanted:
        if one.met_at is None:
            one.met_at, one.met_by, one.met_heard_on = said.at, said.number, said.heard_on


def _serves(delivery: Delivery, subject: str | None, need: Wanted) -> bool:
    """Goods serve who asked for goods, unless somebody else is named; vegetables are no medicine."""
    if need.what not in GOODS or (subject and need.subject and subject != need.subject):
        return False
    if not delivery.items:
        return True
    medicine = [MEDICINE in item["name"] for item in delivery.items]
    return any(medicine) if need.what == "medicine" else not all(medicine)


def _reaches(said: Said) -> bool:
    """Whether somebody behind the door was spoken to or seen."""
    match said.record:
        case Contacted() as call:
            return call.status != "unreachable"
        case DoorVisit() as visit:
            return visit.answered is not False and not visit.no_answer
        case QuarantineCheck() as check:
            return check.status not in ("absent", "violation")
        case Delivery() as delivery:
            return delivery.status in HANDED_OVER
        case Counselling() as talk:
            return talk.status == "handled"
    return False


def _household(subject: str | None) -> str:
    """Somebody not in the registry speaks for the household."""
    return subject if subject and subject.startswith("p") else ""
