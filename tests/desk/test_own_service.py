"""A volunteer's day on the page of their own service: a shift, today's tasks, hours, and a certificate."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fangxian.ledger.models import Entry
from fangxian.reports import serving
from fangxian.reports.models import Certificate
from fangxian.workforce.models import Worker
from fangxian.workforce.shifts import plan
from tests.cast import Cast
from tests.desk.conftest import Asks


def shift(cast: Cast, who: str, start: float, end: float, place: str = "gate 东门") -> int:
    times = (cast.now + timedelta(hours=start), cast.now + timedelta(hours=end))
    return plan(cast.community_id, cast.workers[who], cast.places[place], *times).shift.id


def text(answer: Any) -> str:
    return answer.content.decode()


def test_one_tap_signs_in_to_a_shift_and_the_hours_count_from_then_on(cast: Cast, asks: Asks) -> None:
    """
    11:30-15:00  蒋丽 is planned at 东门
    12:00        she taps "I am here": a record in the ledger, half an hour by now
    12:00        once more: nothing is to be tapped any more, and nothing counts twice
    """
    mine = shift(cast, "volunteer", -0.5, 3)
    browser = asks("volunteer")
    assert "我到岗了" in text(browser.get("/service/"))
    assert "已签到,时长自动计" in text(browser.post("/service/here/", {"shift": mine}, follow=True))
    assert Entry.objects.filter(kind="workforce.volunteer", worker_id=cast.workers["volunteer"]).count() == 1
    shown = text(browser.get("/service/"))
    assert "0 小时 30 分" in shown
    assert "我到岗了" not in shown


@pytest.mark.parametrize(("start", "end", "who"), [(2, 5, "volunteer"), (-5, -1, "volunteer"), (-1, 3, "guard")])
def test_nobody_signs_in_too_early_too_late_or_for_another(
    cast: Cast, asks: Asks, start: float, end: float, who: str
) -> None:
    """12:00  a shift of the afternoon, one of the morning, one of somebody else"""
    browser = asks("volunteer")
    answer = browser.post("/service/here/", {"shift": shift(cast, who, start, end)}, follow=True)
    assert "班次开始前半小时" in text(answer)
    assert not Entry.objects.filter(kind="workforce.volunteer").exists()


def test_of_anybody_else_the_page_tells_nothing(cast: Cast, asks: Asks) -> None:
    """12:00  唐卫东 stands at 东门; 蒋丽 sees her own shifts alone"""
    shift(cast, "guard", -1, 3)
    shown = text(asks("volunteer").get("/service/"))
    assert "东门" not in shown
    assert "唐卫东" not in shown


def test_a_volunteer_sees_todays_tasks_and_no_later_ones(cast: Cast, asks: Asks) -> None:
    """
    11:00  何秀英 was at 3-1-101: its next visit is due in a week
    12:00  ?state=all on the worklist: she sees it, the volunteer of her grid does not
    """
    door = cast.places["3-1-101"]
    asks("grid1").post(f"/place/{door}/write/screening.door_visit/", {"at_home": "2"})
    seen = {who: asks(who).get("/worklist/?state=all").context["tasks"] for who in ("grid1", "volunteer")}
    assert [one.place for one in seen["grid1"] if one.place_id == door]
    assert [one.place for one in seen["volunteer"] if one.place_id == door] == []
    assert seen["volunteer"]


def test_the_certificate_says_the_hours_and_can_be_checked_by_whoever_holds_it(cast: Cast, asks: Asks) -> None:
    """
    12:00  half an hour at 东门, certified: one page; printed twice it is one certificate
    14:00  an employer types number and code: genuine, the name masked; one letter wrong: it is not
    """
    browser = asks("volunteer")
    assert browser.post("/service/certificate.pdf").status_code == 404
    browser.post("/service/here/", {"shift": shift(cast, "volunteer", -0.5, 3)})
    made = [browser.post("/service/certificate.pdf") for _time in range(2)]
    assert all(one.content.startswith(b"%PDF") for one in made)
    issued = Certificate.objects.get(community_id=cast.community_id)
    assert (issued.minutes, issued.days, issued.worker_id) == (30, 1, cast.workers["volunteer"])
    told = {"n": serving.named(issued), "c": serving.grouped(issued.code).lower()}
    outside = asks("stranger")
    outside.logout()
    shown = text(outside.post("/certificate/", told))
    assert "证明属实" in shown
    assert "0 小时 30 分" in shown
    assert "蒋*" in shown
    assert "蒋丽" not in shown
    for wrong in ({**told, "c": "ABCD"}, {**told, "n": "1-1"}, {**told, "n": "x"}, {"n": told["n"]}):
        assert outside.post("/certificate/", wrong).status_code == 404


def test_another_hour_is_another_certificate(cast: Cast) -> None:
    """12:00 thirty minutes; 13:00 ninety: another number, the first one stays good"""
    worker = Worker.objects.get(community_id=cast.community_id, id=cast.workers["volunteer"])
    first = serving.certify(worker, cast.now)
    assert serving.certify(worker, cast.now).number == first.number
    later = serving.certify(worker, cast.now + timedelta(days=1))
    assert (later.number, later.until_day - first.until_day) == (first.number + 1, timedelta(days=1))
    assert serving.genuine(serving.named(first), first.code) is not None
