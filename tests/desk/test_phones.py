"""A phone left on a bus: its worker or the director gives it up, nobody else can, and it stays written who did."""

from __future__ import annotations

from django.test import Client

from fangxian.vault import trail
from fangxian.vault.models import Trail
from fangxian.workforce import devices
from tests.cast import Cast
from tests.desk.conftest import Asks


def carried(asks: Asks, username: str, device: str) -> Client:
    """A phone that was opened once."""
    phone = asks(username)
    assert phone.get("/sync/down", headers={"X-Device": device}).status_code == 200
    return phone


def test_ones_own_phone_is_given_up_on_the_page_of_the_account(cast: Cast, asks: Asks) -> None:
    """
    18:00  何秀英 left her phone on a bus; from a colleague's computer she gives it up
    18:01  the phone is signed out everywhere, told to forget, and stays so when somebody signs in on it
    """
    phone, computer = carried(asks, "grid1", "her phone"), asks("grid1")
    assert "挂失这部手机" in computer.get("/account/").content.decode()
    answer = computer.post("/account/phone/", {"phone": "her phone"}, follow=True)
    assert "由何秀英挂失" in answer.content.decode()
    assert phone.get("/worklist/").status_code == 302
    for whoever in (phone, asks("grid1"), asks("grid2"), asks("stranger")):
        told = whoever.get("/sync/down", headers={"X-Device": "her phone"})
        assert (told.status_code, told.json()["code"]) == (410, "lost")
    assert computer.get("/account/").status_code == 200


def test_the_director_gives_up_any_workers_phone_and_the_trail_says_so(cast: Cast, asks: Asks) -> None:
    """18:05  何秀英 calls in; 周敏 gives her phone up; once only, and the auditor reads who did"""
    carried(asks, "grid1", "her phone")
    worker, office = cast.workers["grid1"], asks("director")
    page = f"/workforce/{worker}/"
    assert "挂失这部手机" in office.get(page).content.decode()
    assert "由周敏挂失" in office.post(f"{page}phone/", {"phone": "her phone"}, follow=True).content.decode()
    assert "已挂失" in office.post(f"{page}phone/", {"phone": "her phone"}, follow=True).content.decode()
    row = Trail.objects.filter(community_id=cast.community_id).latest("number")
    assert (row.actor, row.how_many) == (f"worker:{cast.workers['director']}", 0)
    assert trail.verify(cast.community_id) == []
    told = asks("auditor").get("/trail/").content.decode()
    assert "手机挂失" in told
    assert f"手机，工作人员编号 {worker}" in told


def test_nobody_gives_up_a_phone_that_is_not_theirs_to_give_up(cast: Cast, asks: Asks) -> None:
    """18:10  a colleague tries the other's phone, by both ways; the phone goes on"""
    phone = carried(asks, "grid1", "her phone")
    other = asks("grid2")
    assert other.post(f"/workforce/{cast.workers['grid1']}/phone/", {"phone": "her phone"}).status_code == 404
    other.post("/account/phone/", {"phone": "her phone"})
    assert not devices.is_lost("her phone")
    assert phone.get("/worklist/").status_code == 200


def test_a_phone_that_changed_hands_is_its_latest_workers(cast: Cast, asks: Asks) -> None:
    """14:00  the shift changes and 罗志强 signs in on the same phone: it stands on his page, no longer on hers"""
    carried(asks, "grid1", "shared phone")
    carried(asks, "grid2", "shared phone")
    hers, his = (devices.of(cast.community_id, cast.workers[who]) for who in ("grid1", "grid2"))
    assert (hers, [one.id for one in his]) == ([], ["shared phone"])
