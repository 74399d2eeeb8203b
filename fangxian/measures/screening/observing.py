"""Observation at home: opened by an arrival or an order, checked, made longer or shorter, ended."""

from __future__ import annotations

from datetime import date

from fangxian.diseases.profile import Profile, Rules, Stage
from fangxian.measures.hours import DAY, day_told
from fangxian.measures.people import People
from fangxian.measures.screening.records import Departure, QuarantineChange, QuarantineCheck, QuarantineEnd, Returnee
from fangxian.measures.screening.states import AT_HOME, TAKEN_AWAY, Observation, ScreeningStanding, Stretch
from fangxian.measures.shape import Said


class Observing:
    """Keeps the observations of one standing while its records are read."""

    def __init__(self, standing: ScreeningStanding, people: People, profile: Profile) -> None:
        self._all = standing.observations
        self._people = people
        self._profile = profile

    def going(self) -> list[Observation]:
        """Those that nobody has ended yet."""
        return [seen for seen in self._all if seen.ended_on is None]

    def of(self, said: Said) -> list[Observation]:
        """Whom a record means: the one it names, the only one without a name, or all if it names nobody."""
        going = self.going()
        if not going:
            return []
        if said.person_id is None and not getattr(said.record, "person", None):
            return going
        return self._named(said, going)

    def _named(self, said: Said, going: list[Observation]) -> list[Observation]:
        known = self._people.knows(said)
        nameless = [seen for seen in going if not seen.named]
        if not known and len(nameless) == 1:
            self._christen(nameless[0], said)
        subject = self._people.meant(said)
        return [seen for seen in going if seen.subject == subject]

    def _christen(self, seen: Observation, said: Said) -> None:
        """A name heard later belongs to the only one who had none."""
        seen.named, seen.person_id = True, said.person_id
        self._people.call(seen.subject, said.person_id, getattr(said.record, "person", None))

    def arrive(self, said: Said, record: Returnee, *, key_area: bool) -> None:
        """Open an observation for somebody from a key area, or for whom it was ordered."""
        ordered = record.measure in (*AT_HOME, *TAKEN_AWAY)
        opened = self.open(said, day_told(said), record.measure, record.days_total) if key_area or ordered else None
        if opened and record.measure in TAKEN_AWAY:
            opened.move_away(max(said.day, opened.start), said.heard_on)

    def open(self, said: Said, start: date, measure: str | None, days: int | None) -> Observation | None:
        """Open one from that day on; if the same person has one, whichever ends later holds."""
        subject = self._people.meant(said)
        same = next((seen for seen in self.going() if seen.subject == subject and said.day < seen.until), None)
        stretches = _stretches(start, _stages(measure, self._profile.on(start)), days)
        if same:
            same.stretches = max(same.stretches, stretches, key=lambda stages: stages[-1].until)
            return same
        if stretches[-1].until <= said.day:
            return None
        self._close_over(subject)
        self._all.append(_observation(said, subject, stretches))
        return self._all[-1]

    def _close_over(self, subject: str | None) -> None:
        """Somebody who comes again after the term is over is observed anew."""
        for seen in self.going():
            if seen.subject == subject:
                seen.ended_on = seen.until

    def check(self, said: Said, record: QuarantineCheck) -> None:
        """A look at somebody under observation; one that tells of an observation unknown here opens it."""
        if not self.of(said) and (record.day_n or record.days_left or record.measure in AT_HOME):
            start = said.day - ((record.day_n or 1) - 1) * DAY
            self.open(said, start, record.measure, record.days_total)
        self.look(said)

    def look(self, said: Said) -> None:
        """Whoever is meant has been looked at."""
        for seen in self.of(said):
            seen.checked_at = said.at

    def take_away(self, said: Said) -> None:
        """Whoever is meant is now in central quarantine."""
        for seen in self.of(said):
            seen.move_away(max(said.day, seen.start), said.heard_on)

    def end(self, said: Said, record: QuarantineEnd | Departure) -> None:
        """Released, or gone. A departure that names nobody ends an observation only if there is just one."""
        if isinstance(record, Departure):
            self._people.meant(said)
        meant = self.of(said)
        if isinstance(record, Departure) and said.person_id is None and not record.person and len(meant) > 1:
            return
        for seen in meant:
            seen.end(max(day_told(said), seen.opened_at.date()), said.heard_on)

    def change(self, said: Said, record: QuarantineChange) -> None:
        """Longer or shorter, so many days in all from its start."""
        meant = [seen for seen in self.going() if seen.entry_id == record.of] if record.of else self.of(said)
        for seen in meant:
            seen.lengthen(record.days_total or seen.days, said.heard_on)


def _stages(measure: str | None, rules: Rules) -> tuple[Stage, ...]:
    """As the profile says, unless all of it was ordered to be spent at home."""
    if measure in AT_HOME:
        return (Stage(measure, rules.observation_days),)
    return rules.observation


def _stretches(start: date, stages: tuple[Stage, ...], days: int | None) -> list[Stretch]:
    """The stages laid out from a day on; ``days`` in all where somebody ordered otherwise."""
    laid: list[Stretch] = []
    since = start
    for stage in stages:
        laid.append(Stretch(stage.measure, since, since + stage.days * DAY))
        since = laid[-1].until
    if days:
        laid = [stretch for stretch in laid if stretch.since < start + days * DAY]
        laid[-1].until = start + days * DAY
    return laid


def _observation(said: Said, subject: str | None, stretches: list[Stretch]) -> Observation:
    return Observation(
        subject=subject or said.entry_id,
        person_id=said.person_id,
        number=said.number,
        entry_id=said.entry_id,
        opened_at=said.at,
        received_at=said.received_at,
        heard_on=said.heard_on,
        named=subject is not None,
        people=getattr(said.record, "count", None) or 1,
        stretches=stretches,
    )
