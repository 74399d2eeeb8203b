"""The last message was wrong: another door, another figure, or nothing of it; as a draft and as an entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fangxian.derived.catch_up import catch_up
from fangxian.derived.place_state import place_state
from fangxian.intake import held, settle
from fangxian.intake.say import Heard, say
from fangxian.intake.settle import Settled, accept
from fangxian.ledger import chain, read
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.test_say import told

Says = Callable[..., Heard]
FEVER = "3-2-402刘建国体温37.9"


@pytest.fixture
def tap(cast: Cast, scope_of: Callable[[str], Scope]) -> Callable[..., Settled]:
    """Somebody accepts the first card, with changes if they like."""

    def tap(username: str, heard: Heard, **changes: Any) -> Settled:
        return accept(cast.community_id, heard.cards[0].id, changes, scope_of(username), cast.now)

    return tap


def where(heard: Heard) -> list[str]:
    return [place.text for place in heard.cards[0].places]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "不是402是501",
            "不是402,是501",
            "是501不是402",
            "402写错了,应该是501",
            "刚才那条错了,是501",
            "门牌错了,应该是3-2-501",
        ),
        *("刚才那条错了,是3-2-501", "把402改成501", "not 402, 501", "sorry, it's 3-2-501", "I meant 501"),
    ],
)
def test_another_door_was_meant_and_it_is_an_entry_already(
    cast: Cast, grid1: Scope, says: Says, tap: Callable[..., Settled], text: str
) -> None:
    """
    12:00  「3-2-402刘建国体温37.9」, written down
    12:02  「不是402是501」  → an entry at 3-2-501 that puts the first one right; nothing is left at 3-2-402
    """
    tap("grid1", says("grid1", FEVER))
    catch_up(cast.community_id)
    heard = says("grid1", text)
    (first,) = told(cast)
    (card,) = heard.cards
    assert (card.kind, card.corrects, card.missing, where(heard)) == (
        *("reporting.correction", first.id, ()),
        ["3-2-501"],
    )
    assert tap("grid1", heard).done
    entry = told(cast)[-1]
    assert (entry.corrects, entry.kind, entry.place_id) == (first.id, first.kind, cast.places["3-2-501"])
    assert entry.person_id is None
    assert entry.happened_at == first.happened_at
    assert entry.record == first.record
    catch_up(cast.community_id)
    tasks = {key: place_state(cast.community_id, cast.places[key], cast.now).tasks for key in ("3-2-402", "3-2-501")}
    assert "screening.remeasure" not in {task.kind for task in tasks["3-2-402"]}
    assert "screening.remeasure" in {task.kind for task in tasks["3-2-501"]}
    assert chain.verify(cast.community_id) == []


def test_another_door_was_meant_and_it_is_still_a_draft(
    cast: Cast, grid1: Scope, says: Says, tap: Callable[..., Settled]
) -> None:
    """12:01  not accepted yet: the first card goes to 3-2-501, and the person of 3-2-402 is no more meant"""
    first = says("grid1", FEVER)
    heard = says("grid1", "不是402是501")
    assert heard.cards[0].corrects is None
    settled = tap("grid1", heard)
    assert settled.card
    assert (settled.card.id, [place.text for place in settled.card.places]) == (first.cards[0].id, ["3-2-501"])
    assert settled.card.person_id is None
    assert tap("grid1", first).done
    assert [entry.place_id for entry in told(cast)] == [cast.places["3-2-501"]]


def test_the_old_door_tells_which(cast: Cast, says: Says, tap: Callable[..., Settled]) -> None:
    """Two were written; 「不是402是501」 means the one at 402, though another came after it"""
    tap("grid1", says("grid1", FEVER))
    tap("grid1", says("grid1", "3-2-401陈玉兰体温36.6"))
    assert says("grid1", "不是402是501").cards[0].corrects == told(cast)[0].id


def test_a_door_that_is_not_there_or_of_another_grid_is_asked_about(
    cast: Cast, says: Says, tap: Callable[..., Settled]
) -> None:
    """「不是402是999」: which door? nothing is written until somebody says"""
    tap("grid1", says("grid1", FEVER))
    for text in ("不是402是999", "不是3-2-402是8-2-501"):
        heard = says("grid1", text)
        assert [gap.name for gap in heard.cards[0].missing] == ["place"]
        assert not tap("grid1", heard).done
    assert tap("grid1", heard, place="3-2-401").done
    assert told(cast)[-1].place_id == cast.places["3-2-401"]


def test_the_answer_to_which_door_completes_a_correction(cast: Cast, says: Says, tap: Callable[..., Settled]) -> None:
    """「不是402是999」, which door? 「501」"""
    tap("grid1", says("grid1", FEVER))
    asked = says("grid1", "不是402是999")
    heard = says("grid1", "501", now=cast.now + timedelta(minutes=1))
    assert (heard.cards[0].id, where(heard)) == (asked.cards[0].id, ["3-2-501"])


@pytest.mark.parametrize("text", ["不是37.9是36.5", "not 37.9, it's 36.5", "36.5,不是37.9"])
def test_not_that_reading_but_this(cast: Cast, says: Says, tap: Callable[..., Settled], text: str) -> None:
    """A reading is put right without the word for it"""
    tap("grid1", says("grid1", FEVER))
    assert tap("grid1", says("grid1", text)).done
    assert told(cast)[-1].record.temperature_c == 36.5  # type: ignore[attr-defined]


def test_not_that_city_but_this(cast: Cast, says: Says, tap: Callable[..., Settled]) -> None:
    """「不是武汉是荆门」: name and code of the origin"""
    tap("grid1", says("grid1", "3-2-402刘建国昨晚从武汉回来"))
    assert tap("grid1", says("grid1", "不是武汉是荆门")).done
    assert told(cast)[-1].record.origin_adcode == "420800"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["上一条作废", "刚才那条不算", "发错了", "撤回", "ignore the last one", "上一条作废。"]
)
def test_the_last_one_is_taken_back(
    cast: Cast, grid1: Scope, says: Says, tap: Callable[..., Settled], text: str
) -> None:
    """
    12:00  「3-2-402刘建国体温37.9」, written down; 12:02 「上一条作废」  → a withdrawal that names it
    """
    tap("grid1", says("grid1", FEVER))
    heard = says("grid1", text)
    (card,) = heard.cards
    assert (card.kind, card.corrects, card.missing) == ("reporting.withdrawn", told(cast)[0].id, ())
    assert tap("grid1", heard).done
    entry = told(cast)[-1]
    assert (entry.kind, entry.place_id, entry.corrects) == ("reporting.withdrawn", cast.door, told(cast)[0].id)
    catch_up(cast.community_id)
    owed = place_state(cast.community_id, cast.door, cast.now).tasks
    assert "screening.remeasure" not in {task.kind for task in owed}


def test_what_is_still_a_draft_is_set_aside(cast: Cast, grid1: Scope, says: Says, tap: Callable[..., Settled]) -> None:
    """Two facts of one message, neither accepted: both are set aside, nothing is written"""
    says("grid1", "3-2-402刘建国体温36.5,3-2-401陈玉兰体温36.6")
    assert len(held.open_cards(grid1)) == 2
    settled = tap("grid1", says("grid1", "上一条作废"))
    assert settled.words == settle.TAKEN_BACK
    assert held.open_cards(grid1) == []
    assert read.head(cast.community_id) == 0


def test_a_list_of_buildings_is_taken_back_whole(cast: Cast, says: Says, tap: Callable[..., Settled]) -> None:
    """「3、8栋楼道已消毒」 became two entries; taken back, two withdrawals"""
    tap("director", says("director", "3、8栋楼道已消毒"))
    settled = tap("director", says("director", "上一条作废"))
    assert len(settled.answers) == 2
    assert {entry.corrects for entry in told(cast)[2:]} == {entry.id for entry in told(cast)[:2]}


def test_nothing_to_take_back_asks_which(says: Says, tap: Callable[..., Settled]) -> None:
    """Nobody said anything yet"""
    heard = says("grid1", "上一条作废")
    assert [gap.name for gap in heard.cards[0].missing] == ["record"]


def test_a_quoted_message_is_the_one_that_is_meant(
    cast: Cast, grid1: Scope, says: Says, tap: Callable[..., Settled]
) -> None:
    """Two were written; the first is quoted: 「作废」 and 「是36.5」 speak of it"""
    first = says("grid1", FEVER)
    tap("grid1", first)
    tap("grid1", says("grid1", "3-2-401陈玉兰体温37.8"))
    for text in ("作废", "刚才那条错了,是36.5"):
        heard = say(cast.community_id, grid1, "grid_worker", text, cast.now, cast.now, answering=first.message_id)
        assert heard.cards[0].corrects == told(cast)[0].id


def test_nobody_takes_back_what_another_wrote(
    cast: Cast, says: Says, tap: Callable[..., Settled], scope_of: Callable[[str], Scope]
) -> None:
    """罗志强 of grid 2 quotes 何秀英's message: there is nothing of it for him"""
    first = says("grid1", FEVER)
    tap("grid1", first)
    other = scope_of("grid2")
    heard = say(cast.community_id, other, "grid_worker", "作废", cast.now, cast.now, answering=first.message_id)
    assert [gap.name for gap in heard.cards[0].missing] == ["record"]
