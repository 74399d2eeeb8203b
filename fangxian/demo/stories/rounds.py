"""The rounds: buildings, lifts, shops and enterprises disinfected; shops looked in on."""

from __future__ import annotations

from collections.abc import Iterator

from fangxian.demo.happening import DAY, Happening, Span, Teller
from fangxian.demo.world import World
from fangxian.measures.checkpoints.records import ShopCheck
from fangxian.measures.disinfection.records import Disinfection
from fangxian.measures.facts import Site

HOURS = {"building": (8.5,), "lift": (0.5, 5.5, 10.5, 15.5, 20.0), "shop": (9.0,), "enterprise": (8.0,)}
SPREAD = {"building": 3.0, "lift": 0.2, "shop": 8.0, "enterprise": 1.0}
SKIPPED, EVERY, NOT_IN_ORDER = 0.04, 3, 0.07
AREA = {"building": ["楼道", "扶手", "门把手"], "lift": ["轿厢", "按键"], "shop": ["店面"], "enterprise": ["厂区"]}


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """The rounds of each place, at an hour of its own."""
    teller = Teller(seed, "rounds", span)
    for kind in HOURS:
        for number, site in enumerate(world.places(kind)):
            helpers = world.serving("volunteer", site.grid_id or 0)
            skipped = SKIPPED * world.strain(site.grid_id or 0)
            yield from _place(teller, site, (helpers[number % len(helpers)], skipped))


def _place(teller: Teller, site: Site, by: tuple[int, float]) -> Iterator[Happening]:
    worker, skipped = by
    own = teller.chance.uniform(0, SPREAD[site.kind])
    for number, day in enumerate(teller.span.days()):
        for hour in HOURS[site.kind]:
            if not teller.likely(skipped):
                at = teller.span.at(day, hour + own) + teller.minutes(0, 8)
                yield teller.happens(at, worker, site.place_id, _done(site))
        if site.kind in ("shop", "enterprise") and (number + site.place_id) % EVERY == 0:
            yield from _look_in(teller, site, worker, number)


def _done(site: Site) -> Disinfection:
    ratio = "1:50" if site.kind == "enterprise" else "1:100"
    return Disinfection(area=AREA[site.kind], agent="84消毒液", agent_ratio=ratio, concentration_mgl=500)


def _look_in(teller: Teller, site: Site, worker: int, number: int) -> Iterator[Happening]:
    day = (teller.span.start + number * DAY).date()
    at = teller.span.at(day, teller.chance.uniform(9.5, 19))
    good = not teller.likely(NOT_IN_ORDER)
    issue = teller.chance.choice(("未戴口罩", "未测温", "未登记"))
    record = ShopCheck(ok=True) if good else ShopCheck(ok=False, issues=[issue])
    yield teller.happens(at, worker, site.place_id, record)
    if not good and teller.likely(0.8):
        yield teller.happens(at + teller.minutes(600, 1200), worker, site.place_id, ShopCheck(ok=True))
