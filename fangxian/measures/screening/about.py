"""What a record about people has in common with every other: who they are, and how they feel."""

from __future__ import annotations

from typing import Annotated

from fangxian.measures.questions import Choice, Count, Degrees, IdNumber, Name, Number, Phone, Several
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
