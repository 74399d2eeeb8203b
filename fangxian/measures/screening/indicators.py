"""What screening counts: households and people swept, arrivals, people under observation, fevers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fangxian.diseases.profile import Profile
from fangxian.measures.facts import Site, Tally
from fangxian.measures.questions import Words
from fangxian.measures.screening.records import (
    ArrivalVehicle,
    Departure,
    DoorVisit,
    SiteAssessment,
    Symptom,
    Temperature,
)
from fangxian.measures.screening.standing import AT_HOME, CENTRAL, Observation, ScreeningStanding
from fangxian.measures.shape import Indicator, Standings

STAGES = {AT_HOME[0]: "observed_home", AT_HOME[1]: "observed_monitoring", CENTRAL: "observed_central"}


def _people(record: Symptom | Temperature | Departure) -> float:
    return record.count or 1


INDICATORS = (
    Indicator(key="households_swept", words=Words("摸排户数", "Households swept")),
    Indicator(key="persons_swept", words=Words("摸排人数", "Persons swept")),
    Indicator(key="households_reached", words=Words("累计摸排户数", "Households swept so far"), counted="holds"),
    Indicator(
        key="no_answer",
        words=Words("无人应门", "Nobody home"),
        kinds=(DoorVisit,),
        value=lambda visit: visit.answered is False or visit.no_answer,
    ),
    Indicator(key="returnees_key", words=Words("重点地区来返", "Arrivals from key areas"), counted="heard"),
    Indicator(key="returnees_other", words=Words("其他地区来返", "Arrivals from elsewhere"), counted="heard"),
    Indicator(
        key="vehicles_arrived",
        words=Words("来返车辆", "Vehicles from elsewhere"),
        counted="heard",
        kinds=(ArrivalVehicle,),
    ),
    Indicator(
        key="departures", words=Words("离开人数", "Departures"), counted="heard", kinds=(Departure,), value=_people
    ),
    Indicator(key="observed", words=Words("在管人数", "Under observation"), counted="holds"),
    Indicator(key="observed_home", words=Words("居家隔离", "In home quarantine"), counted="holds"),
    Indicator(key="observed_monitoring", words=Words("居家健康监测", "In home health monitoring"), counted="holds"),
    Indicator(key="observed_central", words=Words("集中隔离", "In centralised quarantine"), counted="holds"),
    Indicator(key="observed_new", words=Words("新增观察", "Newly under observation"), counted="heard"),
    Indicator(key="released", words=Words("解除观察", "Released from observation"), counted="heard"),
    Indicator(key="taken_away", words=Words("转送集中隔离", "Taken to centralised quarantine"), counted="heard"),
    Indicator(key="fevers", words=Words("发热人数", "Fevers"), counted="heard"),
    Indicator(
        key="symptoms",
        words=Words("有症状人数", "People with symptoms"),
        counted="heard",
        kinds=(Symptom,),
        value=lambda record: _people(record) if record.symptoms else 0,
    ),
    Indicator(
        key="readings",
        words=Words("个人测温", "Readings of residents"),
        kinds=(Temperature,),
        value=lambda record: len(record.temperatures_c or ()) or _people(record),
    ),
    Indicator(key="absent", words=Words("脱管人次", "Found absent"), counted="heard"),
    Indicator(key="cases", words=Words("阳性及转运病例", "Cases"), counted="heard"),
    Indicator(key="homes_assessed", words=Words("居家场所评估", "Homes assessed"), kinds=(SiteAssessment,)),
)


def states(site: Site, standings: Standings, profile: Profile) -> Iterator[Tally]:
    """The figures that rest on how the place stands rather than on one record."""
    standing = standings.of(ScreeningStanding)
    yield from _sweeps(site, standing)
    for came in standing.arrivals:
        key = "returnees_key" if came.key_area else "returnees_other"
        yield Tally.on(key, came.heard_on, came.number, came.entry_id, came.people)
    for seen in standing.observations:
        yield from _observation(seen)
    for fever in standing.fevers:
        if fever.state != "refuted" and fever.sign in ("reading", "fever"):
            yield Tally.on("fevers", fever.heard_on, fever.number, fever.entry_id, fever.people)
    for away in standing.aways:
        yield Tally.on("absent", away.heard_on, away.number, away.entry_id)
    for case in standing.cases:
        yield Tally.on("cases", case.heard_on, case.number, case.subject)


def _sweeps(site: Site, standing: ScreeningStanding) -> Iterator[Tally]:
    """A household counts once a day, however often the door was opened; people as told, else as registered."""
    by_day = {sweep.at.date(): sweep for sweep in standing.sweeps}
    for day, sweep in by_day.items():
        yield Tally.on("households_swept", day, sweep.number)
        people = len(site.residents) if sweep.people is None else sweep.people
        if people:
            yield Tally.on("persons_swept", day, sweep.number, value=people)
    if standing.sweeps:
        first = standing.sweeps[0]
        yield Tally(indicator="households_reached", number=first.number, from_day=first.at.date(), until_day=None)


def _observation(seen: Observation) -> Iterator[Tally]:
    """Yesterday's figure, and the new, less the released, is today's."""
    heard, out = seen.heard_on, seen.out_on
    yield Tally.on("observed_new", heard, seen.number, seen.entry_id, seen.people)
    yield Tally.on("released", max(out, heard), seen.number, seen.entry_id, seen.people)
    if seen.taken_away_heard_on:
        yield Tally.on("taken_away", seen.taken_away_heard_on, seen.number, seen.entry_id, seen.people)
    yield from _during("observed", seen, heard, out)
    for stretch in seen.stretches:
        until = out if stretch is seen.stretches[-1] else min(stretch.until, out)
        if stretch.measure in STAGES:
            yield from _during(STAGES[stretch.measure], seen, max(stretch.since, heard), until)


def _during(indicator: str, seen: Observation, from_day: date, until_day: date) -> Iterator[Tally]:
    if from_day < until_day:
        yield Tally(
            indicator=indicator,
            subject=seen.entry_id,
            number=seen.number,
            from_day=from_day,
            until_day=until_day,
            value=seen.people,
        )
