"""The care: calls to those who live alone, are ill or expecting; needs raised and met; gifts and special Party dues."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fangxian.demo.happening import DAY, Happening, Span, Teller
from fangxian.demo.world import Door, World
from fangxian.measures.care.records import Contacted, Counselling, Delivery, Donation, Met, Need

EVERY = {"child_alone": 1, "lives_alone": 2, "pregnant": 3, "disabled": 3, "chronic": 7}
FORGOTTEN, UNREACHED = 0.04, 0.04
GOODS = {
    "food": (("大米", 1, "袋"), ("蔬菜", 2, "份"), ("鸡蛋", 1, "板"), ("牛奶", 2, "箱")),
    "medicine": (("降压药", 1, "盒"), ("降糖药", 2, "盒"), ("感冒药", 1, "盒")),
    "daily": (("纸尿裤", 2, "包"), ("卫生纸", 1, "提")),
    "supplies": (("口罩", 10, "只"), ("酒精", 1, "瓶")),
}
OTHER = ("repair", "certificate", "transport")
MINUTES = {"medicine": 200, "food": 600, "supplies": 600, "transport": 100}  # most until it is there
NEEDS_A_DAY, DUES, TALKS = 14, 67, 0.7


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """Calls, needs, gifts."""
    yield from _calls(world, Teller(seed, "calls", span))
    yield from _needs(world, Teller(seed, "needs", span))
    yield from _talks(world, Teller(seed, "talks", span))
    yield from _gifts(world, Teller(seed, "gifts", span))


def _calls(world: World, teller: Teller) -> Iterator[Happening]:
    for door in world.doors:
        for person, needs in door.needs.items():
            days = min((EVERY[need] for need in needs if need in EVERY), default=0)
            if days:
                yield from _calls_to(world, teller, door, (person, days))


def _calls_to(world: World, teller: Teller, door: Door, whom: tuple[int, int]) -> Iterator[Happening]:
    (person, days), worker = whom, world.grid_worker(door.grid)
    day = (teller.span.start + teller.chance.randint(0, days - 1) * DAY).date()
    while day <= teller.span.until.date():
        at = teller.span.at(day, teller.chance.uniform(8.5, 11.5))
        reached = not teller.likely(UNREACHED)
        how = "phone" if teller.likely(0.8) else "visit"
        yield teller.happens(
            at, worker, door.id, Contacted(how=how, status="normal" if reached else "unreachable"), person
        )
        if not reached:
            yield teller.happens(at + teller.minutes(120, 400), worker, door.id, Contacted(how="visit"), person)
        day += (days + 2 * teller.likely(FORGOTTEN * world.strain(door.grid))) * DAY


def _needs(world: World, teller: Teller) -> Iterator[Happening]:
    for day in teller.span.days():
        for _ in range(NEEDS_A_DAY + teller.chance.randint(-4, 4)):
            at = teller.span.at(day, teller.chance.uniform(7.5, 20))
            yield from _need(world, teller, teller.chance.choice(world.doors), at)


def _need(world: World, teller: Teller, door: Door, at: datetime) -> Iterator[Happening]:
    what = teller.chance.choice((*("food", "food", "medicine", "daily", "supplies"), teller.chance.choice(OTHER)))
    grid_worker = world.grid_worker(door.grid)
    goods = GOODS.get(what)
    items = [dict(zip(("name", "qty", "unit"), teller.chance.choice(goods), strict=True))] if goods else None
    raised = teller.happens(at, grid_worker, door.id, Need(need_type=what, items=items), _head(door))
    yield raised
    late = teller.likely(2 * FORGOTTEN * world.strain(door.grid))
    done_at = at + (teller.minutes(1500, 4000) if late else teller.minutes(25, MINUTES.get(what, 900)))
    helper = teller.chance.choice(world.serving("volunteer", door.grid))
    done = Delivery(items=items, status="delivered") if items else Met(of=str(raised.id), how="已办好")
    yield teller.happens(done_at, helper, door.id, done, _head(door) if items else None)


def _head(door: Door) -> int:
    return door.people[0]


def _talks(world: World, teller: Teller) -> Iterator[Happening]:
    """Now and then somebody is in distress, and is talked to."""
    for day in teller.span.days():
        if teller.likely(TALKS):
            door = teller.chance.choice(world.doors)
            whom, worker = teller.chance.choice(door.grown), world.grid_worker(door.grid)
            at = teller.span.at(day, teller.chance.uniform(8, 20))
            yield teller.happens(at, worker, door.id, Counselling(issue="焦虑、睡不着"), whom)
            talked = Counselling(status="handled")
            yield teller.happens(at + teller.minutes(60, 500), worker, door.id, talked, whom)


def _gifts(world: World, teller: Teller) -> Iterator[Happening]:
    """The special dues of the Party members in the first ten days; a firm's gift in kind now and then."""
    for _ in range(DUES):
        at = teller.span.at(
            (teller.span.start + teller.chance.randint(0, 9) * DAY).date(), teller.chance.uniform(9, 18)
        )
        yuan = teller.chance.choice((100, 100, 200, 200, 300, 500, 1000))
        record = Donation(amount_yuan=yuan, donation_type="特殊党费")
        yield teller.happens(at, world.director, world.community, record)
    for number, day in enumerate(teller.span.days()):
        if number % 3 == 1:
            firm = teller.chance.choice(world.places("enterprise"))
            record = Donation(items=[{"name": "口罩", "qty": teller.chance.randint(2, 20) * 100, "unit": "只"}])
            yield teller.happens(teller.span.at(day, 15), world.director, firm.place_id, record)
