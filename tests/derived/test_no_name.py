"""No name, number or phone ever reaches the derived database, whatever record it was told in."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from fangxian.derived.catch_up import catch_up
from fangxian.derived.rows import stored
from fangxian.derived.verify import verify
from fangxian.measures import questions as asked
from fangxian.measures.shape import Record, questions_of
from fangxian.measures.uses import Uses
from fangxian.workforce.kinds import KINDS
from tests.cast import Cast
from tests.derived.conftest import Write

pytestmark = pytest.mark.django_db(databases=["default", "derived"])

MARK = "欧阳金丝雀"
PHONE = "19900007777"
NUMBER = "990101194101129923"


ANSWERS: dict[type[asked.Question], Callable[[Any, random.Random], Any]] = {
    asked.Names: lambda *_: [MARK],
    asked.Items: lambda *_: [{"name": MARK}],
    asked.Phone: lambda *_: PHONE,
    asked.IdNumber: lambda *_: NUMBER,
    asked.Several: lambda question, dice: [dice.choice(question.options)[0]],
    asked.Choice: lambda question, dice: dice.choice(question.options)[0],
    asked.YesNo: lambda _, dice: dice.random() < 0.5,
    asked.Degrees: lambda _, dice: dice.choice((36.5, 37.1, 38.4)),
    asked.Number: lambda _, dice: dice.randrange(1, 4),
    asked.Count: lambda _, dice: dice.randrange(1, 4),
    asked.Day: lambda _, dice: f"2020-02-{dice.randrange(6, 12):02}",
    asked.Region: lambda _, dice: dice.choice(("420800", "430400")),
    asked.EntryId: lambda *_: None,
    Uses: lambda *_: [{"at": "2020-02-08T09:00:00+08:00", "way": "out", "door": 1, "of": "0" * 36, "reason": MARK}],
}


def _record(kind: type[Record], dice: random.Random) -> Record:
    """A record with about half of its answers, each with the mark wherever words can be written."""
    answers = {
        name: ANSWERS.get(type(question), lambda *_: MARK + PHONE)(question, dice)
        for name, question in questions_of(kind).items()
        if dice.random() < 0.6
    }
    return msgspec.convert({name: _fitting(kind, name, answer) for name, answer in answers.items()}, kind)


def _fitting(kind: type[Record], name: str, answer: Any) -> Any:
    try:
        msgspec.convert({name: answer}, kind)
    except msgspec.ValidationError:
        return [answer]
    return answer


@pytest.mark.parametrize("seed", range(4))
def test_nothing_but_numbers_is_derived(cast: Cast, write: Write, seed: int) -> None:
    """
    8 to 10 Feb  every kind of record at every kind of place, each with 欧阳金丝雀, her phone and her number in it
    10:00        not one derived row holds any of them, and a rebuild gives the same rows
    """
    dice = random.Random(seed)
    for kind in sorted(KINDS):
        for place in ("3-2-402", "gate 东门", "building 3", "lift 8-1", "shop S01", "grid 1", "community"):
            person = dice.choice(("刘建国", "王桂芳", None)) if place == "3-2-402" else None
            write(place, _record(KINDS[kind], dice), hours=-dice.random() * 60, person=person)
    catch_up(cast.community_id)
    rows = [row for table in stored(cast.community_id, list(cast.places.values())).values() for row in table]
    told = "".join(map(_legible, rows))
    assert len(rows) > 100
    assert not [mark for mark in (MARK, PHONE, NUMBER, *cast.people) if mark in told]
    assert verify(cast.community_id) == []


def _legible(row: tuple[Any, ...]) -> str:
    """A row's text, packed standings included: words lie in them as they are."""
    return " ".join(cell.decode("utf-8", "ignore") if isinstance(cell, bytes) else str(cell) for cell in row)
