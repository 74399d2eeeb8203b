"""A chat is pasted: read once, by whose hand it came and who wrote it told apart, its drafts waiting for a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from fangxian.intake import held, pasting
from fangxian.intake.models import Held, Message, Pasted
from fangxian.intake.pasting import Refused, grid_of, paste
from fangxian.intake.say import Heard
from fangxian.intake.senders import writers
from fangxian.intake.settle import accept
from fangxian.ledger import read
from fangxian.registry.models import Place
from fangxian.vault.models import Trail
from fangxian.workforce.access import Scope
from fangxian.workforce.models import Worker
from tests.cast import Cast

ScopeOf = Callable[[str], Scope]
MORNING = (
    "一网格-何秀英 2020/2/3 9:10\n3-2-402刘建国体温36.5\n\n"
    "罗志强(8栋) 2020/2/3 9:12\n8栋已消毒\n\n"
    "小区住户 2020/2/3 9:13\n3-2-401陈玉兰发烧38.5度\n\n"
    "小区住户 2020/2/3 9:14\n收到\n\n"
    "小区住户 2020/2/3 9:15\n[图片]\n"
)


def test_a_morning_of_the_group(cast: Cast, scope_of: ScopeOf) -> None:
    """
    12:00  the director pastes what the group wrote: two grid workers, a resident, a picture
           → each message under its writer, each draft in the writer's grid, nothing in the ledger yet
    """
    told = paste(scope_of("director"), MORNING, cast.now)
    assert (told.read, told.known, told.placeholders, told.drafts, told.for_others) == (4, 0, 1, 3, 0)
    cards = {card.sentence: card for card in held.open_cards(scope_of("director"))}
    assert cards["3-2-402刘建国体温36.5"].worker_id == cast.workers["grid1"]
    assert cards["8栋已消毒"].worker_id == cast.workers["grid2"]
    fever = cards["3-2-401陈玉兰发烧38.5度"]
    assert (fever.worker_id, fever.urgent, [one.text for one in fever.places]) == (None, True, ["3-2-401"])
    assert fever.happened_at == cast.now.replace(hour=9, minute=13)
    assert read.head(cast.community_id) == 0
    assert accept(cast.community_id, fever.id, {}, scope_of("director"), cast.now).done


def test_pasted_again_only_what_is_new_is_read(cast: Cast, scope_of: ScopeOf) -> None:
    """An hour later the selection overlaps; nothing is doubled, however the name is spaced."""
    paste(scope_of("director"), MORNING, cast.now)
    more = MORNING.replace("小区住户 ", "小区住户  ") + "\n小区住户 2020/2/3 12:15\n3-2-501有人从武汉回来\n"
    told = paste(scope_of("director"), more, cast.now + timedelta(hours=1))
    assert (told.read, told.known) == (1, 4)
    assert Message.objects.filter(community_id=cast.community_id).count() == 5


def test_the_same_words_of_two_people_are_two_messages(cast: Cast, scope_of: ScopeOf) -> None:
    """Two residents write 要一份菜 in the same minute; one of them twice."""
    text = "甲 2020/2/3 9:10\n3-2-402要一份菜\n\n乙 2020/2/3 9:10\n3-2-402要一份菜\n\n甲 2020/2/3 9:10\n3-2-402要一份菜"
    told = paste(scope_of("director"), text, cast.now)
    assert (told.read, told.known) == (2, 1)


def test_what_came_through_the_box_is_not_read_again(cast: Cast, scope_of: ScopeOf, says: Callable[..., Heard]) -> None:
    """She said it in the box at 9:10:40 and wrote it in the group as well; two hours later it is news again."""
    says("grid1", "3-2-402刘建国体温36.5", now=cast.now.replace(hour=9, minute=10, second=40))
    told = paste(scope_of("director"), MORNING, cast.now)
    assert (told.read, told.known) == (3, 1)
    again = paste(scope_of("director"), "何秀英 2020/2/3 11:40\n3-2-402刘建国体温36.5", cast.now)
    assert (again.read, again.known) == (1, 0)


def test_a_grid_worker_sees_what_lies_in_her_grid(cast: Cast, scope_of: ScopeOf) -> None:
    """何秀英 pastes: the other grid's draft waits for the other grid, a resident's without a place for her."""
    told = paste(scope_of("grid1"), MORNING + "\n小区住户 2020/2/3 9:20\n我家昨晚有人从荆门回来\n", cast.now)
    assert (told.drafts, told.for_others) == (3, 1)
    hers = {card.sentence for card in held.open_cards(scope_of("grid1"))}
    assert hers == {"3-2-402刘建国体温36.5", "3-2-401陈玉兰发烧38.5度", "我家昨晚有人从荆门回来"}
    assert {card.sentence for card in held.open_cards(scope_of("grid2"))} == {"8栋已消毒"}


def test_the_group_of_a_grid(cast: Cast, scope_of: ScopeOf) -> None:
    """In the group of grid 2 a resident without a door lies in grid 2; no grid worker names another's grid."""
    director = scope_of("director")
    paste(director, "住户 2020/2/3 9:20\n我家昨晚有人从荆门回来\n", cast.now, grid=grid_of(director, "2"))
    (draft,) = Held.objects.filter(community_id=cast.community_id)
    assert draft.grid_id == cast.places["grid 2"]
    assert grid_of(scope_of("grid1"), "2") is None


def test_an_old_chat_without_dates_is_of_the_day_that_is_told(cast: Cast, scope_of: ScopeOf) -> None:
    paste(scope_of("director"), "住户 9:20\n3-2-402有人回来", cast.now, cast.now.replace(day=1, hour=23, minute=59))
    (message,) = Message.objects.filter(community_id=cast.community_id)
    assert message.sent_at == datetime(2020, 2, 1, 9, 20, tzinfo=cast.now.tzinfo)


def test_a_correction_in_the_chat_means_what_was_written_above_it(cast: Cast, scope_of: ScopeOf) -> None:
    """9:10 a reading, 9:11 「刚才体温写错了,应该是36.8」: the draft above is meant, not one of another day."""
    text = "何秀英 2020/2/3 9:10\n3-2-402刘建国体温36.5\n\n何秀英 2020/2/3 9:11\n更正:刚才体温报错了,应为36.8\n"
    paste(scope_of("director"), text, cast.now)
    cards = held.open_cards(scope_of("director"))
    correction = next(card for card in cards if card.kind == "reporting.correction")
    assert correction.missing == ()


def test_a_thousand_messages_are_one_opening_at_most(cast: Cast, scope_of: ScopeOf, statements: list[str]) -> None:
    """No transaction, no insert and no row of the trail for each message."""
    text = "\n\n".join(f"住户{n} 2020/2/3 {n // 60:02}:{n % 60:02}\n收到{n}" for n in range(600))
    trail = Trail.objects.filter(community_id=cast.community_id).count()
    statements.clear()
    assert paste(scope_of("director"), text, cast.now).read == 600
    assert Trail.objects.filter(community_id=cast.community_id).count() == trail
    assert len([one for one in statements if one.startswith("INSERT")]) < 60


def test_beyond_the_limit_the_rest_is_read_next_time(
    cast: Cast, scope_of: ScopeOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pasting, "MOST", 3)
    first = paste(scope_of("director"), MORNING, cast.now)
    second = paste(scope_of("director"), MORNING, cast.now)
    assert [(one.read, one.known, one.left) for one in (first, second)] == [(3, 0, 1), (1, 3, 0)]


@pytest.mark.parametrize("text", ["", " \n\n ", "何" * (pasting.MOST_LETTERS + 1)])
def test_nothing_and_too_much_are_said(cast: Cast, scope_of: ScopeOf, text: str) -> None:
    with pytest.raises(Refused) as refused:
        paste(scope_of("director"), text, cast.now)
    assert refused.value.words.zh
    assert not Pasted.objects.filter(community_id=cast.community_id).exists()


@pytest.mark.parametrize(
    ("sender", "username"),
    [
        ("何秀英", "grid1"),
        ("一网格-何秀英", "grid1"),
        ("网格员何秀英", "grid1"),
        ("何秀英(3栋)", "grid1"),
        ("何秀英\uff083栋\uff09🌸", "grid1"),
        ("第2网格 罗志强", "grid2"),
        ("周敏主任", "director"),
        ("何秀英妈妈", None),
        ("何秀", None),
        ("路人", None),
    ],
)
def test_who_wrote_it(cast: Cast, sender: str, username: str | None) -> None:
    found = writers(cast.community_id, [sender], cast.now)
    assert [one.worker_id for one in found.values()] == ([cast.workers[username]] if username else [])


def test_two_workers_of_one_name_are_nobody_known(cast: Cast) -> None:
    """A second 何秀英 joins: nobody can tell which of them wrote."""
    Worker.objects.create(community_id=cast.community_id, id=90, name="何秀英", joined_on=cast.now.date())
    assert writers(cast.community_id, ["何秀英"], cast.now) == {}


def test_what_a_resident_may_mean_is_offered_within_reach_only(cast: Cast, scope_of: ScopeOf) -> None:
    """李明 lives in the other grid; whoever pastes learns nothing of where."""
    paste(scope_of("grid1"), "住户 2020/2/3 9:20\n李明昨晚从荆门回来\n", cast.now)
    shown: Any = held.open_cards(scope_of("grid1"))
    assert not {"8-2-501"} & {one.text for card in shown for one in (*card.places, *card.offers)}
    assert Place.objects.filter(community_id=cast.community_id, code="8-2-501").exists()


def test_an_answer_that_quotes_completes_what_was_left_open(cast: Cast, scope_of: ScopeOf) -> None:
    """9:10 「昨晚有人从荆门回来」, 9:12 above its quotation: 3-2-402. One draft, and nothing is asked any more."""
    text = (
        "何秀英 2020/2/3 9:10\n昨晚有人从荆门回来\n\n"
        "何秀英 2020/2/3 9:12\n「何秀英:昨晚有人从荆门回来」\n- - - - - - - - - - - - - - -\n3-2-402\n"
    )
    told = paste(scope_of("director"), text, cast.now)
    (card,) = held.open_cards(scope_of("director"))
    assert (told.drafts, card.missing, [one.text for one in card.places]) == (1, (), ["3-2-402"])
