"""Answers to what was asked: the next short message completes the draft that waits, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fangxian.intake import held
from fangxian.intake.card import Card
from fangxian.intake.models import Held, Message
from fangxian.intake.say import Heard, say
from fangxian.intake.settle import accept
from fangxian.ledger import read
from fangxian.vault.models import Trail
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.test_say import JINGMEN, told

Says = Callable[..., Heard]
SOON = timedelta(minutes=1)


@pytest.fixture
def answers(cast: Cast, scope_of: Callable[[str], Scope]) -> Says:
    """Somebody of the cast writes into a group, quoting a message or not."""

    def answers(username: str, text: str, minutes: int = 1, **more: Any) -> Heard:
        one, now = scope_of(username), cast.now + timedelta(minutes=minutes)
        return say(cast.community_id, one, min(one.roles), text, now, now, **more)

    return answers


def where(card: Card) -> list[str]:
    return [place.text for place in card.places]


def gaps(card: Card) -> list[str]:
    return [gap.name for gap in card.missing]


@pytest.mark.parametrize(
    "answer",
    [
        "3-2-402",
        "3栋2单元402",
        "在三栋二单元四零二。",
        "402",
        "402室",
        "402的",
        "Building 3 unit 2 room 402",
        "it's 402",
    ],
)
def test_the_door_is_told_in_the_next_message(cast: Cast, grid1: Scope, says: Says, answers: Says, answer: str) -> None:
    """
    12:00  「我的网格有一个居民昨晚刚从湖北荆门回来…」  → which door?
    12:01  「402」                                       → the same card, at 3-2-402; one tap writes it
    """
    (asked,) = says("grid1", JINGMEN).cards
    (card,) = answers("grid1", answer).cards
    assert (card.id, where(card), gaps(card), card.sentence) == (asked.id, ["3-2-402"], [], JINGMEN)
    assert len(held.open_cards(grid1)) == 1
    assert accept(cast.community_id, card.id, {}, grid1, cast.now).done
    assert told(cast)[0].place_id == cast.door


@pytest.mark.parametrize("answer", ["武汉", "从武汉来的", "武汉回来的。", "from Wuhan"])
def test_the_origin_is_told_in_the_next_message(says: Says, answers: Says, answer: str) -> None:
    """12:00  somebody came back to 3-2-402, from where nobody said; 12:01  「武汉」"""
    (asked,) = says("grid1", "3-2-402刘建国昨天从外地回来了").cards
    assert gaps(asked) == ["origin_adcode"]
    (card,) = answers("grid1", answer).cards
    said = {field.name: field.value for field in card.fields}
    assert (card.id, said["origin_adcode"], gaps(card)) == (asked.id, "420100", [])


def test_each_answer_fills_one_gap(says: Says, answers: Says) -> None:
    """Door and origin are missing: 「402」, then 「武汉」; a second 「402」 is none of it"""
    (asked,) = says("grid1", "刚才有个居民从外地回来了").cards
    assert gaps(asked) == ["place", "origin_adcode"]
    assert gaps(answers("grid1", "402", 1).cards[0]) == ["origin_adcode"]
    assert gaps(answers("grid1", "武汉", 2).cards[0]) == []
    assert answers("grid1", "403", 3).cards == []


def test_a_reading_put_right_in_the_next_message(cast: Cast, grid1: Scope, says: Says, answers: Says) -> None:
    """45 ℃ was typed on the card; asked again, 「36.5」 is written into the chat"""
    (asked,) = says("grid1", "3-2-402刘建国体温36.5").cards
    accept(cast.community_id, asked.id, {"temperature_c": 45}, grid1, cast.now)
    (card,) = answers("grid1", "36.8").cards
    assert card.id == asked.id
    assert {field.name: field.value for field in card.fields}["temperature_c"] == 36.8


@pytest.mark.parametrize("text", ["3-2-401陈玉兰体温36.6", "402有人咳嗽", "零报告", "3栋楼道已消毒"])
def test_a_message_that_says_more_is_a_new_one(says: Says, answers: Says, text: str) -> None:
    """The question waits; what is said now is another matter"""
    (asked,) = says("grid1", JINGMEN).cards
    heard = answers("grid1", text)
    assert asked.id not in [card.id for card in heard.cards]
    assert heard.cards


def test_an_answer_too_late_is_a_new_message(says: Says, answers: Says) -> None:
    """12:31  half an hour is gone: 「402」 is not understood; quoting the question it still is the answer"""
    heard = says("grid1", JINGMEN)
    late = answers("grid1", "402", 31)
    assert (late.cards, late.understood) == ([], False)
    (card,) = answers("grid1", "402", 32, answering=heard.message_id).cards
    assert (card.id, where(card)) == (heard.cards[0].id, ["3-2-402"])


def test_every_conversation_has_its_own_thread(says: Says, answers: Says) -> None:
    """Asked in the work group; 「402」 in another group is no answer to it, in the same one it is"""
    (asked,) = answers("grid1", JINGMEN, 0, conversation="work group").cards
    assert answers("grid1", "402", 1, conversation="family").cards == []
    assert [card.id for card in answers("grid1", "402室", 2, conversation="work group").cards] == [asked.id]


def test_nobody_answers_for_another(says: Says, answers: Says, scope_of: Callable[[str], Scope]) -> None:
    """罗志强 of grid 2 writes 「402」, and quotes 何秀英's message: to him there is nothing to complete"""
    heard = says("grid1", JINGMEN)
    assert answers("grid2", "402").cards == []
    assert answers("grid2", "402", 2, answering=heard.message_id).cards == []
    (card,) = answers("director", "3-2-402", 3, answering=heard.message_id).cards
    assert card.id == heard.cards[0].id


def test_a_door_that_is_not_there_is_said(says: Says, answers: Says) -> None:
    """「9-9-999」 and the door of another grid: the same words, and the card still asks"""
    says("grid1", JINGMEN)
    for minute, text in enumerate(("9-9-999", "8-2-501"), 1):
        heard = answers("grid1", text, minute)
        assert heard.words
        assert "3-2-402" in heard.words.zh
        assert gaps(heard.cards[0]) == ["place"]


def test_several_doors_are_offered(cast: Cast, says: Says, answers: Says) -> None:
    """The director's 「101」 may be two doors: both are offered; 「8-1-101」 says which"""
    says("director", JINGMEN)
    heard = answers("director", "101")
    assert heard.words
    assert [offer.text for offer in heard.cards[0].offers] == ["3-1-101", "8-1-101"]
    assert where(answers("director", "8-1-101", 2).cards[0]) == ["8-1-101"]


def test_the_unit_said_first_counts(says: Says, answers: Says) -> None:
    """「3栋2单元…」 said, 「401」 answered: 3-2-401"""
    says("director", "3栋2单元有个居民昨晚从湖北荆门回来")
    assert where(answers("director", "401").cards[0]) == ["3-2-401"]


def test_yes_takes_the_one_that_is_offered(cast: Cast, says: Says, answers: Says) -> None:
    """One door is offered: 「是的」"""
    (asked,) = says("grid1", JINGMEN).cards
    assert answers("grid1", "是的").cards == []
    row = Held.objects.get(community_id=cast.community_id, id=asked.id)
    _offer(cast, row, [cast.door])
    assert where(answers("grid1", "对的", 2).cards[0]) == ["3-2-402"]


def _offer(cast: Cast, row: Held, ids: list[int]) -> None:
    from fangxian.intake.holding import opened, put
    from fangxian.vault.opening import Look

    (kept,) = opened(Look(cast.community_id, "test", "look"), [row])
    kept.candidates = ids
    put(row, kept)
    row.save(force_update=True)


def test_sent_twice_answered_once(cast: Cast, says: Says, answers: Says) -> None:
    """The group's server sends 「402」 again: the same card; a new question is answered by the same words anew"""
    first = says("grid1", JINGMEN).cards[0].id
    assert [card.id for card in answers("grid1", "402", 1).cards] == [first]
    again = answers("grid1", "402", 2)
    assert (again.again, [card.id for card in again.cards]) == (True, [first])
    (second,) = answers("grid1", "还有个居民昨晚从武汉回来", 3).cards
    assert [card.id for card in answers("grid1", "402", 4).cards] == [second.id]


def test_the_answer_is_kept_and_its_reading_stands_in_the_trail(cast: Cast, says: Says, answers: Says) -> None:
    """What was written stays as it was; the draft was opened for a purpose that is written down"""
    (asked,) = says("grid1", JINGMEN).cards
    answers("grid1", "402")
    last = Message.objects.order_by("received_at").last()
    assert last is not None
    assert (last.understood, last.completes) == (True, asked.id)
    assert Trail.objects.filter(purpose="complete a draft").exists()
    assert read.head(cast.community_id) == 0
