"""What the letters of a message speak for when no phrase does, and how little that may do by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fangxian.measures.phrasing import SIGNS
from fangxian.reading import Reading
from fangxian.reading.leanings import leanings, shown, traits
from fangxian.reading.sureness import RIGHT
from fangxian.workforce.kinds import PHRASES
from tests.reading.conftest import SENT

Ear = Callable[..., Reading]


def test_a_kind_that_no_phrase_tells_is_proposed_and_never_sure(heard: Ear) -> None:
    """A resident writes what no phrase knows; what it may be is laid out to be checked, its door filled in."""
    reading = heard("3栋2单元402,真的活不下去了", role="resident")
    (fact,) = reading.facts
    assert (fact["kind"], fact["building"], fact["room"]) == ("counselling", "3", "402")
    assert reading.sure == [RIGHT[-1]]
    assert reading.offered == [False]


@pytest.mark.parametrize(
    "text",
    ["我想死了算了", "死了算了", "想从楼上跳下去", "活着没劲,想一了百了", "药我都攒够了,别管我", "I want to die"],
)
def test_whoever_thinks_of_dying_is_urgent(heard: Ear, text: str) -> None:
    """However it is said, and whether or not anything can be made of it."""
    assert heard(text, role="resident").urgent


@pytest.mark.parametrize(
    "text", ["听说8栋有人想跳楼,120都来了", "今天风大,阳台的花盆搬进来了", "收到", "各位请看公告" * 300]
)
def test_what_nobody_must_run_for_is_not_urgent(heard: Ear, text: str) -> None:
    """Hearsay, small talk, a long notice."""
    assert not heard(text, role="resident").urgent


def test_every_name_that_is_spoken_for_is_one_that_is_told() -> None:
    """A kind that is given up must not go on being spoken for."""
    told = {phrase.kind for phrase in PHRASES} | {"urgent"}
    assert {name.partition("/")[0] for name in leanings().names} <= told


def test_the_table_keeps_every_sum_apart() -> None:
    """The weights of one letter stand in one number: the longest message must not carry from one into the next."""
    known: Any = leanings()
    alone = known.of(SIGNS["symptom"], ())
    with_much = known.of("".join(known.weights)[:1000], ())
    assert alone["symptom"] > 0 > alone["nil_report"]
    assert all(-30 < value < 30 for value in with_much.values())


def test_a_trait_is_shown_by_the_name_of_its_sign() -> None:
    """Whoever reads the table sees {door}, not a letter of no script."""
    assert shown(SIGNS["door"] + "冷") == "{door}冷"
    assert {"冷", "^冷", "@guard"} <= traits("冷", ["@guard"])


def test_the_same_message_is_read_the_same_twice(heard: Ear) -> None:
    """Nothing is learned by reading."""
    text = "楼上那家天天半夜蹦,吵得人头痛"
    assert heard(text, sent_at=SENT) == heard(text, sent_at=SENT)


def test_one_of_a_list_is_told_as_the_others_are(facts: Callable[..., list[dict[str, Any]]]) -> None:
    """A volunteer gives out vegetables at three buildings, the last of them in fewer words."""
    told = facts("蔬菜包分下去了:1栋18份,2栋22份,3栋30份", role="volunteer")
    assert [fact["building"] for fact in told if fact["kind"] == "delivery"] == ["1", "2", "3"]


def test_a_fever_that_was_measured_is_never_talked_away(heard: Ear) -> None:
    """However calm the words around it."""
    assert heard("下午量了三回,37.2、37.4、37.5,13栋1503,家里都好,谢谢大家", role="resident").urgent


@pytest.mark.parametrize("text", ["是的", "不是", "对", "好的", "OK", "没", "是3栋"])
def test_a_word_of_answer_proposes_nothing(heard: Ear, text: str) -> None:
    """The grid worker is asked whether it is this door, and says yes."""
    assert heard(text).facts == []
