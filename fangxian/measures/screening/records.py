"""What is written down when a household is visited, somebody arrives, falls ill, or is observed at home."""

from __future__ import annotations

from typing import Annotated, ClassVar

from fangxian.measures.questions import (
    Choice,
    Count,
    Degrees,
    EntryId,
    Name,
    Region,
    Text,
    Words,
    YesNo,
)
from fangxian.measures.screening.about import FELT, MEASURES, AboutPeople, Measured


class DoorVisit(Measured):
    """入户排查: a household visited, or a sweep's totals."""

    kind: ClassVar[str] = "screening.door_visit"
    title: ClassVar[Words] = Words("入户排查", "Household visit")
    totals: ClassVar[bool] = True
    quick: ClassVar[tuple[str, ...]] = ("answered", "temperature_c", "symptoms", "count")

    answered: Annotated[bool | None, YesNo(zh="有人应门", en="Somebody answered")] = None
    households: Annotated[int | None, Count(zh="户数", en="Households", unit="户")] = None
    vacant: Annotated[int | None, Count(zh="空置", en="Vacant", unit="户")] = None
    no_answer: Annotated[int | None, Count(zh="无人应门", en="No answer", unit="户")] = None


class Returnee(Measured):
    """来返人员: somebody came, or came back."""

    kind: ClassVar[str] = "screening.returnee"
    title: ClassVar[Words] = Words("来返人员", "Returnee")
    asks: ClassVar[tuple[str, ...]] = ("origin_adcode",)

    origin_adcode: Annotated[str | None, Region(zh="从哪里来", en="Came from")] = None
    origin_place: Annotated[str | None, Text(zh="来自", en="Origin as said")] = None
    via_adcode: Annotated[str | None, Region(zh="途经", en="By way of")] = None
    via_place: Annotated[str | None, Text(zh="途经地", en="Via, as said")] = None
    transport: Annotated[str | None, Text(zh="车次/航班", en="Train or flight")] = None
    measure: Annotated[str | None, Choice(zh="管理措施", en="Measure", options=MEASURES)] = None
    days_total: Annotated[int | None, Count(zh="天数", en="Days", most=60, unit="天")] = None


class ArrivalVehicle(Measured):
    """来返车辆: a vehicle from elsewhere, at a gate or at its owner's door."""

    kind: ClassVar[str] = "screening.arrival_vehicle"
    title: ClassVar[Words] = Words("来返车辆", "Vehicle from elsewhere")
    about: ClassVar[tuple[str, ...]] = ("door", "gate", "building", "grid", "community")

    plate: Annotated[str | None, Text(zh="车牌", en="Plate", longest=12, holds="personal")] = None
    plate_partial: Annotated[bool | None, YesNo(zh="车牌不全", en="Plate incomplete")] = None
    vehicle: Annotated[str | None, Text(zh="车型", en="Vehicle")] = None
    origin_adcode: Annotated[str | None, Region(zh="从哪里来", en="Came from")] = None
    origin_place: Annotated[str | None, Text(zh="来自", en="Origin as said")] = None
    action: Annotated[
        str | None,
        Choice(
            zh="处置",
            en="What was done",
            options=(
                ("admitted", "放行", "admitted"),
                ("held", "拦下", "held"),
                ("turned_back", "劝返", "turned back"),
            ),
        ),
    ] = None


class Symptom(Measured):
    """发热及症状: somebody feels ill, or tested positive."""

    kind: ClassVar[str] = "screening.symptom"
    title: ClassVar[Words] = Words("症状", "Symptoms")
    about: ClassVar[tuple[str, ...]] = ("door", "gate", "shop")
    totals: ClassVar[bool] = True

    measure: Annotated[str | None, Choice(zh="管理措施", en="Measure", options=MEASURES)] = None


class Temperature(Measured):
    """体温: a reading."""

    kind: ClassVar[str] = "screening.temperature"
    title: ClassVar[Words] = Words("体温", "Temperature")
    about: ClassVar[tuple[str, ...]] = ("door", "gate", "shop")
    totals: ClassVar[bool] = True

    method: Annotated[str | None, Text(zh="测法", en="Method", longest=20)] = None


class QuarantineCheck(Measured):
    """居家观察: how somebody under observation is today."""

    kind: ClassVar[str] = "screening.quarantine_check"
    title: ClassVar[Words] = Words("居家观察", "Observation check")
    totals: ClassVar[bool] = True
    quick: ClassVar[tuple[str, ...]] = ("temperature_c", "status")

    day_n: Annotated[int | None, Count(zh="第几天", en="Day", most=60)] = None
    temperature_am: Annotated[float | list[float] | None, Degrees(zh="早上体温", en="Morning reading")] = None
    temperature_pm: Annotated[float | list[float] | None, Degrees(zh="晚上体温", en="Evening reading")] = None
    status: Annotated[
        str | None,
        Choice(
            zh="情况",
            en="State",
            options=(
                ("normal", "正常", "normal"),
                ("absent", "不在家", "not at home"),
                ("violation", "外出", "went out"),
            ),
        ),
    ] = None
    seal_broken: Annotated[bool | None, YesNo(zh="封条破损", en="Door seal broken")] = None
    measure: Annotated[str | None, Choice(zh="管理措施", en="Measure", options=MEASURES)] = None
    count_new: Annotated[int | None, Count(zh="新增", en="New", unit="人")] = None
    days_total: Annotated[int | None, Count(zh="共几天", en="Days in all", most=60)] = None
    days_left: Annotated[int | None, Count(zh="还剩几天", en="Days left", most=60)] = None

    @property
    def warmest(self) -> float | None:
        """The highest of the morning's, the evening's and all other readings."""
        pair = [r for told in (self.temperature_am, self.temperature_pm) for r in _several(told)]
        return max([*filter(None, (self.temperature_c,)), *(self.temperatures_c or ()), *pair], default=None)


class QuarantineEnd(AboutPeople):
    """解除观察: observation is over, by the rule or early for a reason."""

    kind: ClassVar[str] = "screening.quarantine_end"
    title: ClassVar[Words] = Words("解除观察", "Released from observation")
    totals: ClassVar[bool] = True

    days_total: Annotated[int | None, Count(zh="共几天", en="Days in all", most=60)] = None
    status: Annotated[str | None, Choice(zh="情况", en="State", options=FELT)] = None
    reason: Annotated[str | None, Text(zh="提前解除的理由", en="Reason, if early")] = None


class QuarantineChange(AboutPeople):
    """观察期变更: observation made longer or shorter, with a reason."""

    kind: ClassVar[str] = "screening.quarantine_change"
    title: ClassVar[Words] = Words("观察期变更", "Observation extended or shortened")
    asks: ClassVar[tuple[str, ...]] = ("days_total", "reason")

    days_total: Annotated[int | None, Count(zh="改为共几天", en="Days in all from now on", least=1, most=60)] = None
    reason: Annotated[str | None, Text(zh="理由", en="Reason")] = None
    of: Annotated[str | None, EntryId(zh="哪一次观察", en="Which observation")] = None


class Departure(AboutPeople):
    """离开: somebody left the community."""

    kind: ClassVar[str] = "screening.departure"
    title: ClassVar[Words] = Words("离开", "Departure")

    dest_adcode: Annotated[str | None, Region(zh="去往", en="Went to")] = None
    dest_place: Annotated[str | None, Text(zh="去往何处", en="Destination as said")] = None
    transport: Annotated[str | None, Text(zh="车次/航班", en="Train or flight")] = None


class SiteAssessment(AboutPeople):
    """居家场所评估: whether a home is fit for somebody to be observed in, before they are."""

    kind: ClassVar[str] = "screening.site_assessment"
    title: ClassVar[Words] = Words("居家场所评估", "Home assessed for observation")
    asks: ClassVar[tuple[str, ...]] = ("fit",)

    own_room: Annotated[bool | None, YesNo(zh="独居或有通风单间", en="Alone, or an aired room of their own")] = None
    own_toilet: Annotated[bool | None, YesNo(zh="独立卫生间", en="Own toilet")] = None
    hand_over: Annotated[bool | None, YesNo(zh="门口有交接桌椅", en="Table at the door for hand-over")] = None
    supplies: Annotated[
        bool | None,
        YesNo(zh="体温计、口罩、消毒用品、带盖垃圾桶齐备", en="Thermometer, masks, disinfectant, lidded bin at hand"),
    ] = None
    air_off: Annotated[bool | None, YesNo(zh="无中央空调或已停用", en="No shared air conditioning, or off")] = None
    frail: Annotated[
        bool | None, YesNo(zh="同住有老人、孕妇或慢性病人", en="Elderly, pregnant or ill share the home")
    ] = None
    fit: Annotated[bool | None, YesNo(zh="适合居家观察", en="Fit for observation at home")] = None
    doctor: Annotated[str | None, Name(zh="评估医务人员", en="Assessed by (health worker)")] = None
    measure: Annotated[str | None, Choice(zh="管理措施", en="Measure", options=MEASURES)] = None


def _several(told: float | list[float] | None) -> list[float]:
    return told if isinstance(told, list) else [told] if told else []
