"""Records written, put right and taken back by hand; whatever cannot stand comes back with everything in it."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils.html import strip_tags

from fangxian.ledger import chain, read
from tests.cast import Cast
from tests.desk.conftest import Asks

VISIT = "screening.door_visit"
READING = "screening.temperature"


def test_one_tap_from_the_worklist_to_the_record(cast: Cast, asks: Asks) -> None:
    """
    12:00  the worklist says: 3-2-402, visit the household
    12:01  "record it", somebody answered, "write it down" → the task is gone
    """
    browser = asks("grid1")
    page = browser.get("/worklist/?measure=screening").content.decode()
    way = f"/place/{cast.door}/write/{VISIT}/"
    assert way in page
    assert browser.get(way).status_code == 200
    answer = browser.post(way, {"answered": "yes"}, follow=True)
    assert "已记入台账" in answer.content.decode()
    assert way + '"' not in browser.get("/worklist/?measure=screening").content.decode()


def test_a_form_sent_twice_writes_once(cast: Cast, asks: Asks) -> None:
    """12:05  the network was slow and she tapped twice"""
    browser, way = asks("grid1"), f"/place/{cast.door}/write/{VISIT}/"
    key = re.search(r'name="id" value="([^"]+)"', browser.get(way).content.decode())
    assert key is not None
    form = {"id": key[1], "answered": "yes", "happened_at": "2020-02-03T11:50"}
    browser.post(way, form)
    browser.post(way, form)
    assert read.head(cast.community_id) == 1


def test_45_degrees_is_refused_and_nothing_typed_is_lost(cast: Cast, asks: Asks) -> None:
    """12:10  45 ℃, typed with a remark in another box: told in words, both still stand there"""
    answer = asks("grid1").post(f"/place/{cast.door}/write/{READING}/", {"temperature_c": "45", "method": "腋温"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "34–43℃" in page
    assert 'value="45"' in page
    assert 'value="腋温"' in page
    assert read.head(cast.community_id) == 0


def test_the_future_is_refused_in_words(cast: Cast, asks: Asks) -> None:
    """12:12  the visit of tomorrow"""
    tomorrow = f"{cast.now + timedelta(days=1):%Y-%m-%dT%H:%M}"
    answer = asks("grid1").post(f"/place/{cast.door}/write/{VISIT}/", {"answered": "yes", "happened_at": tomorrow})
    assert answer.status_code == 422
    assert "将来" in strip_tags(answer.content.decode())


def test_put_right_and_taken_back(cast: Cast, asks: Asks) -> None:
    """
    12:20  3-2-402 38.5, which was a slip          → entry 1
    12:21  put right: 36.5                          → entry 2; entry 1 is struck through
    12:22  taken back: it was another door          → entry 3; nothing counts any more
    """
    browser, way = asks("grid1"), f"/place/{cast.door}/write/{READING}/"
    browser.post(way, {"temperature_c": "38.5", "resident": cast.people["刘建国"]})
    assert 'value="38.5"' in browser.get(f"{way}?corrects=1").content.decode()
    browser.post(f"{way}?corrects=1", {"temperature_c": "36.5", "resident": cast.people["刘建国"]})
    assert "已被后来的记录更正" in browser.get("/records/1/").content.decode()
    browser.post("/records/2/withdraw/", {"reason": "记错门牌"})
    left = read.at_places(cast.community_id, [cast.door])
    assert [row.kind for row in left] == ["reporting.withdrawn"]
    assert "记错门牌" in browser.get("/records/2/").content.decode()
    assert chain.verify(cast.community_id) == []


def test_a_role_writes_only_its_own_kinds(cast: Cast, asks: Asks) -> None:
    """12:30  a volunteer finds no form for a temperature at the door, and one for a delivery"""
    browser = asks("volunteer")
    assert browser.get(f"/place/{cast.door}/write/{READING}/").status_code == 404
    assert browser.get(f"/place/{cast.door}/write/care.delivery/").status_code == 200
    assert browser.get(f"/place/{cast.door}/write/no.such/").status_code == 404


def test_shifts_by_hand(cast: Cast, asks: Asks) -> None:
    """13:00  the director puts 唐卫东 at the east gate, twice by mistake, and takes the first back"""
    browser = asks("director")
    form = {
        "worker": cast.workers["guard"],
        "place": cast.places["gate 东门"],
        "starts_at": "2020-02-03T15:00",
        "ends_at": "2020-02-03T23:00",
    }
    assert "已排班" in browser.post("/workforce/shifts/", form, follow=True).content.decode()
    assert "已有班次" in browser.post("/workforce/shifts/", form, follow=True).content.decode()
    assert "起止时间" in browser.post("/workforce/shifts/", {**form, "ends_at": ""}, follow=True).content.decode()
    page = browser.get("/workforce/").content.decode()
    assert page.count("15:00–23:00") == 1
    assert "已撤班" in browser.post("/workforce/shifts/1/take-back/", follow=True).content.decode()
