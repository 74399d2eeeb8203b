"""A sentence typed into the box: kept as it was said, shown as cards with what is missing, accepted by one tap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fangxian.intake import held, say
from fangxian.intake.messages import sentences
from fangxian.intake.models import Held, Message
from fangxian.intake.say import Heard
from fangxian.intake.settle import NotThere, accept, drop
from fangxian.ledger import chain, read
from fangxian.ledger.read import Told
from fangxian.reading.letters import LONGEST
from fangxian.vault.models import Trail
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from tests.cast import Cast

JINGMEN = "我的网格有一个居民昨晚刚从湖北荆门回来,目前体温正常。"
Says = Callable[..., Heard]


def told(cast: Cast) -> list[Told]:
    """Everything in the ledger, opened."""
    return read.told(Look(cast.community_id, "test", "look"), read.after(cast.community_id, 0))


def missing(heard: Heard) -> list[list[str]]:
    return [[gap.name for gap in card.missing] for card in heard.cards]


def test_the_arrival_from_jingmen(cast: Cast, grid1: Scope, says: Says) -> None:
    """
    12:00  「我的网格有一个居民昨晚刚从湖北荆门回来,目前体温正常。」  → a card: which door?
    12:01  3-2-402                                                → entry 1, yesterday at 20:00, from 420800
    """
    heard = says("grid1", JINGMEN)
    (card,) = heard.cards
    assert (card.kind, card.sentence, missing(heard)) == ("screening.returnee", JINGMEN, [["place"]])
    assert "3-2-402" in card.missing[0].words.zh
    assert read.head(cast.community_id) == 0
    settled = accept(cast.community_id, card.id, {"place": "3-2-402"}, grid1, cast.now)
    assert [(a.code, a.number) for a in settled.answers] == [("ok", 1)]
    (entry,) = told(cast)
    assert (entry.place_id, entry.worker_id) == (cast.door, cast.workers["grid1"])
    assert entry.happened_at == datetime(2020, 2, 2, 20, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert entry.record.origin_adcode == "420800"  # type: ignore[attr-defined]
    assert held.open_cards(grid1) == []
    assert chain.verify(cast.community_id) == []


def test_a_whole_sentence_needs_nothing_more(cast: Cast, grid1: Scope, says: Says) -> None:
    """Door, name and reading are said: the card is ready, and the person is the one behind that door."""
    heard = says("grid1", "3-2-402刘建国体温36.5")
    (card,) = heard.cards
    assert card.ready
    assert [place.text for place in card.places] == ["3-2-402"]
    assert card.person_id == cast.people["刘建国"]
    accept(cast.community_id, card.id, {}, grid1, cast.now)
    assert told(cast)[0].person_id == cast.people["刘建国"]


def test_somebody_not_in_the_registry_stays_a_name_under_seal(cast: Cast, grid1: Scope, says: Says) -> None:
    """A visitor at 3-2-402: nobody of the registry is meant, the name stands in the sealed answers."""
    (card,) = says("grid1", "3-2-402张伟体温36.5").cards
    accept(cast.community_id, card.id, {}, grid1, cast.now)
    (entry,) = told(cast)
    assert (entry.person_id, entry.record.person) == (None, "张伟")  # type: ignore[attr-defined]


def test_a_name_alone_leads_home(says: Says) -> None:
    """The evening routine: a name and a reading. One person in the grid is called so: the door is known."""
    (card,) = says("grid1", "刘建国体温36.5").cards
    assert [place.text for place in card.places] == ["3-2-402"]


def test_a_name_of_the_other_grid_leads_nowhere(says: Says) -> None:
    """李明 lives in grid 2: to the worker of grid 1 it looks as if nobody was called so."""
    heard = says("grid1", "李明体温36.5")
    assert missing(heard) == [["place"]]
    assert heard.cards[0].offers == ()


def test_a_door_without_its_unit_offers_those_it_may_be(cast: Cast, scope_of: Any, says: Says) -> None:
    """「8栋501」 could be but one; 「3栋402」 too; of 8栋's 101 there is one in unit 1."""
    (card,) = says("grid1", "3栋402刘建国体温36.5").cards
    assert [place.text for place in card.places] == ["3-2-402"]


def test_the_same_sentence_twice_is_one(cast: Cast, grid1: Scope, says: Says) -> None:
    """
    12:00  said, 12:05 tapped again on a slow line → the same cards, nothing doubled
    12:20  said once more                          → new: it happened again
    """
    first = says("grid1", JINGMEN)
    again = says("grid1", JINGMEN, now=cast.now + timedelta(minutes=5))
    assert again.again
    assert again.words
    assert [card.id for card in again.cards] == [card.id for card in first.cards]
    later = says("grid1", JINGMEN, now=cast.now + timedelta(minutes=20))
    assert not later.again
    assert len(held.open_cards(grid1)) == 2


def test_two_workers_may_say_the_same(cast: Cast, says: Says) -> None:
    """Both grid workers report 零报告: two messages."""
    assert not says("grid1", "零报告").again
    assert not says("grid2", "零报告").again


def test_what_is_not_understood_is_kept_and_shown_as_such(cast: Cast, grid1: Scope, says: Says) -> None:
    """「吃了吗」: no card, a sentence that says so, and the words are there for the office to read."""
    heard = says("grid1", "吃了吗")
    assert (heard.understood, heard.cards) == (False, [])
    assert heard.words == say.NOT_UNDERSTOOD
    assert [unread.text for unread in held.not_understood(grid1)] == ["吃了吗"]


def test_who_settles_the_community_sees_all_that_was_not_understood(
    scope_of: Callable[[str], Scope], says: Says
) -> None:
    """The director sees what both said; each of them their own."""
    says("grid1", "吃了吗")
    says("grid2", "天气不错")
    assert len(held.not_understood(scope_of("director"))) == 2
    assert len(held.not_understood(scope_of("grid2"))) == 1


def test_a_message_of_ten_thousand_characters(cast: Cast, says: Says) -> None:
    """Kept whole, read in part, and the writer is told so."""
    text = "3-2-402刘建国体温36.5。" + "啊" * 10_000
    heard = says("grid1", text)
    assert heard.words == say.SHORTENED
    assert str(LONGEST) in say.SHORTENED.zh
    kept = sentences(Look(cast.community_id, "test", "look"), [heard.message_id])
    assert kept[heard.message_id] == text


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00\ud800", "😷" * 50, "3-2-402 王桂芳体温45度"])
def test_no_sentence_is_dropped(cast: Cast, says: Says, text: str) -> None:
    """Nothing, blanks, half a character, faces, a thermometer gone mad: each is kept as it came."""
    heard = says("grid1", text)
    kept = sentences(Look(cast.community_id, "test", "look"), [heard.message_id])
    assert kept[heard.message_id] == text


def test_a_reader_that_fails_loses_nothing(
    cast: Cast, grid1: Scope, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the reading itself: the sentence is kept as not understood."""

    def broken(*_args: object) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr(say, "read", broken)
    assert not says("grid1", JINGMEN).understood
    assert [unread.text for unread in held.not_understood(grid1)] == [JINGMEN]


def test_words_lie_under_seal(cast: Cast, says: Says) -> None:
    """Nobody reads a name in the database's file, and equal messages cannot be told from their marks' community."""
    says("grid1", "3-2-402刘建国体温36.5")
    boxes = [*Message.objects.values_list("sealed", flat=True), *Held.objects.values_list("sealed", flat=True)]
    assert not any("刘建国".encode() in bytes(box) for box in boxes)


def test_every_opening_stands_in_the_trail(cast: Cast, grid1: Scope, says: Says) -> None:
    """Looking at the open drafts opens two sorts of rows: two lines, however many drafts."""
    for text in ("3-2-402刘建国体温36.5", "3-2-401陈玉兰体温36.6"):
        says("grid1", text)
    before = Trail.objects.count()
    assert len(held.open_cards(grid1)) == 2
    lines = Trail.objects.order_by("number")[before:]
    assert [(line.actor, line.what, line.how_many) for line in lines] == [
        ("worker:1", "intake_held.sealed", 2),
        ("worker:1", "intake_message.sealed", 2),
    ]


def test_a_fever_comes_first(grid1: Scope, says: Says) -> None:
    """Said last, shown first."""
    says("grid1", "3-2-401陈玉兰体温36.6")
    says("grid1", "3-2-402刘建国发烧38.5")
    first, second = held.open_cards(grid1)
    assert (first.urgent, second.urgent) == (True, False)


def test_who_sees_which_drafts(scope_of: Callable[[str], Scope], says: Says) -> None:
    """The grid's worker and the director see it; the other grid, the guard and the auditor do not."""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    assert [len(held.open_cards(scope_of(name))) for name in ("grid1", "director")] == [1, 1]
    assert [held.count(scope_of(name)) for name in ("grid2", "guard", "auditor", "doctor")] == [0, 0, 0, 0]
    assert held.card(scope_of("grid2"), card.id) is None


def test_nobody_settles_another_grids_draft(cast: Cast, scope_of: Callable[[str], Scope], says: Says) -> None:
    """罗志强 guesses the draft's address: for him it is not there."""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    with pytest.raises(NotThere):
        accept(cast.community_id, card.id, {}, scope_of("grid2"), cast.now)
    with pytest.raises(NotThere):
        drop(cast.community_id, card.id, "x", scope_of("grid2"), cast.now)


def test_dropped_with_a_reason(cast: Cast, grid1: Scope, says: Says) -> None:
    """Said for practice: dropped, not deleted; who, when and why stay, the reason under seal."""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    drop(cast.community_id, card.id, "练习", grid1, cast.now)
    row = Held.objects.get(community_id=cast.community_id, id=card.id)
    assert (row.state, row.decided_by, row.decided_at) == ("dropped", 1, cast.now)
    assert row.reason is not None
    assert held.open_cards(grid1) == []
    assert accept(cast.community_id, card.id, {}, grid1, cast.now).answers == []


def test_accepting_twice_writes_once(cast: Cast, grid1: Scope, says: Says) -> None:
    """The tap was doubled."""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    first = accept(cast.community_id, card.id, {}, grid1, cast.now)
    second = accept(cast.community_id, card.id, {}, grid1, cast.now)
    assert [a.code for a in (*first.answers, *second.answers)] == ["ok", "known"]
    assert read.head(cast.community_id) == 1
