"""The comings and goings: cars from elsewhere at the gates, people who leave the community.

No car can be meant: the letter O stands on no plate.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fangxian.demo.happening import Happening, Span, Teller
from fangxian.demo.world import World
from fangxian.measures.screening.records import ArrivalVehicle, Departure

CARS, LEAVERS = 5, 2
FROM = (
    ("鄂", "湖北省武汉市", "420100"),
    ("粤", "广东省广州市", "440100"),
    ("粤", "广东省深圳市", "440300"),
    ("桂", "广西壮族自治区桂林市", "450300"),
)
TO = (("广东省深圳市", "440300"), ("湖南省长沙市", "430100"), ("浙江省杭州市", "330100"))
TURNED_BACK = 0.4


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """A few of each a day."""
    teller = Teller(seed, "comings", span)
    for day in span.days():
        yield from (_car(world, teller, day) for _ in range(teller.chance.randint(CARS - 2, CARS + 2)))
        yield from (_leaver(world, teller, day) for _ in range(teller.chance.randint(0, LEAVERS)))


def _car(world: World, teller: Teller, day: date) -> Happening:
    gate = teller.chance.choice(world.places("gate"))
    province, place, code = teller.chance.choice(FROM)
    record = ArrivalVehicle(
        plate=f"{province}AO{teller.chance.randrange(10_000):04}",
        origin_place=place,
        origin_adcode=code,
        action="turned_back" if teller.likely(TURNED_BACK) else "admitted",
    )
    guard = teller.chance.choice(world.serving("guard", gate.place_id))
    return teller.happens(teller.span.at(day, teller.chance.uniform(7.5, 21)), guard, gate.place_id, record)


def _leaver(world: World, teller: Teller, day: date) -> Happening:
    door = teller.chance.choice(world.doors)
    place, code = teller.chance.choice(TO)
    at = teller.span.at(day, teller.chance.uniform(8, 18))
    record = Departure(dest_place=place, dest_adcode=code)
    return teller.happens(at, world.grid_worker(door.grid), door.id, record, teller.chance.choice(door.grown))
