"""The office: worries and their answers, what residents are told, shops to open again, each grid's zero report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fangxian.demo.happening import Happening, Span, Teller
from fangxian.demo.world import World
from fangxian.measures.reporting.records import Answered, Concern, NilReport, Publicity, Resumption

WORRIES = (
    ("question", "出入证在哪里办?", "凭身份证到社区服务台或各卡口办理。"),
    ("question", "小孩能不能下楼玩?", "戴好口罩,不聚集,在楼下短时活动可以。"),
    ("complaint", "楼道垃圾两天没有清。", "已安排物业当天清运,今后每天两次。"),
    ("complaint", "快递堆在门口没人管。", "北门新设快递架,按楼栋分区。"),
    ("rumour", "听说小区有人确诊了。", "目前没有确诊病例,请以社区通告为准。"),
    ("rumour", "听说超市明天关门。", "超市正常营业,货源充足,不必抢购。"),
    ("suggestion", "建议晚上也能取菜。", "已延长到晚上八点。"),
    ("thanks", "感谢志愿者送药上门。", ""),
)
NEEDS_NO_ANSWER = ("suggestion", "thanks")
A_DAY, LATE = 6, 0.05


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """What reaches the office on each day."""
    teller = Teller(seed, "office", span)
    for day in span.days():
        for _ in range(A_DAY + teller.chance.randint(-2, 2)):
            yield from _worry(world, teller, day)
        yield from _zero_reports(world, teller, day)
        yield from _publicity(world, teller, day)
        if teller.likely(0.4):
            yield from _resumption(world, teller, day)


def _worry(world: World, teller: Teller, day: date) -> Iterator[Happening]:
    sort, _, answer = teller.chance.choice(WORRIES)
    place = teller.chance.choice(world.places("building"))
    at = teller.span.at(day, teller.chance.uniform(8, 21))
    raised = teller.happens(at, world.grid_worker(place.grid_id or 0), place.place_id, Concern(concern_type=sort))
    yield raised
    if sort in NEEDS_NO_ANSWER:
        return
    after = teller.minutes(1500, 1900) if teller.likely(LATE) else teller.minutes(20, 900)
    record = Answered(of=str(raised.id), answer=answer)
    yield teller.happens(at + after, world.director, place.place_id, record)


def _zero_reports(world: World, teller: Teller, day: date) -> Iterator[Happening]:
    for grid in world.grids:
        if teller.likely(0.8):
            at = teller.span.at(day, teller.chance.uniform(16.8, 17.7))
            yield teller.happens(at, world.grid_worker(grid), grid, NilReport())


def _publicity(world: World, teller: Teller, day: date) -> Iterator[Happening]:
    at = teller.span.at(day, teller.chance.uniform(9, 18))
    notice = Publicity(channel="group_message", messages=teller.chance.randint(1, 3))
    yield teller.happens(at, world.director, world.community, notice)
    grid, copies = teller.chance.choice(world.grids), teller.chance.randint(60, 240)
    handed = Publicity(channel="leaflet", copies=copies, households=copies)
    yield teller.happens(at + teller.minutes(10, 120), world.grid_worker(grid), grid, handed)


def _resumption(world: World, teller: Teller, day: date) -> Iterator[Happening]:
    shop = teller.chance.choice(world.places("shop"))
    at = teller.span.at(day, teller.chance.uniform(9, 16))
    asked = Resumption(status="apply", staff_count=teller.chance.randint(2, 9))
    yield teller.happens(at, world.grid_worker(shop.grid_id or 0), shop.place_id, asked)
    after = teller.minutes(3000, 4300) if teller.likely(2 * LATE) else teller.minutes(240, 2600)
    yield teller.happens(at + after, world.director, shop.place_id, Resumption(status="approved"))
