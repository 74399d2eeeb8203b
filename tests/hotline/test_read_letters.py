"""Read later: every letter becomes a message of its writer once, through crashes, retries and several processes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from fangxian.hotline import read_letters, worker
from fangxian.hotline.links import link
from fangxian.hotline.models import Letter
from fangxian.hotline.read_letters import MOST_TRIES, read_letter, read_waiting
from fangxian.intake import held
from fangxian.intake.models import Held, Message
from fangxian.vault import trail
from fangxian.vault.keys import file_of
from fangxian.vault.models import Trail
from fangxian.workforce.access import Scope, scope
from fangxian.workforce.models import Cover
from tests.cast import COMMUNITY, Cast
from tests.hotline.wecom_side import WeComSide
from tests.statements import community_tables, unfiltered

JINGMEN = "3-2-402 刘建国昨晚刚从湖北荆门回来,目前体温正常。"


@pytest.fixture
def writes(cast: Cast, wecom: WeComSide) -> Callable[..., None]:
    """Somebody writes to the application of the community."""

    def write(user: str, text: str, key: str = "1", **more: str) -> None:
        assert wecom.post(wecom.message(user, text, cast.now, key, **more), cast.now).status_code == 200

    return write


def seen_by(cast: Cast, username: str) -> Scope:
    found = scope(cast.users[username], cast.now)
    assert found is not None
    return found


def test_what_a_worker_writes_waits_for_the_worker(
    cast: Cast, writes: Callable[..., None], statements: list[str]
) -> None:
    """
    12:00  何秀英 in WeCom: 「3-2-402 刘建国昨晚刚从湖北荆门回来,目前体温正常。」
    12:00  a card of hers: an arrival at 3-2-402 from Jingmen, ready to be accepted
    """
    writes("HeXiuYing", JINGMEN)
    assert worker.work(cast.now) == (1, 0)
    (card,) = held.open_cards(seen_by(cast, "grid1"))
    assert (card.kind, card.sentence, card.worker_id) == ("screening.returnee", JINGMEN, cast.workers["grid1"])
    assert [place.place_id for place in card.places] == [cast.door]
    (letter,) = Letter.objects.filter(community_id=COMMUNITY)
    assert (letter.message_id, letter.read_at, letter.due_at) == (card.message_id, cast.now, None)
    assert unfiltered(statements, community_tables()) == []


def test_who_is_not_linked_is_a_resident(cast: Cast, writes: Callable[..., None]) -> None:
    """12:00  a resident writes that somebody has a fever: it waits for whoever settles that grid's drafts"""
    writes("somebody", "3-2-402 发烧38.5度")
    worker.work(cast.now)
    for username in ("grid1", "director"):
        (card,) = held.open_cards(seen_by(cast, username))
        assert (card.worker_id, card.urgent) == (None, True)
    assert held.open_cards(seen_by(cast, "grid2")) == []


@pytest.mark.parametrize("change", ["cover", "left", "locked"])
def test_who_serves_no_more_writes_as_a_resident(cast: Cast, writes: Callable[..., None], change: str) -> None:
    """何秀英 was called back last week; her account in WeCom is still linked."""
    number, user = cast.workers["grid1"], cast.users["grid1"]
    if change == "cover":
        Cover.objects.filter(community_id=COMMUNITY, worker_id=number).update(until_at=cast.now)
    elif change == "left":
        user.workers.update(left_on=cast.now.date())  # type: ignore[attr-defined]
    else:
        user.is_active = False
        user.save()
    writes("HeXiuYing", JINGMEN)
    worker.work(cast.now)
    assert [message.worker_id for message in Message.objects.filter(community_id=COMMUNITY)] == [None]


def test_a_crash_between_store_and_read_loses_nothing_and_doubles_nothing(
    cast: Cast, writes: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    12:00  three messages are stored; the second is being read, its drafts are written, and the power goes
    12:05  the power is back: three messages are read, each once
    """

    class PowerCut(BaseException):
        pass

    def cut(*_: Any, **__: Any) -> None:
        raise PowerCut

    for number in range(3):
        writes("HeXiuYing", f"3-2-40{number} 体温36.5", str(number))
    first, second, _ = Letter.objects.filter(community_id=COMMUNITY).order_by("id")
    assert read_letter(first, cast.now)
    with monkeypatch.context() as power:
        power.setattr(read_letters, "_close", cut)
        with pytest.raises(PowerCut):
            read_letter(second, cast.now)
    assert Message.objects.count() == Held.objects.count() == 1
    later = cast.now + timedelta(minutes=30)  # longer than the same words count as the same message
    assert worker.work(later) == (2, 0)
    assert worker.work(later) == (0, 0)
    assert Message.objects.count() == Held.objects.count() == 3


def test_a_long_queue_is_read_to_its_end(
    cast: Cast, writes: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server was down all night: more waits than is fetched at a time."""
    monkeypatch.setattr(read_letters, "AT_ONCE", 2)
    for number in range(5):
        writes("HeXiuYing", f"3-2-40{number} 体温36.5", str(number))
    assert worker.work(cast.now).read == 5


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_read_each_letter_once(cast: Cast, writes: Callable[..., None]) -> None:
    """Two servers and somebody's ./fx hotline work, all at the same five letters."""
    for number in range(5):
        writes("HeXiuYing", f"3-2-40{number} 体温36.5", str(number))

    def once(_number: int) -> int:
        try:
            return read_waiting(COMMUNITY, cast.now)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as hands:
        assert sum(hands.map(once, range(3))) == 5
    assert Message.objects.count() == Held.objects.count() == 5
    assert trail.verify(COMMUNITY) == []


def test_what_cannot_be_opened_is_kept_and_a_person_is_told(
    cast: Cast, wecom: WeComSide, writes: Callable[..., None]
) -> None:
    """WeCom sends something that is no message: the director finds on the desk that it came, and its number."""
    assert wecom.post(b"<xml><Surprise/></xml>", cast.now).status_code == 200
    assert worker.work(cast.now).read == 1
    (unread,) = held.not_understood(seen_by(cast, "director"))
    (letter,) = Letter.objects.filter(community_id=COMMUNITY)
    assert str(letter.id) in unread.text
    assert unread.message_id == letter.message_id


def test_a_picture_is_noted_as_one(cast: Cast, writes: Callable[..., None]) -> None:
    """何秀英 photographs her list: the desk shows that a picture came."""
    writes("HeXiuYing", "", sort="image", content="<MediaId>m</MediaId>")
    worker.work(cast.now)
    (unread,) = held.not_understood(seen_by(cast, "grid1"))
    assert unread.text == "[图片]"


def test_a_letter_that_breaks_the_reader_sinks_no_other_and_ends_with_a_person(
    cast: Cast, writes: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours: the next letter is read; this one is tried again and again, then put before the director."""
    writes("HeXiuYing", "坏消息", "1")
    writes("HeXiuYing", "3-2-402 体温36.5", "2")
    ours = read_letters.say

    def faulty(community_id: int, one: Any, role: str, text: str, *rest: Any, **more: Any) -> Any:
        if text == "坏消息":
            raise ZeroDivisionError
        return ours(community_id, one, role, text, *rest, **more)

    monkeypatch.setattr(read_letters, "say", faulty)
    assert worker.work(cast.now).read == 1
    now = cast.now
    for _ in range(MOST_TRIES):
        assert worker.work(now).read == 0  # not before its time
        now += timedelta(hours=2)
        worker.work(now)
    assert not Letter.objects.filter(community_id=COMMUNITY, read_at=None).exists()
    assert any("could not be opened" in unread.text for unread in held.not_understood(seen_by(cast, "director")))


def test_while_the_key_is_away_letters_wait_and_are_then_read_whole(
    cast: Cast, writes: Callable[..., None], opens: Callable[..., Path]
) -> None:
    """A whole day without the key: nothing is given up, for it is not the letter's fault."""
    writes("HeXiuYing", JINGMEN)
    aside = file_of(COMMUNITY).rename(file_of(COMMUNITY).with_suffix(".aside"))
    now = cast.now
    for _ in range(MOST_TRIES * 2):
        now += timedelta(hours=2)
        assert worker.work(now) == (0, 0)
    aside.rename(file_of(COMMUNITY))
    assert worker.work(now + timedelta(hours=2)).read == 1
    assert held.open_cards(seen_by(cast, "grid1"))[0].sentence == JINGMEN


def test_every_opening_stands_in_the_trail_with_the_gateway(cast: Cast, writes: Callable[..., None]) -> None:
    """Who looked into 何秀英's message: the hotline, to read it."""
    writes("HeXiuYing", JINGMEN)
    worker.work(cast.now)
    opened = Trail.objects.filter(community_id=COMMUNITY, what="hotline_letter.sealed")
    assert [(row.actor, row.purpose) for row in opened] == [("hotline:wecom", "read a letter")]


def test_a_user_linked_anew_is_the_new_worker(cast: Cast, writes: Callable[..., None]) -> None:
    """The phone of the grid goes from 何秀英 to 罗志强."""
    link(COMMUNITY, "wecom", "hexiuying", cast.workers["grid2"], cast.now)
    writes("HeXiuYing", "8-2-501 体温36.5")
    worker.work(cast.now)
    assert [message.worker_id for message in Message.objects.filter(community_id=COMMUNITY)] == [cast.workers["grid2"]]
