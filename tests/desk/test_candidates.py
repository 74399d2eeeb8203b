"""From a code at the gate to a sign-in: signed up, looked at, taken in by the director, or thanked and forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from fangxian.vault.models import Trail
from fangxian.workforce import candidates
from fangxian.workforce.access import scope
from fangxian.workforce.candidates import MOST, Said
from fangxian.workforce.models import Candidate, Worker
from tests.cast import Cast
from tests.desk.conftest import Asks

TOLD = {"name": "彭小雨", "phone": "199 0000 0042", "hands": ["carry", "nonsense"], "times": ["evening"]}


def text(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def address(cast: Cast, asks: Asks) -> str:
    """The link that the director has opened."""
    director = asks("director")
    director.post("/workforce/candidates/", {"link": "open"})
    link = candidates.link(cast.community_id, cast.now)
    assert link is not None
    assert link.key in text(director.get("/workforce/candidates/"))
    return f"/volunteer/{cast.community_id}/{link.key}/"


def test_a_neighbour_signs_up_and_serves_after_the_directors_look(cast: Cast, asks: Asks, address: str) -> None:
    """
    09:00  彭小雨 scans the code at the gate: name, phone, carrying, evenings
    12:00  the director sees 彭*雨, opens her, calls, takes her into grid 1 for ten days
    12:05  she signs in with the password that was shown once; nothing of what she told is kept
    """
    answer = Client().post(address, TOLD)
    assert "社区会给您打电话" in text(answer)
    row = Candidate.objects.get(community_id=cast.community_id)
    assert "彭小雨".encode() not in bytes(row.sealed)
    director = asks("director")
    shown = text(director.get("/workforce/candidates/"))
    assert ("彭*雨" in shown, "彭小雨" in shown, "0042" in shown) == (True, False, False)
    assert "报名志愿者 (1)" in text(director.get("/workforce/"))
    opened = text(director.get(f"/workforce/candidates/{row.id}/"))
    assert "19900000042" in opened
    assert "送物资" in opened
    assert Trail.objects.filter(purpose="look at somebody who signed up to serve").count() == 1
    told = {"username": "xiaoyu", "grid": cast.places["grid 1"], "days": "10"}
    taken = director.post(f"/workforce/candidates/{row.id}/", told)
    password = taken.context["password"]
    assert password in text(taken)
    worker = Worker.objects.get(community_id=cast.community_id, name="彭小雨")
    assert worker.user is not None
    may = scope(worker.user, cast.now)
    assert may is not None
    assert (may.roles, may.until_at) == ({"volunteer"}, cast.now + timedelta(days=10))
    assert not Candidate.objects.filter(community_id=cast.community_id).exists()
    volunteer = Client()
    answer = volunteer.post("/sign-in/", {"username": "xiaoyu", "password": password})
    assert answer.status_code == 302
    assert "我的服务" in text(volunteer.get("/service/"))


def test_declined_is_forgotten(cast: Cast, asks: Asks, address: str) -> None:
    """12:00  thanked on the phone, and deleted"""
    Client().post(address, TOLD)
    row = Candidate.objects.get(community_id=cast.community_id)
    assert "已婉拒" in text(asks("director").post(f"/workforce/candidates/{row.id}/decline/", follow=True))
    assert not Candidate.objects.filter(community_id=cast.community_id).exists()


def test_whoever_cannot_be_taken_in_stays_with_the_reason(cast: Cast, asks: Asks, address: str) -> None:
    """12:00  a user name that is taken, then no grid: she is still there, and nobody half taken in"""
    Client().post(address, TOLD)
    row = Candidate.objects.get(community_id=cast.community_id)
    for told in ({"username": "grid1", "grid": cast.places["grid 1"], "days": "10"}, {"username": "xiaoyu"}):
        assert asks("director").post(f"/workforce/candidates/{row.id}/", told).status_code == 422
    assert Candidate.objects.filter(community_id=cast.community_id).count() == 1
    assert not Worker.objects.filter(community_id=cast.community_id, name="彭小雨").exists()


def test_a_link_that_is_closed_guessed_or_old_leads_nowhere(cast: Cast, asks: Asks, address: str) -> None:
    """The old poster still hangs at the west gate."""
    assert Client().get(address).status_code == 200
    assert Client().get(f"/volunteer/{cast.community_id}/0123456789abcdef/").status_code == 404
    assert Client().get(address.replace(str(cast.community_id), "1")).status_code == 404
    asks("director").post("/workforce/candidates/", {"link": "open"})
    assert Client().get(address).status_code == 404
    asks("director").post("/workforce/candidates/", {"link": "close"})
    assert candidates.link(cast.community_id, cast.now) is None


def test_twice_is_once_and_what_is_missing_is_said(cast: Cast, address: str) -> None:
    """She presses twice on a bad network; then somebody leaves out the phone"""
    for _press in range(2):
        Client().post(address, TOLD)
    assert Candidate.objects.filter(community_id=cast.community_id).count() == 1
    answer = Client().post(address, {"name": "彭小雨", "phone": "no"})
    assert answer.status_code == 422
    assert "请写能联系到您的电话" in text(answer)
    assert 'value="彭小雨"' in text(answer)


def test_nobody_waits_longer_than_two_weeks_nor_in_endless_numbers(cast: Cast, address: str) -> None:
    """A robot finds the link; two weeks later nothing of it is left"""
    for number in range(MOST):
        candidates.sign_up(cast.community_id, Said("彭小雨", f"1990000{number:04}"), cast.now)
    assert "已经够多了" in text(Client().post(address, TOLD))
    assert len(candidates.waiting(cast.community_id, cast.now + timedelta(days=13))) == MOST
    assert candidates.waiting(cast.community_id, cast.now + timedelta(days=14)) == []


@pytest.mark.parametrize("who", ["grid1", "volunteer", "guard", "keeper", "auditor", "stranger"])
def test_only_the_director_sees_who_signed_up(cast: Cast, asks: Asks, address: str, who: str) -> None:
    """The keeper manages covers, yet reads no names of neighbours"""
    Client().post(address, TOLD)
    row = Candidate.objects.get(community_id=cast.community_id)
    for path in ("/workforce/candidates/", f"/workforce/candidates/{row.id}/"):
        assert asks(who).get(path).status_code == 404
