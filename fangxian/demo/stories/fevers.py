"""The fevers: said in a sentence, measured again, told upward; now and then somebody who met a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fangxian.demo.happening import Happening, Span, Teller
from fangxian.demo.world import Door, World
from fangxian.measures.disinfection.records import Disinfection
from fangxian.measures.reporting.records import CloseContact, ReportedUp
from fangxian.measures.screening.records import Symptom, Temperature

LATE = 0.08


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """One or two fevers a day; a contact twice a week."""
    teller = Teller(seed, "fevers", span)
    for number, day in enumerate(span.days()):
        for _ in range(teller.chance.choice((1, 1, 2))):
            at = span.at(day, teller.chance.uniform(8, 21))
            yield from _fever(world, teller, teller.chance.choice(world.doors), at)
        if number % 4 == 2:
            yield from _contact(world, teller, teller.chance.choice(world.doors), span.at(day, 10.5))


def _fever(world: World, teller: Teller, door: Door, at: datetime) -> Iterator[Happening]:
    worker, person = world.grid_worker(door.grid), teller.chance.choice(door.people)
    warm = round(teller.chance.uniform(37.4, 38.4), 1)
    record = Symptom(person=world.names[person], temperature_c=warm, symptoms=["发热", "咳嗽"])
    text = f"{door.code}的{world.names[person]}发热{warm}度,有点咳嗽。"
    yield teller.happens(at, worker, door.id, record, person, text)
    real = teller.likely(0.35)
    again = warm if real else round(teller.chance.uniform(36.5, 37.1), 1)
    at += teller.minutes(5, 13)
    yield teller.happens(at, worker, door.id, Temperature(temperature_c=again, method="水银"), person)
    if real:
        at += teller.minutes(20, 50) if teller.likely(LATE) else teller.minutes(2, 12)
        yield teller.happens(at, worker, door.id, ReportedUp(to="社区卫生服务中心"), person)


def _contact(world: World, teller: Teller, door: Door, at: datetime) -> Iterator[Happening]:
    worker, person = world.grid_worker(door.grid), teller.chance.choice(door.grown)
    record = CloseContact(person=world.names[person], contact_level="close", measure="集中隔离")
    yield teller.happens(at, worker, door.id, record, person)
    yield teller.happens(at + teller.minutes(2, 12), worker, door.id, ReportedUp(to="区疾控"), person)
    done = Disinfection(agent="84消毒液", agent_ratio="1:50", disinfection_type="terminal")
    yield teller.happens(at + teller.minutes(150, 600), worker, door.id, done)
