"""What checkpoints count: posts, people on duty, passages, readings, vehicles, shops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from fangxian.diseases.profile import Profile
from fangxian.measures.checkpoints.records import Checkpoint, Passages, SelfCheck, ShopCheck, Visitor
from fangxian.measures.checkpoints.standing import CheckpointsStanding, found_in_order
from fangxian.measures.facts import Site, Tally
from fangxian.measures.questions import Words
from fangxian.measures.shape import Indicator, Record, Standings


def _post(
    key: str,
    zh: str,
    en: str,
    count: Callable[[Any], float | None],
    kinds: tuple[type[Record], ...] = (Checkpoint, Passages),
) -> Indicator:
    """A figure told from a post; a running total would count what earlier records have counted."""
    return Indicator(
        key=key,
        words=Words(zh, en),
        kinds=kinds,
        value=lambda record: None if record.cumulative else count(record),
    )


def _vehicles(record: Checkpoint | Passages) -> float:
    if isinstance(record, Passages):
        return record.vehicles
    return record.vehicles or (record.vehicles_in or 0) + (record.vehicles_out or 0)


INDICATORS = (
    Indicator(key="posts", words=Words("值守点位", "Posts open")),
    _post("on_duty", "值守人次", "People on duty", lambda record: len(record.staff or ()), (Checkpoint,)),
    _post("passed_in", "进入人次", "Came in", lambda record: record.count_in),
    _post("passed_out", "外出人次", "Went out", lambda record: record.count_out),
    _post("temperatures_taken", "卡口测温人次", "Temperatures taken at posts", lambda record: record.checked),
    _post("abnormal", "体温异常人次", "Abnormal readings at posts", lambda record: record.abnormal),
    _post("vehicles", "登记车辆", "Vehicles", _vehicles),
    _post("turned_back", "劝返人次", "Turned back", lambda record: record.turned_back),
    Indicator(key="visitors", words=Words("外来人员", "Visitors"), kinds=(Visitor,)),
    Indicator(key="shops_checked", words=Words("检查商铺", "Shops checked"), kinds=(ShopCheck,)),
    Indicator(
        key="shops_not_in_order",
        words=Words("问题商铺", "Shops not in order"),
        kinds=(ShopCheck,),
        value=lambda record: not found_in_order(record),
    ),
    Indicator(key="shops_self_checked", words=Words("商铺自查", "Self-checks of shops"), kinds=(SelfCheck,)),
    Indicator(key="shops_put_right", words=Words("整改商铺", "Shops put right")),
)


def states(site: Site, standings: Standings, profile: Profile) -> Iterator[Tally]:
    """A gate counts once on each day on which somebody wrote from it, a shop on which a fault was gone."""
    standing = standings.of(CheckpointsStanding)
    for day, number in standing.open_days.items():
        yield Tally.on("posts", date.fromisoformat(day), number)
    for day, number in standing.put_right.items():
        yield Tally.on("shops_put_right", date.fromisoformat(day), number)
