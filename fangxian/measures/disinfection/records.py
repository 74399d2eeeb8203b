"""What is written down when a place is disinfected or standing water is found."""

from __future__ import annotations

from typing import Annotated, ClassVar

from fangxian.measures.questions import Choice, Count, Day, Names, Number, Text, Words
from fangxian.measures.shape import Record


class Disinfection(Record):
    """消毒: a building, lift, gate, shop or household was disinfected."""

    kind: ClassVar[str] = "disinfection.disinfection"
    title: ClassVar[Words] = Words("消毒", "Disinfection")
    about: ClassVar[tuple[str, ...]] = ("building", "lift", "gate", "shop", "enterprise", "door")
    totals: ClassVar[bool] = True

    area: Annotated[list[str] | None, Names(zh="部位", en="Parts")] = None
    agent: Annotated[str | None, Text(zh="消毒剂", en="Agent", longest=60)] = None
    agent_ratio: Annotated[str | None, Text(zh="配比", en="Dilution", longest=20)] = None
    concentration_mgl: Annotated[float | None, Number(zh="有效氯", en="Available chlorine", unit="mg/L")] = None
    area_m2: Annotated[float | None, Number(zh="面积", en="Area", unit="m²")] = None
    times: Annotated[int | None, Count(zh="次数", en="Rounds", least=1, most=100)] = None
    disinfection_type: Annotated[
        str | None,
        Choice(
            zh="类型",
            en="Sort",
            options=(("terminal", "终末消毒", "terminal"), ("mosquito", "灭蚊", "against mosquitoes")),
        ),
    ] = None
    when_end: Annotated[str | None, Day(zh="结束", en="Finished")] = None
    by: Annotated[str | None, Text(zh="操作人", en="Done by", longest=60, holds="personal")] = None


class BreedingSite(Record):
    """孳生地: standing water found, or cleared."""

    kind: ClassVar[str] = "disinfection.breeding_site"
    title: ClassVar[Words] = Words("孳生地", "Breeding site")
    about: ClassVar[tuple[str, ...]] = ("building", "door", "gate", "shop", "enterprise")
    totals: ClassVar[bool] = True

    site: Annotated[str | None, Text(zh="在哪里", en="Where exactly")] = None
    count: Annotated[int | None, Count(zh="几处", en="How many")] = None
    containers: Annotated[int | None, Count(zh="检查容器", en="Containers looked at")] = None
    positive: Annotated[int | None, Count(zh="阳性容器", en="With larvae")] = None
    households: Annotated[int | None, Count(zh="检查户数", en="Households looked at")] = None
    breteau_index: Annotated[float | None, Number(zh="布雷图指数", en="Breteau index", most=1000)] = None
    action: Annotated[
        str | None,
        Choice(zh="处置", en="State", options=(("found", "发现", "found"), ("cleared", "已清除", "cleared"))),
    ] = None
