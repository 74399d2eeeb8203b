"""What somebody on a list means tonight: handled already, to be called now, or for the morning; and by which rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from fangxian.diseases.profile import Profile, Rules
from fangxian.measures.facts import Debt
from fangxian.measures.five import Folded
from fangxian.measures.hours import DAY, at_hour
from fangxian.measures.screening.records import Returnee
from fangxian.measures.screening.standing import Observation, ScreeningStanding
from fangxian.measures.shape import Record, Said

OF_OBSERVATION = {f"screening.{duty}" for duty in ("check", "remind", "visit", "transfer", "release")}
MISSED = ("screening.remind", "screening.visit")
HANDLED, NOW, WAIT = "handled", "now", "wait"
# Which parameters of a profile stand behind a duty, or behind a reason to wait.
BEHIND: Mapping[str, tuple[str, ...]] = {
    "screening.check": ("key_areas", "observation"),
    "screening.remind": ("check_times", "remind_minutes"),
    "screening.visit": ("check_times", "missed_before_visit"),
    "screening.transfer": ("observation", "transfer_hours"),
    "screening.remeasure": ("fever_celsius", "remeasure_minutes"),
    "reporting.fever_up": ("fever_celsius", "fever_report_minutes"),
    "reporting.contact_up": ("contact_report_minutes",),
    "reporting.absconded_up": ("absconded_report_minutes",),
    "no_origin": ("key_areas",),
    "elsewhere": ("key_areas", "visiting_hours"),
    "over": ("observation", "visiting_hours"),
    "later": ("visiting_hours",),
    "empty": (),
}


class Meant(msgspec.Struct, frozen=True, kw_only=True):
    """Who is meant at a place, before and after what the list says is added: their subjects, and their entries.

    ``said`` is what the list says, in the form of an entry; None if the ledger has it already. ``listed`` if it has
    it from a list alone, so that nobody may have spoken with them yet.
    """

    subjects: frozenset[str]
    numbers: frozenset[int]
    said: Said | None
    listed: bool = False

    def owns(self, debt: Debt) -> bool:
        """Whether a debt is about them."""
        return debt.subject in self.subjects or debt.number in self.numbers or self._said_it(debt)

    def _said_it(self, debt: Debt) -> bool:
        return self.said is not None and debt.number == self.said.number

    def observed(self, folded: Folded) -> Observation | None:
        """Their last observation."""
        seen = folded.standings.of(ScreeningStanding).observations
        theirs = [one for one in seen if one.subject in self.subjects or one.number in self._numbers]
        return theirs[-1] if theirs else None

    @property
    def _numbers(self) -> frozenset[int]:
        return self.numbers | {self.said.number} if self.said else self.numbers


class Tonight(msgspec.Struct, frozen=True, kw_only=True):
    """``reason`` is the duty for which they are called, or one of ``BEHIND``'s others; ``observed`` is what stands."""

    part: str
    reason: str
    observed: Observation | None = None


def tonight(meant: Meant, before: Folded, after: Folded, now: datetime, profile: Profile) -> Tonight:
    """Called now if a duty of the night presses; else handled if the ledger has it, else it waits."""
    rules = profile.on(now.date())
    pressing = {debt.kind for debt in _pressing(meant, before, after, now)}
    first = next((kind for kind in rules.night_duties if kind in pressing), None)
    seen = meant.observed(after)
    if first:
        return Tonight(part=NOW, reason=_called_for(first, seen), observed=seen)
    if meant.said is None or meant.numbers:
        return Tonight(part=HANDLED, reason=_stands(seen, now), observed=seen)
    if _tells_no_origin(meant.said.record, rules) and seen is None:
        return Tonight(part=NOW if "screening.check" in rules.night_duties else WAIT, reason="no_origin")
    return Tonight(part=WAIT, reason=_may_wait(meant, after, now), observed=seen)


def _pressing(meant: Meant, before: Folded, after: Folded, now: datetime) -> Iterator[Debt]:
    """What the list newly brings and has opened; of what was owed before, what is overdue.

    Of whom only a list has told and whom nobody has looked at since, all that has opened.
    """
    known = {(debt.kind, debt.subject, debt.due_at) for debt in before.debts if meant.owns(debt)}
    seen = meant.observed(after)
    unheard = meant.listed and not (seen and seen.checked_at)
    for debt in filter(meant.owns, after.debts):
        old = (debt.kind, debt.subject, debt.due_at) in known and not unheard
        over = seen is not None and seen.until <= now.date() and debt.kind in OF_OBSERVATION
        if not over and (debt.due_at < now if old else debt.opens_at <= now):
            yield debt


def _called_for(first: str, seen: Observation | None) -> str:
    """Whom nobody has looked at yet misses no check: the first one is owed."""
    return "screening.check" if first in MISSED and seen and seen.checked_at is None else first


def _stands(seen: Observation | None, now: datetime) -> str:
    if seen is None:
        return "written"
    return "observed" if seen.ended_on is None and now.date() < seen.until else "released"


def _tells_no_origin(record: Record, rules: Rules) -> bool:
    """Somebody of whom nobody says where they come from: a key area cannot be ruled out."""
    return isinstance(record, Returnee) and bool(rules.key_areas) and not (record.origin_adcode or record.via_adcode)


def _may_wait(meant: Meant, after: Folded, now: datetime) -> str:
    """Why nothing of the night is owed to somebody whom the ledger does not have yet."""
    seen = meant.observed(after)
    if meant.said is None or not isinstance(meant.said.record, Returnee) or (seen and now.date() < seen.until):
        return "later"
    return "over" if _from_key_area(after, meant) else "elsewhere"


def _from_key_area(after: Folded, meant: Meant) -> bool:
    arrivals = after.standings.of(ScreeningStanding).arrivals
    return any(one.key_area for one in arrivals if meant.said and one.number == meant.said.number)


def at_night(now: datetime, profile: Profile) -> bool:
    """Whether it is an hour at which one does not knock at doors."""
    first, last = profile.on(now.date()).visiting_hours
    return not at_hour(now.date(), first, now) <= now < at_hour(now.date(), last, now)


def morning(now: datetime, profile: Profile) -> datetime:
    """When whoever can wait is called: within the visiting hours, at once by day, else at their next beginning."""
    first, _ = profile.on(now.date()).visiting_hours
    opens_at = at_hour(now.date(), first, now)
    if not at_night(now, profile) or now < opens_at:
        return max(now, opens_at)
    return at_hour(now.date() + DAY, first, now)
