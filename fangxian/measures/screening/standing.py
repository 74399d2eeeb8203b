"""What the records of a place add up to: swept or not, who is under observation, who is feverish or gone."""

from __future__ import annotations

from collections.abc import Sequence

from fangxian.diseases.profile import Profile
from fangxian.measures.facts import Site
from fangxian.measures.hours import day_told
from fangxian.measures.people import People
from fangxian.measures.screening.about import Measured
from fangxian.measures.screening.fevers import Fevers
from fangxian.measures.screening.observing import Observing
from fangxian.measures.screening.records import (
    Departure,
    DoorVisit,
    QuarantineChange,
    QuarantineCheck,
    QuarantineEnd,
    Returnee,
    Temperature,
)
from fangxian.measures.screening.states import (
    AT_HOME,
    CENTRAL,
    TAKEN_AWAY,
    Arrival,
    Away,
    Observation,
    ScreeningStanding,
    Sweep,
)
from fangxian.measures.shape import Said, Standings

__all__ = ["AT_HOME", "CENTRAL", "TAKEN_AWAY", "Observation", "ScreeningStanding", "stand"]


def stand(site: Site, said: Sequence[Said], below: Standings, profile: Profile) -> ScreeningStanding:
    """Fold the records of one place, given in the order in which they happened."""
    folding = _Folding(site, profile)
    for one in said:
        if not one.record.negated and not one.record.planned:
            folding.take(one)
    return folding.standing


class _Folding:
    """One place's standing while its records are read."""

    def __init__(self, site: Site, profile: Profile) -> None:
        self.standing = ScreeningStanding()
        self._profile = profile
        self._people = People()
        self._observing = Observing(self.standing, self._people, profile)
        self._fevers = Fevers(self.standing, site.kind, profile)

    def take(self, said: Said) -> None:
        """One record more."""
        record = said.record
        match record:
            case DoorVisit():
                self._visit(said, record)
            case Returnee():
                self._arrive(said, record)
            case QuarantineCheck():
                self._check(said, record)
            case QuarantineEnd() | Departure():
                self._observing.end(said, record)
            case QuarantineChange():
                self._observing.change(said, record)
            case Measured():
                self._order(said, record)
        if isinstance(record, Measured):
            self._read(said, record)

    def _visit(self, said: Said, record: DoorVisit) -> None:
        standing = self.standing
        if record.answered is False or record.no_answer:
            standing.tries.append(said.at)
        else:
            standing.sweeps.append(Sweep(number=said.number, at=said.at, people=record.count))
            standing.tries.clear()
            if self._people.meant(said):
                self._observing.look(said)

    def _arrive(self, said: Said, record: Returnee) -> None:
        day = day_told(said)
        key_area = any(map(self._profile.on(day).is_key_area, (record.origin_adcode, record.via_adcode)))
        people = record.count or 1
        self.standing.arrivals.append(Arrival(said.entry_id, said.number, said.heard_on, key_area, people))
        self._observing.arrive(said, record, key_area=key_area)

    def _check(self, said: Said, record: QuarantineCheck) -> None:
        self._observing.check(said, record)
        if record.measure in TAKEN_AWAY:
            self._observing.take_away(said)
        what = "seal_broken" if record.seal_broken else record.status
        if what in ("absent", "violation", "seal_broken"):
            self._away(said, what)

    def _away(self, said: Said, what: str) -> None:
        meant = self._observing.of(said)
        only = meant[0] if len(meant) == 1 else None
        self.standing.aways.append(
            Away(
                subject=only.subject if only else self._people.meant(said) or said.entry_id,
                person_id=only.person_id if only else said.person_id,
                number=said.number,
                entry_id=said.entry_id,
                at=said.at,
                received_at=said.received_at,
                heard_on=said.heard_on,
                what=what,
            )
        )

    def _order(self, said: Said, record: Measured) -> None:
        """An order in any other record that somebody stay at home or be taken away; a reading is a look, too."""
        self._people.meant(said)
        measure = getattr(record, "measure", None)
        if measure in AT_HOME:
            self._observing.open(said, day_told(said), measure, None)
        elif measure in TAKEN_AWAY:
            self._observing.take_away(said)
        elif isinstance(record, Temperature) and len(self._observing.of(said)) == 1:
            self._observing.look(said)

    def _read(self, said: Said, record: Measured) -> None:
        named = self._people.meant(said)
        going = self._observing.of(said) if named or isinstance(record, (QuarantineCheck, Temperature)) else []
        if named is None and len(going) == 1:
            named = going[0].subject
        observed = named is not None and any(seen.subject == named for seen in going)
        self._fevers.read(said, record, named, observed=observed)
