"""Goings in and out at a gate, as one answer of a record: which way, of which household, with which pass."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Literal

import msgspec

from fangxian.measures.questions import Question, Words


class Use(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One going in or out at a gate. ``way`` is ``in``, ``out`` or ``back`` (turned back), ``door`` a place's number.

    ``of`` is the entry of the pass or of the daily visitor; ``reason`` why somebody was turned back, or let pass though
    the verdict was otherwise. Of a temperature only that it was taken, and whether it was high.
    """

    at: datetime
    way: Literal["in", "out", "back"]
    door: int | None = None
    of: str | None = None
    people: int = 1
    vehicle: bool = False
    measured: bool = False
    hot: bool = False
    reason: str | None = None


class Uses(Question, frozen=True, kw_only=True):
    """Goings in and out, a household, vehicle or pass each; where somebody goes is personal."""

    holds: str = "personal"
    most: int = 500
    people: int = 60
    type_name: ClassVar[str] = "uses"

    def fault(self, answer: Any) -> Words | None:
        try:
            uses = msgspec.convert(answer, list[Use])
        except msgspec.ValidationError:
            return Words("出入登记的格式不对,请更新手机端", "not as it is written down: update the app")
        good = 0 < len(uses) <= self.most and all(
            0 < use.people <= self.people and use.at.tzinfo and len(use.reason or "") <= 20 and _entry(use.of)
            for use in uses
        )
        return (
            None if good else Words("出入登记的人数或时间不对,请核对", "a number or time cannot be right: please check")
        )


def _entry(named: str | None) -> bool:
    return named is None or len(named) == 36
