"""A register (登记表): one row for each record of some kinds; its columns name questions, never list fields anew."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from fangxian.measures.questions import Count, Day, IdNumber, Name, Number, Phone, Question, Text, Words
from fangxian.measures.shape import questions_of
from fangxian.reports.form import source
from fangxian.workforce.kinds import KINDS

REGISTERS = (
    *("sweep", "returnees", "visitors", "vehicles", "temperatures", "observation", "assessment", "transfers"),
    *("disinfection", "posts", "stock", "errands", "deliveries", "volunteers", "resumption", "shops"),
    *("counselling", "concerns", "donations"),
)
# What a row tells besides the answers of its record: where, when, by whom, and of whoever the registry knows.
AROUND: Mapping[str, Question] = {
    "no": Count(zh="序号", en="No."),
    "day": Day(zh="日期", en="Day"),
    "time": Text(zh="时间", en="Time"),
    "place": Text(zh="楼栋/单元/室", en="Building-unit-room"),
    "grid": Text(zh="网格", en="Grid"),
    "worker": Text(zh="登记人", en="Written by"),
    "number": Count(zh="台账编号", en="Ledger no."),
    "person": Name(zh="姓名", en="Name"),
    "sex": Text(zh="性别", en="Sex"),
    "age": Number(zh="年龄", en="Age", holds="personal"),
    "id_number": IdNumber(zh="证件号", en="ID number"),
    "phone": Phone(zh="联系电话", en="Phone"),
    "household": Name(zh="户主", en="Householder"),
    "living": Count(zh="常住人数", en="Living there"),
    "needs": Text(zh="特殊人群", en="Special needs", holds="personal"),
    "in_charge": Text(zh="责任人", en="In charge"),
    "house": Text(zh="房屋状态", en="House"),
    "relation": Text(zh="与户主关系", en="Relation", holds="personal"),
    "observed_from": Text(zh="观察起", en="Observed from", holds="health"),
    "observed_to": Text(zh="观察止", en="Observed to", holds="health"),
    # What no record tells is written in by hand.
    "travel": Text(zh="14天内旅居史", en="Travel in the last 14 days", holds="health"),
    "contact": Text(zh="接触史", en="Contacts", holds="health"),
    "released": Text(zh="解除日期", en="Released on", holds="health"),
    "told_to": Text(zh="上报对象/时间", en="Told to, at"),
    "carried_by": Text(zh="转运车辆/时间", en="Carried by, at"),
    "terminal": Text(zh="终末消毒", en="Terminal disinfection"),
    "way": Text(zh="方式/作用时间", en="How, how long"),
    "signature": Text(zh="签字", en="Signature"),
    "remark": Text(zh="备注", en="Remarks"),
}


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column: what it takes, in the question's own words unless the register has others; width in characters."""

    take: str
    words: Words | None = None
    width: float = 9


class Register(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A register. ``since``: it lists a day, or everything since the response began.

    ``only`` keeps those records whose answer is one of these; ``upright`` is printed on paper held so.
    """

    name: str
    title: Words
    purpose: Words
    retention: Words
    kinds: tuple[str, ...]
    columns: tuple[Column, ...]
    since: Literal["day", "response"] = "day"
    only: Mapping[str, tuple[str, ...]] = {}
    upright: bool = False

    def question(self, take: str) -> Question:
        """The question whose answer a column takes: that of the first kind that asks it, else of what is around."""
        found = AROUND.get(take) or self.asked(take)
        assert found is not None  # else it was not loaded
        return found

    def asked(self, take: str) -> Question | None:
        """The question of that name that its kinds ask."""
        asking = (questions_of(KINDS[kind]).get(take) for kind in self.kinds)
        return next(filter(None, asking), None)

    def head(self, column: Column) -> Words:
        return column.words or self.question(column.take).words


@cache
def load(name: str) -> Register:
    """The register of that name. KeyError if there is none; ValueError if it names what nobody asks."""
    if name not in REGISTERS:
        raise KeyError(name)
    found = msgspec.convert(tomllib.loads(source(name).decode()), Register)
    if strange := sorted(set(found.kinds) - KINDS.keys()):
        raise ValueError(f"reports/forms/{name}.toml names kinds that do not exist: {', '.join(strange)}")
    asked = {field for kind in found.kinds for field in questions_of(KINDS[kind])} | AROUND.keys()
    if unasked := sorted(({column.take for column in found.columns} | found.only.keys()) - asked):
        raise ValueError(f"reports/forms/{name}.toml takes what nobody asks: {', '.join(unasked)}")
    return found
