"""What is written down when a household is visited, somebody arrives, falls ill, or is observed at home."""

from __future__ import annotations

from typing import Annotated, ClassVar

from fangxian.measures.questions import (
    Choice,
    Count,
    Degrees,
    EntryId,
    IdNumber,
    Name,
    Number,
    Phone,
    Region,
    Several,
    Text,
    Words,
    YesNo,
)
from fangxian.measures.shape import Record

SYMPTOMS = (
    ("发热", "发热", "fever"),
    ("咳嗽", "咳嗽", "cough"),
    ("干咳", "干咳", "dry cough"),
    ("乏力", "乏力", "fatigue"),
    ("咽痛", "咽痛", "sore throat"),
    ("咽部不适", "咽部不适", "throat discomfort"),
    ("流涕", "流涕", "runny nose"),
    ("鼻塞", "鼻塞", "blocked nose"),
    ("头痛", "头痛", "headache"),
    ("头晕", "头晕", "dizziness"),
    ("胸闷", "胸闷", "tight chest"),
    ("呼吸困难", "呼吸困难", "short of breath"),
    ("嗅觉减退", "嗅觉减退", "reduced smell"),
    ("味觉减退", "味觉减退", "reduced taste"),
    ("腹泻", "腹泻", "diarrhoea"),
    ("呕吐", "呕吐", "vomiting"),
    ("恶心", "恶心", "nausea"),
    ("肌肉酸痛", "肌肉酸痛", "muscle pain"),
    ("关节痛", "关节痛", "joint pain"),
    ("皮疹", "皮疹", "rash"),
    ("心慌", "心慌", "palpitations"),
    ("畏寒", "畏寒", "chills"),
    ("不适", "不适", "feeling unwell"),
)
MEASURES = (
    ("居家隔离", "居家隔离", "home quarantine"),
    ("集中隔离", "集中隔离", "centralised quarantine"),
    ("居家健康监测", "居家健康监测", "home health monitoring"),
    ("转运", "转运", "taken away"),
)
FELT = (("normal", "正常", "normal"), ("not_measured", "未测", "not measured"))


class AboutPeople(Record):
    """A record about one person, or a group spoken of together."""

    person: Annotated[str | None, Name(zh="姓名", en="Name")] = None
    count: Annotated[int | None, Count(zh="人数", en="How many", unit="人")] = None
    age: Annotated[float | None, Number(zh="年龄", en="Age", most=120, holds="personal")] = None
    sex: Annotated[str | None, Choice(zh="性别", en="Sex", options=(("F", "女", "female"), ("M", "男", "male")))] = None
    phone: Annotated[str | None, Phone(zh="电话", en="Phone")] = None
    id_number: Annotated[str | None, IdNumber(zh="证件号", en="ID number")] = None


class Measured(AboutPeople):
    """A record that may carry readings and symptoms."""

    temperature_c: Annotated[float | None, Degrees(zh="体温", en="Temperature")] = None
    temperatures_c: Annotated[list[float] | None, Degrees(zh="几人体温", en="Readings")] = None
    temperature_max_c: Annotated[float | None, Degrees(zh="最高体温", en="Highest")] = None
    temperature_min_c: Annotated[float | None, Degrees(zh="最低体温", en="Lowest")] = None
    temperature_status: Annotated[str | None, Choice(zh="体温情况", en="Temperature is", options=FELT)] = None
    symptoms: Annotated[list[str] | None, Several(zh="症状", en="Symptoms", holds="health", options=SYMPTOMS)] = None
    symptoms_absent: Annotated[
        list[str] | None, Several(zh="没有的症状", en="Symptoms denied", holds="health", options=SYMPTOMS)
    ] = None
    test_result: Annotated[
        str | None,
        Choice(
            zh="检测结果",
            en="Test",
            holds="health",
            options=(
                ("positive", "阳性", "positive"),
                ("negative", "阴性", "negative"),
                ("pending", "待出", "pending"),
            ),
        ),
    ] = None

    @property
    def warmest(self) -> float | None:
        """The highest of all readings in it."""
        single = (self.temperature_c, self.temperature_max_c)
        return max([*filter(None, single), *(self.temperatures_c or ())], default=None)


class DoorVisit(Measured):
    """入户排查: a household visited, or a sweep's totals."""

    kind: ClassVar[str] = "screening.door_visit"
    title: ClassVar[Words] = Words("入户排查", "Household visit")
    totals: ClassVar[bool] = True

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


def _several(told: float | list[float] | None) -> list[float]:
    return told if isinstance(told, list) else [told] if told else []
