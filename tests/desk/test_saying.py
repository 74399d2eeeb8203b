"""The sentence box without scripts, and what it answers when things go wrong."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from fangxian.desk.cards import marked
from fangxian.intake.models import Held, Message
from tests.cast import Cast
from tests.desk.conftest import Asks
from tests.filling import no_room_for

SENTENCE = "我的网格有一个居民昨晚刚从湖北荆门回来,目前体温正常。"


def test_the_words_that_led_to_an_answer_are_marked() -> None:
    """昨晚 and 湖北荆门 stand out; spans that touch are one"""
    assert list(marked("昨晚从湖北荆门回来", [(0, 2), (3, 5), (5, 7)])) == [
        ("昨晚", True),
        ("从", False),
        ("湖北荆门", True),
        ("回来", False),
    ]


def test_without_scripts_a_sentence_is_a_whole_page(cast: Cast, asks: Asks) -> None:
    """
    12:00  the office's old browser: the sentence is posted, and a page shows the card
    12:01  the door is written into it and accepted: a page says what follows
    """
    browser = asks("grid1")
    page = browser.post("/say/", {"text": SENTENCE}).content.decode()
    assert "<html" in page
    assert "哪一户" in page
    held = Held.objects.get(community_id=cast.community_id)
    done = browser.post(f"/held/{held.id}/accept/", {"place": "3-2-402"}).content.decode()
    assert "已记入台账" in done
    assert "问今天的体温和情况" in done


def test_a_card_of_another_grid_is_not_there(cast: Cast, asks: Asks) -> None:
    """12:05  grid worker 2 finds the address of grid worker 1's card"""
    asks("grid1").post("/say/", {"text": SENTENCE})
    held = Held.objects.get(community_id=cast.community_id)
    for deed in ("accept", "drop"):
        assert asks("grid2").post(f"/held/{held.id}/{deed}/", {"place": "8-2-501"}).status_code == 404
    assert Held.objects.get(community_id=cast.community_id).state == "open"


def test_nothing_and_ten_thousand_characters(cast: Cast, asks: Asks) -> None:
    """12:10  an empty sentence is asked for again; a very long one is kept whole"""
    browser = asks("grid1")
    assert browser.post("/say/", {"text": "  "}).status_code == 422
    assert browser.post("/say/", {"text": "月" * 10_000}).status_code == 200
    assert Message.objects.filter(community_id=cast.community_id).count() == 1


def test_a_missing_key_is_told_in_words_with_its_cure(cast: Cast, asks: Asks, home: Path) -> None:
    """12:15  the key file was moved away: the box says so and what to do; nothing pretends to be stored"""
    browser = asks("grid1")
    (home / "keys" / f"{cast.community_id}.key").unlink()
    answer = browser.post("/say/", {"text": SENTENCE}, headers={"HX-Request": "true"})
    assert answer.status_code == 503
    assert "密钥" in answer.content.decode()
    assert not Message.objects.filter(community_id=cast.community_id).exists()


def test_the_strip_says_nothing_while_nothing_changes(cast: Cast, asks: Asks) -> None:
    """12:20  asked every second; it answers only when there is something new"""
    browser = asks("grid1")
    quiet = browser.get("/board/urgent/")
    sign = quiet.content.decode().partition("seen=")[2][:16]
    assert browser.get(f"/board/urgent/?seen={sign}").status_code == 204
    browser.post(f"/place/{cast.door}/write/screening.temperature/", {"temperature_c": "38.5"})
    told = browser.get(f"/board/urgent/?seen={sign}")
    assert "3-2-402" in told.content.decode()


def test_an_expired_cover_ends_in_the_middle_of_the_day(cast: Cast, asks: Asks) -> None:
    """Two months later the cover has ended: the same browser finds nothing any more"""
    browser = asks("grid1")
    assert browser.get("/board/").status_code == 200
    with time_machine.travel(cast.now + timedelta(hours=11), tick=False):
        assert browser.get("/board/").status_code == 200
    with time_machine.travel(cast.now + timedelta(days=61), tick=False):
        assert browser.get("/board/").status_code in {302, 404}


def test_a_form_from_yesterday_is_refused_in_words(cast: Cast) -> None:
    """08:00  the page stood open all night: a whole page says what to do, a piece of a page says it in its place"""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.users["grid1"])
    whole = browser.post("/say/", {"text": SENTENCE})
    assert (whole.status_code, "没有写入任何内容" in whole.content.decode()) == (403, True)
    piece = browser.post("/say/", {"text": SENTENCE}, headers={"HX-Request": "true", "Accept-Language": "en"})
    assert "<html" not in piece.content.decode()
    assert "load the page again" in piece.content.decode()
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_even_a_page_that_only_shows_says_so(cast: Cast) -> None:
    """19:50  no room for the trail of what the page would open: the page says why, and what to do"""
    browser = Client()
    browser.force_login(cast.users["grid1"])
    with no_room_for('INSERT INTO "vault_trail"'):
        page = browser.get(f"/place/{cast.door}/")
    assert page.status_code == 503
    assert "磁盘已满" in page.content.decode()
    assert browser.get(f"/place/{cast.door}/").status_code == 200
