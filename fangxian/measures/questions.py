"""The types of question that a record kind may ask, each with its own check of an answer."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, ClassVar

import msgspec


class Words(msgspec.Struct, frozen=True):
    """One thing said in both languages."""

    zh: str
    en: str

    def said(self, language: str) -> str:
        """Chinese unless the reader's language is English."""
        return self.en if language.startswith("en") else self.zh


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, what sort of fact the answer is, and what a good answer looks like.

    ``holds`` is the field class by which access is decided: ``plain``, ``personal`` or ``health``.
    """

    zh: str
    en: str
    holds: str = "plain"
    type_name: ClassVar[str] = "text"

    @property
    def words(self) -> Words:
        return Words(self.zh, self.en)

    def fault(self, _answer: Any) -> Words | None:
        """Why this answer cannot stand, or None: any stands, unless a type of question knows better."""
        return None


class Text(Question, frozen=True, kw_only=True):
    """Words as they were said."""

    longest: int = 500

    def fault(self, answer: Any) -> Words | None:
        if isinstance(answer, str) and len(answer) <= self.longest:
            return None
        return Words(f"请写文字,不超过{self.longest}个字", f"write text of at most {self.longest} characters")


class Name(Text, frozen=True, kw_only=True):
    """A person as they are called."""

    holds: str = "personal"
    longest: int = 60
    type_name: ClassVar[str] = "name"


class Phone(Text, frozen=True, kw_only=True):
    """A telephone number, digits only."""

    holds: str = "personal"
    longest: int = 20
    type_name: ClassVar[str] = "phone"


class IdNumber(Text, frozen=True, kw_only=True):
    """An identity number (GB 11643)."""

    holds: str = "personal"
    longest: int = 18
    type_name: ClassVar[str] = "id_number"


class YesNo(Question, frozen=True, kw_only=True):
    """Yes or no."""

    type_name: ClassVar[str] = "yes_no"

    def fault(self, answer: Any) -> Words | None:
        return None if isinstance(answer, bool) else Words("请选是或否", "choose yes or no")


class Number(Question, frozen=True, kw_only=True):
    """A number within bounds, ``unit`` in words of its own."""

    least: float = 0
    most: float = 1_000_000
    unit: str = ""
    type_name: ClassVar[str] = "number"

    def fault(self, answer: Any) -> Words | None:
        if isinstance(answer, (int, float)) and not isinstance(answer, bool) and self.least <= answer <= self.most:
            return None
        span = f"{self.least:.12g}–{self.most:.12g}{self.unit}"
        return Words(f"应在{span}之间,请核对", f"must be within {span}: please check")


class Count(Number, frozen=True, kw_only=True):
    """A whole number of people, households, vehicles, times."""

    type_name: ClassVar[str] = "count"

    def fault(self, answer: Any) -> Words | None:
        if isinstance(answer, float):
            return Words("请填整数", "give a whole number")
        return super().fault(answer)


class Degrees(Number, frozen=True, kw_only=True):
    """A body temperature in ℃, one reading or several of one group."""

    holds: str = "health"
    least: float = 34
    most: float = 43
    unit: str = "℃"
    type_name: ClassVar[str] = "degrees"

    def fault(self, answer: Any) -> Words | None:
        readings = answer if isinstance(answer, (list, tuple)) else [answer]
        return next((f for f in map(super().fault, readings) if f), None)


class Choice(Question, frozen=True, kw_only=True):
    """One of a few answers, each ``(stored value, Chinese, English)``."""

    options: tuple[tuple[str, str, str], ...] = ()
    type_name: ClassVar[str] = "choice"

    def label(self, value: str) -> Words:
        """The words for a stored value; the value itself where it is none of ours."""
        return next((Words(zh, en) for key, zh, en in self.options if key == value), Words(value, value))

    def fault(self, answer: Any) -> Words | None:
        if any(answer == key for key, _, _ in self.options):
            return None
        zh, en = "、".join(o[1] for o in self.options), ", ".join(o[2] for o in self.options)
        return Words(f"请从中选一个:{zh}", f"choose one of: {en}")


class Several(Choice, frozen=True, kw_only=True):
    """Any of a few answers."""

    type_name: ClassVar[str] = "several"

    def fault(self, answer: Any) -> Words | None:
        if not isinstance(answer, (list, tuple)):
            return Words("请选一个或几个", "choose one or more")
        return next((f for f in map(super().fault, answer) if f), None)


class Names(Question, frozen=True, kw_only=True):
    """Several things by name: parts of a building, staff, tasks."""

    type_name: ClassVar[str] = "names"

    def fault(self, answer: Any) -> Words | None:
        good = isinstance(answer, (list, tuple)) and all(isinstance(a, str) and len(a) <= 60 for a in answer)
        return None if good else Words("请逐个写出名称", "write the names one by one")


class Items(Question, frozen=True, kw_only=True):
    """Goods: ``{"name", "qty"?, "unit"?}`` each."""

    type_name: ClassVar[str] = "items"

    def fault(self, answer: Any) -> Words | None:
        good = isinstance(answer, (list, tuple)) and all(isinstance(a, dict) and a.get("name") for a in answer)
        return None if good else Words("请写品名和数量", "write what, and how many")


class Day(Question, frozen=True, kw_only=True):
    """A day ``YYYY-MM-DD`` or a moment ``YYYY-MM-DDTHH:MM``, local time."""

    earliest: date = date(2019, 12, 1)
    latest: date = date(2098, 12, 31)
    type_name: ClassVar[str] = "day"

    def fault(self, answer: Any) -> Words | None:
        try:
            day = datetime.fromisoformat(answer).date()
        except (TypeError, ValueError):
            return Words("请写日期,如 2020-02-05", "write a day, such as 2020-02-05")
        if self.earliest <= day <= self.latest:
            return None
        return Words(f"日期{day}不对,请核对年份", f"the day {day} cannot be right: please check the year")


class Region(Question, frozen=True, kw_only=True):
    """A six-digit code of GB/T 2260."""

    type_name: ClassVar[str] = "region"
    shape: ClassVar[re.Pattern[str]] = re.compile(r"\d{6}|[A-Z]{2,3}")

    def fault(self, answer: Any) -> Words | None:
        if isinstance(answer, str) and self.shape.fullmatch(answer):
            return None
        return Words("请写省、市或县(区)", "write the province, city or county")


class Anything(Question, frozen=True, kw_only=True):
    """The answer to another question, which alone can check it."""

    type_name: ClassVar[str] = "anything"


class EntryId(Question, frozen=True, kw_only=True):
    """The id of the entry that this one answers."""

    type_name: ClassVar[str] = "entry"

    def fault(self, answer: Any) -> Words | None:
        good = isinstance(answer, str) and len(answer) == 36
        return None if good else Words("请选对应的那条记录", "choose the record that this answers")
