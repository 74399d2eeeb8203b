"""What the ledger says of each person until the end of a day: arrivals, observation, readings, symptoms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec

from fangxian.derived.draw import said
from fangxian.derived.models import Standing
from fangxian.derived.packing import unpacked
from fangxian.derived.rows import parts
from fangxian.measures.hours import day_told
from fangxian.measures.reporting.records import CloseContact
from fangxian.measures.screening.about import Measured
from fangxian.measures.screening.records import QuarantineCheck, Returnee
from fangxian.measures.screening.standing import Observation, ScreeningStanding
from fangxian.measures.shape import Said
from fangxian.vault.opening import Look

PLACES_AT_ONCE = 400
MORNING, LATER = frozenset({"dawn", "morning"}), frozenset({"noon", "afternoon", "evening", "night"})


class Reading(msgspec.Struct, frozen=True):
    """One person's temperature: on which day, in which half of it, when it was written down."""

    day: date
    half: str
    at: datetime
    celsius: float


class Story(msgspec.Struct):
    """All that was said of one person, in order; ``observations`` as the rules fold them."""

    said: list[Said] = []
    observations: list[Observation] = []

    def arrival(self, number: int | None = None) -> Said | None:
        """The arrival with that number, else the last."""
        came = [one for one in self.said if isinstance(one.record, Returnee)]
        return next((one for one in came if one.number == number), came[-1] if came else None)

    def on(self, day: date) -> list[Said]:
        """What was said about that day."""
        return [one for one in self.said if day_told(one) == day]

    def readings(self) -> list[Reading]:
        """Their own readings; one of a group is nobody's."""
        return [reading for one in self.said for reading in _readings(one)]

    def observation(self, day: date) -> Observation | None:
        """The one that runs on that day, else the last that had begun."""
        begun = [seen for seen in self.observations if seen.opened_at.date() <= day]
        return next((seen for seen in reversed(begun) if day < seen.over_on), begun[-1] if begun else None)

    @property
    def is_contact(self) -> bool:
        return any(isinstance(one.record, CloseContact) and one.record.contact_level == "close" for one in self.said)


def _readings(one: Said) -> Iterable[Reading]:
    record = one.record
    if not isinstance(record, Measured) or (record.count or 1) > 1:
        return
    day = day_told(one)
    if isinstance(record, QuarantineCheck):
        for half, told in (("am", record.temperature_am), ("pm", record.temperature_pm)):
            if isinstance(told, float | int):
                yield Reading(day, half, one.at, float(told))
    if record.temperature_c is not None:
        yield Reading(day, _half(one), one.at, record.temperature_c)


def _half(one: Said) -> str:
    """Before noon or after: as told, else by the clock; a reading of another day without an hour is of neither."""
    part, when = one.record.when_part, one.record.when or ""
    if part:
        return "am" if part in MORNING else "pm"
    if "T" in when:
        return "am" if int(when[11:13]) < 12 else "pm"
    if when and day_told(one) != one.day:
        return ""
    return "am" if one.at.hour < 12 else "pm"


class Stories:
    """Everybody's story at some doors, by person id or, for somebody who is not in the registry, by place and name."""

    def __init__(self, look: Look, place_ids: Sequence[int], until: datetime) -> None:
        self._of: defaultdict[object, Story] = defaultdict(Story)
        self._by_number: dict[int, tuple[int, Said]] = {}
        for piece in parts(sorted(set(place_ids)), PLACES_AT_ONCE):
            at = said(look, piece)
            for place_id in piece:
                self._take(place_id, at.get(place_id, []), until)
            self._observe(look.community_id, piece)

    def _take(self, place_id: int, lines: Sequence[Said], until: datetime) -> None:
        for one in sorted(lines, key=lambda line: (line.at, line.number)):
            self._by_number[one.number] = (place_id, one)
            if one.at < until and not one.record.negated and not one.record.planned:
                self._of[key(place_id, one)].said.append(one)

    def _observe(self, community_id: int, place_ids: Sequence[int]) -> None:
        rows = Standing.objects.filter(community_id=community_id, measure="screening", place_id__in=list(place_ids))
        for place_id, data in rows.values_list("place_id", "data"):
            standing = unpacked("screening", bytes(data))
            assert isinstance(standing, ScreeningStanding)
            for seen in standing.observations:
                entry = self._by_number.get(seen.number)
                whose = (
                    seen.person_id
                    if seen.person_id is not None
                    else key(place_id, entry[1])
                    if entry
                    else seen.entry_id
                )
                self._of[whose].observations.append(seen)

    def of(self, whose: object) -> Story:
        """The story of a person; an empty one if nothing was said of them."""
        return self._of.get(whose) or Story()

    def entry(self, number: int) -> tuple[int, Said] | None:
        """An entry with its place."""
        return self._by_number.get(number)


def key(place_id: int, one: Said) -> object:
    """By what a person's story is found: the registry's id, else place and name, else the entry alone."""
    if one.person_id is not None:
        return one.person_id
    name = getattr(one.record, "person", None)
    return (place_id, name) if name else one.entry_id
