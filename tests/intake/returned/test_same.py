"""What a spreadsheet makes of a cell by itself is no edit; what a hand writes is one, or is named as unreadable."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fangxian.intake.returned.cells import answer
from fangxian.intake.returned.same import same
from fangxian.intake.sheets.saying import Odd
from fangxian.measures.questions import Choice, Count, Day, Degrees, Items, Number, Question, Several, Text, YesNo

TODAY = date(2020, 2, 3)
DAY, TEXT, FIGURE = Day(zh="到达", en="Arrived"), Text(zh="事由", en="Reason"), Number(zh="面积", en="Area")
WORDS = (("good", "好", "good"), ("bad", "不好", "bad"))


@pytest.mark.parametrize(
    ("question", "left", "back"),
    [
        (DAY, "2020-02-01 08:30", "43862.354166666664"),
        (DAY, "2020-02-01", "43862"),
        (DAY, "2020-02-01 08:30", "2020/2/1 8:30"),
        (DAY, "2020-02-01 08:30", "2020-02-01"),
        (TEXT, "00123", "123"),
        (TEXT, "2020013101", "２０２００１３１０１"),
        (TEXT, "430000202002031234", "4.30000202002E+17"),
        (TEXT, "送菜  上门", "送菜 上门 "),
        (FIGURE, "120", "120.00"),
        (FIGURE, "1200", "1,200"),
        (Degrees(zh="体温", en="Temperature"), "36.5", "36.50"),
    ],
)
def test_a_spreadsheets_own_doing_is_no_edit(question: Question, left: str, back: str) -> None:
    """20:10  dates as numbers, zeros trimmed, digits full-width, an hour lost"""
    assert same(question, left, back)


@pytest.mark.parametrize(
    ("question", "left", "back"),
    [
        (DAY, "2020-02-01 08:30", "2020-02-02"),
        (DAY, "2020-02-01 08:30", "43862.4"),
        (DAY, "2020-02-01", "2020-02-01 08:30"),
        (TEXT, "00123", "124"),
        (TEXT, "430000202002031234", "4.40000202002E+17"),
        (FIGURE, "120", "12"),
        (FIGURE, "", "0"),
    ],
)
def test_what_says_otherwise_is_an_edit(question: Question, left: str, back: str) -> None:
    """20:10  another day, another hour, an hour added, another number, a zero where nothing stood"""
    assert not same(question, left, back)


@pytest.mark.parametrize(
    ("question", "back", "kept"),
    [
        (Degrees(zh="体温", en="Temperature"), "３７．５℃", 37.5),
        (Degrees(zh="体温", en="Temperature"), "36.5、36.8", [36.5, 36.8]),
        (Count(zh="人数", en="People"), "3 人", 3),
        (YesNo(zh="口罩", en="Mask"), "是", True),
        (Choice(zh="情况", en="State", options=WORDS), "bad", "bad"),
        (Several(zh="情况", en="State", options=WORDS), "好、不好", ["good", "bad"]),
        (
            Items(zh="物品", en="Goods"),
            "口罩 50 个、酒精",
            [{"name": "口罩", "qty": 50, "unit": "个"}, {"name": "酒精"}],
        ),
        (DAY, "2月1日", "2020-02-01"),
        (DAY, "2020-02-20", "2020-02-20"),
    ],
)
def test_a_hand_is_read(question: Question, back: str, kept: Any) -> None:
    """20:10  as people write it, in either language; a day to come where its year is written"""
    assert answer(question, back, TODAY) == kept


@pytest.mark.parametrize(
    ("question", "back"),
    [
        (Degrees(zh="体温", en="Temperature"), "375"),
        (Count(zh="人数", en="People"), "两三个"),
        (YesNo(zh="口罩", en="Mask"), "也许"),
        (Choice(zh="情况", en="State", options=WORDS), "一般"),
        (DAY, "2020-02-30"),
    ],
)
def test_what_cannot_be_is_named(question: Question, back: str) -> None:
    """20:10  no such temperature, number, answer, day: a sentence in both languages, never a guess"""
    with pytest.raises(Odd) as odd:
        answer(question, back, TODAY)
    assert odd.value.words.zh
    assert odd.value.words.en
