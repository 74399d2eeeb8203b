"""The five in place 五到位: the measures in their order, and what they make of one place's records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from operator import attrgetter
from types import ModuleType

import msgspec

from fangxian.diseases.profile import Profile
from fangxian.measures.facts import Debt, Site, Tally
from fangxian.measures.phrasing import Phrase
from fangxian.measures.questions import Words
from fangxian.measures.shape import Indicator, Measure, Record, Said, Standings


def _measure(name: str, zh: str, en: str) -> Measure:
    """A measure is whatever stands in its folder: the floor plan is the same for each."""
    records, standing, duties, indicators = (
        import_module(f"fangxian.measures.{name}.{part}") for part in ("records", "standing", "duties", "indicators")
    )
    return Measure(
        name=name,
        words=Words(zh, en),
        records=tuple(_kinds(records)),
        stand=standing.stand,
        owe=duties.owe,
        indicators=indicators.INDICATORS,
        states=indicators.states,
    )


def _kinds(records: ModuleType) -> Iterator[type[Record]]:
    for found in vars(records).values():
        if isinstance(found, type) and issubclass(found, Record) and "kind" in vars(found):
            yield found


FIVE: tuple[Measure, ...] = (
    _measure("screening", "摸排核查", "Screening"),
    _measure("checkpoints", "防控点位", "Checkpoints"),
    _measure("reporting", "信息报告", "Reporting"),
    _measure("disinfection", "卫生消杀", "Disinfection"),
    _measure("care", "关怀服务", "Care"),
)
KINDS: Mapping[str, type[Record]] = {kind.kind: kind for measure in FIVE for kind in measure.records}
PHRASES: tuple[Phrase, ...] = tuple(
    phrase for measure in FIVE for phrase in import_module(f"fangxian.measures.{measure.name}.phrases").PHRASES
)


class Folded(msgspec.Struct, frozen=True):
    """All that follows from the records of one place."""

    standings: Standings
    debts: tuple[Debt, ...]
    tallies: tuple[Tally, ...]


def fold(site: Site, said: Sequence[Said], profile: Profile) -> Folded:
    """What holds, is owed and is counted at one place; in whatever order its records come.

    Totals that a grid or the community tells of its doors and posts stay out: the records of those
    places count themselves.
    """
    told = [one for one in sorted(said, key=attrgetter("at", "number")) if not _is_total(site, one.record)]
    standings = Standings()
    for measure in FIVE:
        standing = measure.stand(site, told, standings, profile)
        standings[type(standing)] = standing
    debts = tuple(debt for measure in FIVE for debt in measure.owe(site, standings, profile))
    tallies = (*_counted(told), *(tally for measure in FIVE for tally in measure.states(site, standings, profile)))
    return Folded(standings, debts, tallies)


def _is_total(site: Site, record: Record) -> bool:
    return record.totals and site.kind not in record.about and site.kind in ("grid", "community")


def _counted(told: Sequence[Said]) -> Iterator[Tally]:
    for one in told:
        for indicator in _indicators_of(type(one.record)):
            tally = indicator.tally(one)
            if tally:
                yield tally


@cache
def _indicators_of(kind: type[Record]) -> tuple[Indicator, ...]:
    return tuple(i for measure in FIVE for i in measure.indicators if issubclass(kind, i.kinds))
