"""Verify, store, answer: the provider has its answer before anybody reads, and what it was told is stored is stored."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from fangxian.hotline import limits, receiving, worker
from fangxian.hotline.gateway import LARGEST
from fangxian.hotline.models import Letter
from fangxian.intake.models import Held, Message
from fangxian.vault.keys import file_of
from tests.cast import COMMUNITY, Cast
from tests.filling import no_room_for
from tests.hotline.wecom_side import PATH, WeComSide
from tests.statements import community_tables, unfiltered

JINGMEN = "3-2-402 刘建国昨晚刚从湖北荆门回来,目前体温正常。"


def test_the_provider_has_its_answer_before_anybody_reads(
    cast: Cast, wecom: WeComSide, monkeypatch: pytest.MonkeyPatch, statements: list[str]
) -> None:
    """12:00  何秀英 writes from the stairs; WeCom is answered at once, and the reader has not been asked yet"""

    def nobody(*_: Any, **__: Any) -> None:
        raise AssertionError("read on the request's way")

    for place in ("fangxian.intake.say.read", "fangxian.intake.say.say", "fangxian.hotline.read_letters.say"):
        monkeypatch.setattr(place, nobody)
    answer = wecom.post(wecom.message("HeXiuYing", JINGMEN, cast.now, "1"), cast.now)
    assert (answer.status_code, wecom.told(answer)) == (200, "已收到,正在读。")
    (letter,) = Letter.objects.filter(community_id=COMMUNITY)
    assert unfiltered(statements, community_tables()) == []
    assert (letter.read_at, letter.due_at) == (None, cast.now)
    assert not Message.objects.exists()


def test_the_worker_is_woken_only_after_the_letter_is_stored(
    cast: Cast, wecom: WeComSide, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would look, find nothing, and sleep again."""
    seen: list[int] = []
    monkeypatch.setattr(worker, "wake", lambda: seen.append(Letter.objects.filter(community_id=COMMUNITY).count()))
    wecom.post(wecom.message("HeXiuYing", JINGMEN, cast.now, "1"), cast.now)
    assert seen == [1]


def test_an_english_message_is_acknowledged_in_english(cast: Cast, wecom: WeComSide) -> None:
    """12:00  a foreign resident writes"""
    answer = wecom.post(wecom.message("Brown", "Fever 38.5 at 3-2-402", cast.now, "1"), cast.now)
    assert wecom.told(answer) == "Received; it is being read."


def test_the_same_message_sent_again_is_answered_the_same_and_kept_once(cast: Cast, wecom: WeComSide) -> None:
    """WeCom hears nothing for five seconds on a bad line and sends again, with a new nonce."""
    plain = wecom.message("HeXiuYing", JINGMEN, cast.now, "1")
    first, second = (wecom.post(plain, cast.now + timedelta(seconds=5 * n)) for n in range(2))
    assert wecom.told(first) == wecom.told(second)
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_get_it_at_once_keep_it_once(cast: Cast, wecom: WeComSide) -> None:
    """Two servers behind one address, the same message to both within a millisecond."""
    plain = wecom.message("HeXiuYing", JINGMEN, cast.now, "1")

    def once(_number: int) -> int:
        try:
            return wecom.post(plain, cast.now).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        assert list(hands.map(once, range(4))) == [200] * 4
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("query", [{"msg_signature": "0" * 40}, {"nonce": "x"}, {"timestamp": "1"}])
def test_without_the_right_signature_nothing_is_stored(cast: Cast, wecom: WeComSide, query: dict[str, str]) -> None:
    """A stranger on the internet has found the address."""
    answer = wecom.post(wecom.message("HeXiuYing", JINGMEN, cast.now, "1"), cast.now, **query)
    assert (answer.status_code, answer.content) == (403, b"")
    assert not Letter.objects.exists()


def test_what_was_heard_on_the_way_is_worth_nothing_later(cast: Cast, wecom: WeComSide) -> None:
    """The very same request, six minutes later."""
    earlier = cast.now - timedelta(minutes=6)
    assert wecom.post(wecom.message("HeXiuYing", JINGMEN, earlier, "1"), earlier).status_code == 403
    assert not Letter.objects.exists()


def test_a_gateway_that_nobody_opened_is_not_there(cast: Cast, opens: Callable[..., Path]) -> None:
    """No file, none for this gateway, a weak secret, a file that others can read, another community: all look alike."""
    side = WeComSide()
    plain = side.message("HeXiuYing", JINGMEN, cast.now, "1")
    assert side.post(plain, cast.now).status_code == 404
    for text, mode in (("", 0o600), (WeComSide(token="weak").settings(), 0o600), (side.settings(), 0o644)):
        opens(text, mode=mode)
        assert side.post(plain, cast.now).status_code == 404
    opens(side.settings())
    assert side.post(plain, cast.now).status_code == 200
    assert Client().post("/hotline/pigeon/990101001001/").status_code == 404
    assert Client().post("/hotline/wecom/7/").status_code == 404


def test_what_is_too_large_is_refused(cast: Cast, wecom: WeComSide) -> None:
    """No provider sends a quarter of a megabyte."""
    assert Client().post(PATH, b"x" * (LARGEST + 1), content_type="text/xml").status_code == 413


def test_one_sender_cannot_fill_the_disk(cast: Cast, wecom: WeComSide) -> None:
    """A stolen account writes without end; the others are heard all the same, and so is it a minute later."""
    texts = [wecom.message("thief", "x", cast.now, str(n)) for n in range(limits.MOST + 1)]
    assert [wecom.post(text, cast.now).status_code for text in texts] == [200] * limits.MOST + [429]
    assert wecom.post(wecom.message("HeXiuYing", "x", cast.now, "y"), cast.now).status_code == 200
    assert limits.room_for(COMMUNITY, "wecom", ["thief"], cast.now + timedelta(minutes=1))


def test_what_cannot_be_stored_is_sent_again_later(cast: Cast, wecom: WeComSide) -> None:
    """The key is not there, the disk is full: 503, so that the provider tries again; then it goes in."""
    plain = wecom.message("HeXiuYing", JINGMEN, cast.now, "1")
    aside = file_of(COMMUNITY).rename(file_of(COMMUNITY).with_suffix(".aside"))
    assert wecom.post(plain, cast.now).status_code == 503
    aside.rename(file_of(COMMUNITY))
    assert wecom.post(plain, cast.now).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_never_answered_with_success(cast: Cast, wecom: WeComSide) -> None:
    """200 would be the last that anybody heard of the message."""
    plain = wecom.message("HeXiuYing", JINGMEN, cast.now, "1")
    with no_room_for("INSERT"):
        assert wecom.post(plain, cast.now).status_code == 503
    assert wecom.post(plain, cast.now).status_code == 200
    assert (Letter.objects.count(), Held.objects.count()) == (1, 0)


def test_the_log_tells_that_it_was_refused_and_nothing_of_what_was_in_it(
    cast: Cast, wecom: WeComSide, caplog: pytest.LogCaptureFixture
) -> None:
    """The keeper sees that somebody tries the door."""
    wecom.post(wecom.message("HeXiuYing", JINGMEN, cast.now, "1"), cast.now, msg_signature="0" * 40)
    assert [record.getMessage() for record in caplog.records if record.name == receiving.__name__] == [
        "wecom: a delivery without the right signature was refused"
    ]
