"""A structured record on its way in, from a phone, a form or a sheet; and whether it can stand by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from fangxian.intake import problems
from fangxian.intake.problems import Problem
from fangxian.measures.questions import Words
from fangxian.measures.shape import Record, faults, questions_of
from fangxian.workforce.kinds import KINDS

EARLIEST = datetime(2019, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
AHEAD = timedelta(minutes=10)  # how far a phone's clock may run before ours
LONGEST_DEVICE, LARGEST = 36, 2**63 - 1
STRANGE = Words("没有这一项", "there is no such question")


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """One record as it came. ``answers`` by field; ``happened_at`` aware; ``corrects`` names an earlier entry."""

    id: UUID
    device: str
    epoch: int
    seq: int
    kind: str
    place_id: int
    person_id: int | None = None
    happened_at: datetime
    answers: dict[str, Any] = {}
    corrects: UUID | None = None

    @property
    def sending(self) -> tuple[str, int, int]:
        return self.device, self.epoch, self.seq


def on_a_page(
    key: UUID,
    device: str,
    *,
    kind: str,
    place_id: int,
    happened_at: datetime,
    answers: dict[str, Any],
    person_id: int | None = None,
    corrects: UUID | None = None,
) -> Incoming:
    """A record written on a page of the house: a page counts nothing, so that its id tells epoch and number, too.

    What was left empty is no answer.
    """
    return Incoming(
        id=key,
        device=device,
        epoch=key.int >> 65,
        seq=key.int & LARGEST,
        kind=kind,
        place_id=place_id,
        person_id=person_id,
        happened_at=happened_at,
        answers={name: answer for name, answer in answers.items() if answer is not None},
        corrects=corrects,
    )


def checked(one: Incoming, now: datetime) -> Record | Problem:
    """The record, or what is wrong with it by itself, whoever wrote it wherever."""
    kind = KINDS.get(one.kind)
    if kind is None:
        return problems.UNKNOWN_KIND
    return _sending(one) or _moment(one.happened_at, now) or record(kind, one.answers)


def record(kind: type[Record], answers: dict[str, Any]) -> Record | Problem:
    """The record of these answers, or what is wrong with them; what is merely missing comes last."""
    given = {name: answer for name, answer in answers.items() if answer is not None}
    asked = questions_of(kind)
    strange = {name: STRANGE for name in given if name not in asked}
    found = faults(kind, given)
    wrong = strange | {name: words for name, words in found.items() if name in given}
    if wrong:
        return problems.wrong_answers(kind, wrong)
    if found:
        return problems.lacking_answers(kind, found)
    return _typed(kind, given)


def _typed(kind: type[Record], given: dict[str, Any]) -> Record | Problem:
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        return problems.wrong_answers(kind, {_named(error): Words("填写的形式不对", "this is not how it is written")})


def _named(error: msgspec.ValidationError) -> str:
    """The field that the library names: ``… - at `$.count```."""
    return str(error).rpartition("$.")[2].rstrip("`").partition("[")[0]


def _moment(at: datetime, now: datetime) -> Problem | None:
    if at.tzinfo is None or at > now + AHEAD:
        return problems.FUTURE
    return problems.LONG_AGO if at < EARLIEST else None


def _sending(one: Incoming) -> Problem | None:
    numbers = 0 <= one.epoch <= LARGEST and 0 <= one.seq <= LARGEST
    named = 0 < len(one.device) <= LONGEST_DEVICE and one.device.isprintable()
    return None if numbers and named else problems.SENDING
