"""The arrivals: somebody is back from elsewhere; who comes from a key area is observed and looked at twice a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from fangxian.demo.happening import DAY, Happening, Span, Teller
from fangxian.demo.world import Door, World
from fangxian.measures.reporting.records import ReportedUp
from fangxian.measures.screening.records import QuarantineCheck, QuarantineEnd, Returnee

KEY = (
    ("湖北荆门", "湖北省荆门市", "420800"),
    ("武汉", "湖北省武汉市", "420100"),
    ("湖北孝感", "湖北省孝感市", "420900"),
    ("湖北黄冈", "湖北省黄冈市", "421100"),
    ("湖北宜昌", "湖北省宜昌市", "420500"),
    ("湖北荆州", "湖北省荆州市", "421000"),
)
OTHER = (
    ("长沙", "湖南省长沙市", "430100"),
    ("广州", "广东省广州市", "440100"),
    ("深圳", "广东省深圳市", "440300"),
    ("郑州", "河南省郑州市", "410100"),
)
FIRST_DAYS, LATER = 26, 9  # arrivals a day from key areas, at first and once the wave is over
CHECKS, DAYS = (9.0, 18.0), 14
LATE, ABSENT = 0.05, 0.003


class Back(msgspec.Struct, frozen=True):
    """Somebody who came back: who, behind which door, on which day."""

    door: Door
    person: int
    told_at: datetime
    arrived: date


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """Arrivals of each day, and what follows from them."""
    teller = Teller(seed, "arrivals", span)
    doors = teller.chance.sample(world.doors, len(world.doors))
    for number, day in enumerate(span.days()):
        many = FIRST_DAYS if number < 2 else LATER
        for _ in range(many + teller.chance.randint(-3, 3)):
            yield from _from_key_area(world, teller, doors.pop(), day)
        for _ in range(teller.chance.randint(2, 5)):
            yield _from_elsewhere(world, teller, doors.pop(), day)


def _from_key_area(world: World, teller: Teller, door: Door, day: date) -> Iterator[Happening]:
    at = teller.span.at(day, teller.chance.uniform(7.5, 20.5))
    back = Back(door, teller.chance.choice(door.grown), at, day - DAY * teller.likely(0.4))
    yield _arrival(world, teller, back, teller.chance.choice(KEY))
    yield from _checks(world, teller, back)
    end = teller.span.at(back.arrived + DAYS * DAY, teller.chance.uniform(14, 17.5))
    yield teller.happens(
        end, world.grid_worker(door.grid), door.id, QuarantineEnd(days_total=DAYS, status="normal"), back.person
    )


def _from_elsewhere(world: World, teller: Teller, door: Door, day: date) -> Happening:
    at = teller.span.at(day, teller.chance.uniform(8, 20))
    return _arrival(world, teller, Back(door, teller.chance.choice(door.grown), at, day), teller.chance.choice(OTHER))


def _arrival(world: World, teller: Teller, back: Back, origin: tuple[str, str, str]) -> Happening:
    said, place, code = origin
    warm = round(teller.chance.uniform(36.1, 36.9), 1)
    name, yesterday = world.names[back.person], back.arrived < back.told_at.date()
    when = "昨晚" if yesterday else "今天"
    text = f"{back.door.code}的{name}{when}从{said}回来,目前体温{warm},无不适。"
    record = Returnee(
        person=name,
        origin_adcode=code,
        origin_place=place,
        temperature_c=warm,
        when=back.arrived.isoformat(),
    )
    return teller.happens(back.told_at, world.grid_worker(back.door.grid), back.door.id, record, back.person, text)


def _checks(world: World, teller: Teller, back: Back) -> Iterator[Happening]:
    """Twice a day in the three hours before it is due; some late, a very few find nobody there."""
    worker = world.grid_worker(back.door.grid)
    for number in range(DAYS):
        day = back.arrived + number * DAY
        for hour in CHECKS:
            late = teller.minutes(15, 50) if teller.likely(LATE) else -teller.minutes(3, 160)
            at = teller.span.at(day, hour) + late
            if at > back.told_at + timedelta(hours=2):
                yield from _check(teller, back, worker, at)


def _check(teller: Teller, back: Back, worker: int, at: datetime) -> Iterator[Happening]:
    door, day_n = back.door, (at.date() - back.arrived).days + 1
    if teller.likely(ABSENT):
        yield teller.happens(at, worker, door.id, QuarantineCheck(day_n=day_n, status="absent"), back.person)
        yield teller.happens(at + teller.minutes(3, 12), worker, door.id, ReportedUp(to="社区"), back.person)
        return
    warm = round(teller.chance.uniform(36.0, 36.9), 1)
    yield teller.happens(
        at, worker, door.id, QuarantineCheck(day_n=day_n, temperature_c=warm, status="normal"), back.person
    )
