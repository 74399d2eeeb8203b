"""What is written down at a post, of whoever comes to it, and when somebody looks in on a shop."""

from __future__ import annotations

from typing import Annotated, ClassVar

from fangxian.measures.checkpoints.records_gate import (
    GateRules,
    Pass,
    Passages,
    PassKey,
    PassRevoked,
    VisitorLeft,
)
from fangxian.measures.questions import (
    Choice,
    Count,
    Day,
    Degrees,
    Name,
    Names,
    Phone,
    Region,
    Several,
    Text,
    Words,
    YesNo,
)
from fangxian.measures.shape import Record

__all__ = [
    "Checkpoint",
    "GateRules",
    "Pass",
    "PassKey",
    "PassRevoked",
    "Passages",
    "ShopCheck",
    "Visitor",
    "VisitorLeft",
]

ISSUES = (
    ("聚集", "聚集", "gathering"),
    ("未戴口罩", "未戴口罩", "no masks"),
    ("未测温", "未测温", "no temperatures taken"),
    ("未登记", "未登记", "nobody registered"),
    ("无测温设备", "无测温设备", "no thermometer"),
)


class Checkpoint(Record):
    """卡口值守: who stands at a post, what passed it, who takes over."""

    kind: ClassVar[str] = "checkpoints.checkpoint"
    title: ClassVar[Words] = Words("卡口值守", "At the post")
    about: ClassVar[tuple[str, ...]] = ("gate",)
    totals: ClassVar[bool] = True

    shift: Annotated[str | None, Text(zh="班次", en="Shift", longest=20)] = None
    shift_start: Annotated[str | None, Day(zh="上岗", en="From")] = None
    shift_end: Annotated[str | None, Day(zh="下岗", en="Until")] = None
    staff: Annotated[list[str] | None, Names(zh="值守人", en="On duty", holds="personal")] = None
    staff_next: Annotated[list[str] | None, Names(zh="接班人", en="Taking over", holds="personal")] = None
    count_in: Annotated[int | None, Count(zh="进", en="In", unit="人")] = None
    count_out: Annotated[int | None, Count(zh="出", en="Out", unit="人")] = None
    passes: Annotated[int | None, Count(zh="出入证", en="Passes")] = None
    checked: Annotated[int | None, Count(zh="测温人次", en="Temperatures taken")] = None
    turned_back: Annotated[int | None, Count(zh="劝返", en="Turned back", unit="人")] = None
    abnormal: Annotated[int | None, Count(zh="体温异常", en="Abnormal", unit="人")] = None
    no_mask: Annotated[int | None, Count(zh="未戴口罩", en="No mask", unit="人")] = None
    vehicles: Annotated[int | None, Count(zh="车辆", en="Vehicles", unit="台")] = None
    vehicles_in: Annotated[int | None, Count(zh="进车", en="Vehicles in", unit="台")] = None
    vehicles_out: Annotated[int | None, Count(zh="出车", en="Vehicles out", unit="台")] = None
    vehicles_nonlocal: Annotated[int | None, Count(zh="外地车", en="Vehicles from elsewhere", unit="台")] = None
    vehicles_hubei: Annotated[int | None, Count(zh="湖北车", en="Vehicles from Hubei", unit="台")] = None
    status: Annotated[
        str | None,
        Choice(zh="情况", en="State", options=(("normal", "正常", "normal"), ("closed", "关闭", "closed"))),
    ] = None
    as_of: Annotated[str | None, Day(zh="截至", en="Up to")] = None
    cumulative: Annotated[bool | None, YesNo(zh="累计", en="Running total")] = None


class ShopCheck(Record):
    """商铺检查: a shop looked in on, or a tip about one."""

    kind: ClassVar[str] = "checkpoints.shop_check"
    title: ClassVar[Words] = Words("商铺检查", "Shop check")
    about: ClassVar[tuple[str, ...]] = ("shop", "enterprise")
    totals: ClassVar[bool] = True

    shop: Annotated[str | None, Text(zh="店名", en="Shop")] = None
    ok: Annotated[bool | None, YesNo(zh="合格", en="In order")] = None
    issues: Annotated[list[str] | None, Several(zh="问题", en="What was found", options=ISSUES)] = None
    count: Annotated[int | None, Count(zh="检查家数", en="Shops checked")] = None
    count_ok: Annotated[int | None, Count(zh="合格家数", en="In order")] = None
    count_bad: Annotated[int | None, Count(zh="不合格家数", en="Not in order")] = None


class SelfCheck(Record):
    """商户自查: what a shop says of itself, once a day; it takes no look by anybody else's place."""

    kind: ClassVar[str] = "checkpoints.self_check"
    title: ClassVar[Words] = Words("商户自查", "Shop's self-check")
    about: ClassVar[tuple[str, ...]] = ("shop", "enterprise")
    asks: ClassVar[tuple[str, ...]] = ("fever", "masks", "disinfected")

    staff_count: Annotated[int | None, Count(zh="上岗人数", en="Staff at work", most=10_000, unit="人")] = None
    fever: Annotated[bool | None, YesNo(zh="有人发热", en="Somebody has a fever", holds="health")] = None
    masks: Annotated[bool | None, YesNo(zh="都戴口罩", en="All wear masks")] = None
    disinfected: Annotated[bool | None, YesNo(zh="今天已消毒", en="Disinfected today")] = None

    @property
    def in_order(self) -> bool:
        """Whether the shop found nothing amiss."""
        return not self.fever and self.masks is not False and self.disinfected is not False


class Visitor(Record):
    """外来人员: somebody who does not live here came to a gate."""

    kind: ClassVar[str] = "checkpoints.visitor"
    title: ClassVar[Words] = Words("外来人员", "Visitor")
    about: ClassVar[tuple[str, ...]] = ("gate",)
    quick: ClassVar[tuple[str, ...]] = (
        *("person", "phone", "visits", "host_agrees", "reason", "been_to_key_area", "temperature_c"),
        *("company", "daily"),
    )

    person: Annotated[str | None, Name(zh="姓名", en="Name")] = None
    phone: Annotated[str | None, Phone(zh="电话", en="Phone")] = None
    plate: Annotated[str | None, Text(zh="车牌", en="Plate", longest=12, holds="personal")] = None
    origin_adcode: Annotated[str | None, Region(zh="来自何处", en="Coming from")] = None
    been_to_key_area: Annotated[bool | None, YesNo(zh="14天内到过重点地区", en="In a key area within 14 days")] = None
    visits: Annotated[str | None, Text(zh="到访楼栋房号", en="Door visited", longest=40)] = None
    host_agrees: Annotated[bool | None, YesNo(zh="被访人同意", en="Host agrees")] = None
    reason: Annotated[str | None, Text(zh="事由", en="Reason", longest=60)] = None
    company: Annotated[
        str | None, Text(zh="单位(快递、外卖、维修等)", en="Company (courier, repair …)", longest=40)
    ] = None
    daily: Annotated[bool | None, YesNo(zh="每天来", en="Comes daily")] = None
    temperature_c: Annotated[float | None, Degrees(zh="体温", en="Temperature")] = None
    mask_worn: Annotated[bool | None, YesNo(zh="戴口罩", en="Masked")] = None
    admitted: Annotated[bool | None, YesNo(zh="准入", en="Admitted")] = None
    left_at: Annotated[str | None, Day(zh="离开时间", en="Left at")] = None
