"""What is written down when somebody needs something, gets it, is called, or gives."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from fangxian.measures.questions import Choice, Count, EntryId, Items, Name, Number, Text, Words
from fangxian.measures.screening.about import AboutPeople
from fangxian.measures.shape import Record

NEEDS = (
    ("food", "食品", "food"),
    ("medicine", "药品", "medicine"),
    ("medical", "就医", "medical help"),
    ("daily", "日用品", "daily goods"),
    ("supplies", "防疫物资", "protective supplies"),
    ("transport", "用车", "transport"),
    ("certificate", "证明", "certificate"),
    ("repair", "维修", "repair"),
    ("care", "照料", "looking after"),
    ("staff", "人手", "helping hands"),
)


class Need(AboutPeople):
    """需求: somebody asks for something."""

    kind: ClassVar[str] = "care.need"
    title: ClassVar[Words] = Words("需求", "Need")
    about: ClassVar[tuple[str, ...]] = ("door", "gate", "building")
    totals: ClassVar[bool] = True
    asks: ClassVar[tuple[str, ...]] = ("need_type",)

    need_type: Annotated[str | None, Choice(zh="需要什么", en="What is needed", options=NEEDS)] = None
    items: Annotated[list[dict[str, Any]] | None, Items(zh="物品", en="Items")] = None
    detail: Annotated[str | None, Text(zh="说明", en="In words")] = None


class Delivery(AboutPeople):
    """送达: goods came, or were brought to a door."""

    kind: ClassVar[str] = "care.delivery"
    title: ClassVar[Words] = Words("物资配送", "Delivery")
    about: ClassVar[tuple[str, ...]] = ("door", "building", "gate")
    totals: ClassVar[bool] = True

    items: Annotated[list[dict[str, Any]] | None, Items(zh="物品", en="Items")] = None
    status: Annotated[
        str | None,
        Choice(
            zh="进度",
            en="State",
            options=(
                ("planned", "计划", "planned"),
                ("arrived", "到货", "arrived"),
                ("delivered", "已送达", "delivered"),
                ("received", "已签收", "received"),
            ),
        ),
    ] = None
    households: Annotated[int | None, Count(zh="户数", en="Households", unit="户")] = None


class Met(Record):
    """已解决: a need was answered otherwise than by a delivery."""

    kind: ClassVar[str] = "care.met"
    title: ClassVar[Words] = Words("需求已解决", "Need met")
    about: ClassVar[tuple[str, ...]] = ("door", "gate", "building")
    asks: ClassVar[tuple[str, ...]] = ("of",)

    of: Annotated[str | None, EntryId(zh="哪一项需求", en="Which need")] = None
    how: Annotated[str | None, Text(zh="怎样解决", en="How")] = None


class Contacted(AboutPeople):
    """联系: somebody who is owed a call or a visit had one."""

    kind: ClassVar[str] = "care.contacted"
    title: ClassVar[Words] = Words("关怀联系", "Care call")

    how: Annotated[
        str | None,
        Choice(zh="方式", en="How", options=(("phone", "电话", "by phone"), ("visit", "上门", "at the door"))),
    ] = None
    status: Annotated[
        str | None,
        Choice(zh="情况", en="State", options=(("normal", "正常", "normal"), ("unreachable", "联系不上", "no reply"))),
    ] = None


class Counselling(AboutPeople):
    """心理疏导: somebody is in distress, or was talked to."""

    kind: ClassVar[str] = "care.counselling"
    title: ClassVar[Words] = Words("心理疏导", "Counselling")

    issue: Annotated[str | None, Text(zh="情况", en="What troubles them", holds="health")] = None
    status: Annotated[str | None, Choice(zh="处理", en="Handled", options=(("handled", "已疏导", "talked to"),))] = None


class Donation(Record):
    """捐赠: money or goods given."""

    kind: ClassVar[str] = "care.donation"
    title: ClassVar[Words] = Words("捐赠", "Donation")
    about: ClassVar[tuple[str, ...]] = ("community", "grid", "building", "door", "shop", "enterprise")
    totals: ClassVar[bool] = True

    person: Annotated[str | None, Name(zh="捐赠人", en="Given by")] = None
    org: Annotated[str | None, Text(zh="单位", en="Firm")] = None
    amount_yuan: Annotated[float | None, Number(zh="金额", en="Amount", most=100_000_000, unit="元")] = None
    donation_type: Annotated[
        str | None,
        Choice(zh="类别", en="Sort", options=(("特殊党费", "特殊党费", "special Party membership dues"),)),
    ] = None
    items: Annotated[list[dict[str, Any]] | None, Items(zh="物资", en="Goods")] = None
    status: Annotated[str | None, Choice(zh="进度", en="State", options=(("offer", "意向", "offered"),))] = None
    count: Annotated[int | None, Count(zh="人数", en="Givers")] = None


class Stock(Record):
    """物资出入库: goods taken into store or given out of it."""

    kind: ClassVar[str] = "care.stock"
    title: ClassVar[Words] = Words("物资出入库", "Stock in or out")
    about: ClassVar[tuple[str, ...]] = ("community", "grid", "gate")
    asks: ClassVar[tuple[str, ...]] = ("movement", "items")

    movement: Annotated[
        str | None,
        Choice(
            zh="出入",
            en="In or out",
            options=(
                ("allotted", "调拨入库", "in, allotted"),
                ("bought", "采购入库", "in, bought"),
                ("given", "捐赠入库", "in, given"),
                ("handed_out", "发放出库", "out, handed out"),
                ("spoilt", "报损", "out, spoilt"),
            ),
        ),
    ] = None
    items: Annotated[list[dict[str, Any]] | None, Items(zh="品名数量", en="Goods")] = None
    source: Annotated[str | None, Text(zh="来源", en="From", longest=60)] = None
    batch: Annotated[str | None, Text(zh="批号/有效期", en="Batch, best before", longest=60)] = None
    person: Annotated[str | None, Name(zh="领用人", en="Taken by")] = None
    purpose: Annotated[str | None, Text(zh="用途", en="For what", longest=60)] = None
