"""The hands: volunteers who sign up, and how many are out in each grid."""

from __future__ import annotations

from collections.abc import Iterator

from fangxian.demo.happening import DAY, Happening, Span, Teller
from fangxian.demo.world import World
from fangxian.workforce.records import Volunteer

TASKS = ("卡口值守", "代购配送", "楼道消毒", "宣传劝导", "心理陪伴")
SIGN_UP_DAYS = 4


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """Sign-ups in the first days; every morning how many are on duty."""
    teller = Teller(seed, "hands", span)
    for day in span.days():
        for grid in world.grids:
            helper = teller.chance.choice(world.serving("volunteer", grid))
            record = Volunteer(action="on_duty", count=teller.chance.randint(4, 11), tasks=_tasks(teller))
            yield teller.happens(span.at(day, teller.chance.uniform(8, 9.5)), helper, grid, record)
            if day < (span.start + SIGN_UP_DAYS * DAY).date():
                record = Volunteer(action="signup", count=teller.chance.randint(1, 5), tasks=_tasks(teller))
                yield teller.happens(span.at(day, teller.chance.uniform(10, 20)), helper, grid, record)


def _tasks(teller: Teller) -> list[str]:
    return teller.chance.sample(TASKS, 2)
