"""What is quoted in an answer: the writer's own words, each once, and no name among them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from fangxian.hotline import answering
from fangxian.intake.card import Card
from fangxian.intake.say import say
from fangxian.workforce.access import scope
from tests.cast import COMMUNITY, Cast


@pytest.fixture
def card_of(cast: Cast) -> Callable[[str], Card]:
    """What the house understands of a sentence of 何秀英's."""

    def card(text: str) -> Card:
        own = scope(cast.users["grid1"], cast.now)
        (found,) = say(COMMUNITY, own, "grid_worker", text, cast.now, cast.now).cards
        return found

    return card


def test_what_lies_across_a_name_is_not_quoted(card_of: Callable[[str], Card]) -> None:
    """The reader took the last letter of a name for the beginning of a place."""
    card = card_of("3-2-402 刘建国昨晚刚从湖北荆门回来")
    at = card.sentence.index("刘建国")
    across = msgspec.structs.replace(card, spans=card.spans | {"person": (at, at + 3), "when": (at + 2, at + 5)})
    said = "".join(answering._quoted(across))
    assert "荆门" in said
    assert "国" not in said


def test_words_that_belong_together_are_quoted_once(card_of: Callable[[str], Card]) -> None:
    """Building, unit and room are one address."""
    first, *others = answering._quoted(card_of("3栋2单元402 今早体温36.5"))
    assert first.startswith("3栋2单元402")
    assert not any("402" in other for other in others)


@pytest.mark.parametrize(
    ("text", "language"), [("Fever at 3-2-402", "en"), ("3-2-402", "zh-hans"), ("OK了", "zh-hans"), ("😷", "zh-hans")]
)
def test_the_writers_language(text: str, language: str) -> None:
    """A number is no English."""
    assert answering.language_of(text) == language
