"""All that can keep a record out of the ledger: the code, what becomes of the record, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fangxian.measures.questions import Words
from fangxian.measures.shape import Record, questions_of

HELD, REFUSED = "held", "refused"


class Problem(NamedTuple):
    """``why`` for the program, ``code`` what became of the record, ``words`` for whoever wrote it."""

    why: str
    code: str
    words: Words


UNKNOWN_KIND = Problem(
    "kind", REFUSED, Words("不认识这种记录,请更新手机端后再发送。", "This sort of record is not known; update the app.")
)
NOT_YOURS = Problem(
    "role", REFUSED, Words("您的岗位不能填写这种记录。", "Your role does not write this sort of record.")
)
# A place that is not there and one that is not the writer's look the same from outside.
PLACE = Problem(
    "place",
    HELD,
    Words(
        "没有这个地方,或不在您负责的范围内;已留待办公室核对。",
        "There is no such place, or it is not in your cover; kept for the office to look at.",
    ),
)
WRONG_PLACE = Problem(
    "place_kind",
    REFUSED,
    Words(
        "这种记录不能记在这类地方,请改选地方。", "This sort of record is not written at such a place; choose another."
    ),
)
FUTURE = Problem(
    "future",
    REFUSED,
    Words(
        "发生时间在将来,请核对日期,或校准手机时钟。", "It happens in the future: check the date, or the phone's clock."
    ),
)
LONG_AGO = Problem(
    "long_ago", REFUSED, Words("发生时间早于2019年,请核对年份。", "It happened before 2019: please check the year.")
)
SENDING = Problem(
    "sending", REFUSED, Words("发送编号不对,请更新手机端。", "The sending's number cannot be right; update the app.")
)
PERSON = Problem(
    "person",
    HELD,
    Words("名册里没有这个人,已留待办公室核对。", "Nobody like that in the registry; kept for the office."),
)
CORRECTS = Problem(
    "corrects",
    HELD,
    Words(
        "找不到要更正的那条记录,已留待办公室核对。", "The record to be put right was not found; kept for the office."
    ),
)
LACKING = "lacking"
WRONG = "answers"


def wrong_answers(kind: type[Record], faults: dict[str, Words]) -> Problem:
    """Answers that cannot be right: which, and why."""
    return Problem(WRONG, REFUSED, _each(kind, faults))


def lacking_answers(kind: type[Record], faults: dict[str, Words]) -> Problem:
    """Answers without which the record means nothing: it waits for somebody to add them."""
    return Problem(LACKING, HELD, _each(kind, faults))


def _each(kind: type[Record], faults: dict[str, Words]) -> Words:
    asked = questions_of(kind)
    named = [(asked[name].words if name in asked else Words(name, name), fault) for name, fault in faults.items()]
    zh = (what.zh + ":" + fault.zh for what, fault in named)
    return Words(_joined(zh, ";"), _joined((f"{what.en}: {fault.en}" for what, fault in named), "; "))


def _joined(parts: Iterable[str], mark: str) -> str:
    return mark.join(parts)
