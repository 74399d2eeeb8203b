"""What was said in the last hours and still waits for a person: a door that nobody named, a sentence that is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from fangxian.demo.happening import Happening, Span, Teller
from fangxian.demo.world import World
from fangxian.measures.care.records import Need
from fangxian.measures.screening.records import Returnee, Symptom

SAID = (
    (170, Returnee(), "有个居民今天上午从武汉回来,体温36.5,还没问清住哪一户。"),
    (95, Need(need_type="food"), "有位独居老人家里没菜了,请帮忙送点菜。"),
    (40, Symptom(), "楼上那家的小孩发烧38.2度。"),
    (25, Need(need_type="repair"), "刚才那个事麻烦再看一下。"),
)


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """One for each of the first grids."""
    teller = Teller(seed, "unsettled", span)
    for grid, (minutes, record, text) in zip(world.grids, SAID, strict=False):
        at = span.until - timedelta(minutes=minutes)
        told = teller.happens(at, world.grid_worker(grid), grid, record, text=text)
        yield msgspec.structs.replace(told, open=True)
