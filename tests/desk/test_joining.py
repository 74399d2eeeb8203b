"""Days on which somebody joins, is given a cover, hands it over, forgets a password, and is called back."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from fangxian.workforce.models import Cover, Worker
from tests.cast import Cast
from tests.desk.conftest import Asks

WEEK = timedelta(days=7)
SECOND = "六月的雨打在伞上"


def typed(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def cover_of(cast: Cast, who: str) -> Cover:
    return Cover.objects.get(community_id=cast.community_id, worker_id=cast.workers[who])


def shown_once(page: str) -> str:
    found = re.search(r'<code id="password">([^<]+)</code>', page)
    assert found is not None
    return found[1]


def signs_in(username: str, password: str) -> Client | None:
    browser = Client()
    answer = browser.post("/sign-in/", {"username": username, "password": password})
    return browser if answer.status_code == 302 else None


def test_a_cadre_joins_signs_in_and_sees_what_the_cover_lets_be_seen(cast: Cast, asks: Asks) -> None:
    """
    12:00  彭辉 is seconded; 周敏 takes him in and reads him the password, which no page shows again
    12:01  he signs in and finds nothing: he covers nothing yet
    12:02  he covers grid 2 for a week: its door is there, the other grid's is not
    """
    office = asks("director")
    answer = office.post("/workforce/join/", {"name": "彭辉", "username": "penghui", "party_member": "yes"})
    password = shown_once(answer.content.decode())
    assert "no-store" in answer.headers["Cache-Control"]
    worker = Worker.objects.get(community_id=cast.community_id, name="彭辉")
    assert worker.party_member
    assert password not in office.get(f"/workforce/{worker.id}/").content.decode()
    browser = signs_in("penghui", password)
    assert browser is not None
    assert browser.get("/board/").status_code == 404
    grid, until = cast.places["grid 2"], typed(cast.now + WEEK)
    given = {"role": "grid_worker", "place": grid, "until_at": until}
    assert office.post(f"/workforce/{worker.id}/cover/", given, follow=True).status_code == 200
    assert browser.get(f"/place/{cast.places['8-2-501']}/").status_code == 200
    assert browser.get(f"/place/{cast.door}/").status_code == 404


def test_what_was_typed_comes_back_with_what_is_wrong_with_it(cast: Cast, asks: Asks) -> None:
    """
    12:00  the user name is taken: the form comes back filled in, and nobody was taken in by half
    """
    answer = asks("keeper").post("/workforce/join/", {"name": "彭辉", "username": "GRID1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="彭辉"' in page
    assert 'value="GRID1"' in page
    assert "已被使用" in page or "换一个" in page
    assert not Worker.objects.filter(community_id=cast.community_id, name="彭辉").exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"until_at": ""}, "每项包保都有期限"),
        ({"until_at": "2099-01-01T00:00"}, "最长一年"),
        ({"until_at": "2020-02-03T11:00"}, "早于"),
        ({"until_at": "9999-12-31T23:59"}, "每项包保都有期限"),
        ({"role": "guard"}, "不能包保"),
        ({"role": "emperor"}, "没有这个岗位"),
        ({"place": "99999999999999999999"}, "不能包保"),
        ({"door": "9-9-999"}, "不是唯一的一户"),
    ],
)
def test_a_cover_always_has_an_end_and_a_place_that_fits(
    cast: Cast, asks: Asks, changed: dict[str, str], said: str
) -> None:
    """
    12:00  no end, an end in 79 years or an hour ago, a guard of a grid, a role or a door that does not exist
    """
    grid = str(cast.places["grid 2"])
    asked = {"role": "grid_worker", "place": grid, "until_at": typed(cast.now + WEEK)} | changed
    answer = asks("director").post(f"/workforce/{cast.workers['volunteer']}/cover/", asked)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert not changed.get("door") or f'value="{changed["door"]}"' in page
    assert Cover.objects.filter(community_id=cast.community_id).count() == 10


def test_a_volunteer_looks_after_one_door_from_tomorrow_on(cast: Cast, asks: Asks) -> None:
    """
    12:00  蒋丽 will bring meals to 3栋2单元402 from tomorrow noon on; a start in the past counts from now
    """
    page, door = f"/workforce/{cast.workers['volunteer']}/cover/", "3栋2单元402"
    begins = cast.now + timedelta(days=1)
    ends = typed(cast.now + WEEK)
    for from_at in (begins, cast.now - WEEK):
        said = {"role": "volunteer", "door": door, "from_at": typed(from_at), "until_at": ends}
        asks("director").post(page, said)
    covers = Cover.objects.filter(community_id=cast.community_id, place_id=cast.door).order_by("id")
    assert [one.from_at for one in covers] == [begins, cast.now]


def test_a_cover_taken_back_lets_nothing_be_seen_the_next_minute(cast: Cast, asks: Asks) -> None:
    """
    12:00  何秀英 looks at her board; 周敏 takes her cover back
    12:01  the browser is still signed in, and finds nothing
    """
    browser = asks("grid1")
    assert browser.get("/board/").status_code == 200
    asks("director").post(f"/workforce/covers/{cover_of(cast, 'grid1').id}/take-back/")
    with time_machine.travel(cast.now + timedelta(minutes=1), tick=False):
        for path in ("/board/", "/worklist/", "/picture/", f"/place/{cast.door}/", "/workforce/"):
            assert browser.get(path).status_code == 404, path


def test_a_grid_is_handed_over_until_the_same_end(cast: Cast, asks: Asks) -> None:
    """
    12:00  何秀英 falls ill; 罗志强 takes over grid 1, she sees it no more
    """
    held, taker = cover_of(cast, "grid1"), cast.workers["grid2"]
    page = asks("director").post(f"/workforce/covers/{held.id}/hand-over/", {"worker": taker}, follow=True)
    assert "罗志强" in page.content.decode()
    assert asks("grid2").get(f"/place/{cast.door}/").status_code == 200
    assert asks("grid1").get(f"/place/{cast.door}/").status_code == 404
    (new,) = Cover.objects.filter(community_id=cast.community_id, worker_id=taker, place_id=held.place_id)
    assert new.until_at == held.until_at
    again = asks("director").post(f"/workforce/covers/{held.id}/hand-over/", {"worker": taker}, follow=True)
    assert "已经结束" in again.content.decode()


def test_a_forgotten_password_is_made_anew(cast: Cast, asks: Asks) -> None:
    """
    12:00  何秀英 forgot hers: the new one is shown once, signs her in, and signs her out where she was before
    """
    before, path = asks("grid1"), f"/workforce/{cast.workers['grid1']}/sign-in/"
    assert before.get("/board/").status_code == 200
    password = shown_once(asks("keeper").post(path).content.decode())
    assert before.get("/board/").status_code == 302
    after = signs_in("grid1", password)
    assert after is not None
    assert after.get("/board/").status_code == 200


def test_who_joined_without_a_sign_in_gets_one_later(cast: Cast, asks: Asks) -> None:
    """
    12:00  a volunteer is taken in by name alone; a user name with a blank in it will not do, another will
    """
    office = asks("director")
    assert 'id="password"' not in office.post("/workforce/join/", {"name": "彭辉"}).content.decode()
    path = f"/workforce/{Worker.objects.get(community_id=cast.community_id, name='彭辉').id}/sign-in/"
    refused = office.post(path, {"username": "peng hui"})
    assert refused.status_code == 422
    assert 'value="peng hui"' in refused.content.decode()
    assert signs_in("penghui", shown_once(office.post(path, {"username": " penghui "}).content.decode()))


def test_who_is_called_back_is_gone_and_the_open_posts_are_named(cast: Cast, asks: Asks) -> None:
    """
    12:00  唐卫东, planned at the east gate tonight, is called back
    """
    office, guard = asks("director"), asks("guard")
    night = {"starts_at": typed(cast.now + timedelta(hours=8)), "ends_at": typed(cast.now + timedelta(hours=16))}
    office.post("/workforce/shifts/", {"worker": cast.workers["guard"], "place": cast.places["gate 东门"], **night})
    said = office.post(f"/workforce/{cast.workers['guard']}/leave/", follow=True).content.decode()
    assert "1号卡口(东门)" in said.partition("<h1>")[0]
    assert "唐卫东" not in said.partition("<h1>")[2]
    assert guard.get("/board/").status_code == 302
    assert office.get(f"/workforce/{cast.workers['guard']}/").status_code == 200


@pytest.mark.parametrize("username", ["grid1", "guard", "volunteer", "subdistrict", "doctor", "auditor", "stranger"])
def test_to_everybody_else_none_of_this_is_there(cast: Cast, asks: Asks, username: str) -> None:
    """
    12:00  only director and keeper manage covers; to the others the pages do not exist, asked or posted to
    """
    browser, worker, held = asks(username), cast.workers["volunteer"], cover_of(cast, "grid1").id
    paths = [f"/workforce/{worker}/{part}" for part in ("", "cover/", "sign-in/", "leave/")]
    paths += ["/workforce/join/", *(f"/workforce/covers/{held}/{part}/" for part in ("take-back", "hand-over"))]
    for path in paths:
        codes = browser.get(path).status_code, browser.post(path, {"name": "彭辉", "username": "penghui"}).status_code
        assert codes == (404, 404), path
    assert cover_of(cast, "grid1").until_at > cast.now
    assert f'href="/workforce/{worker}/"' not in browser.get("/workforce/").content.decode()


def test_nobody_gets_more_by_their_own_hand_and_nobody_locks_the_house(cast: Cast, asks: Asks) -> None:
    """
    12:00  the keeper would be director, by a cover of their own or the director's handed over; and would leave last
    """
    keeper, own, here = asks("keeper"), cast.workers["keeper"], cast.places["community"]
    more = {"role": "director", "place": here, "until_at": typed(cast.now + WEEK)}
    assert keeper.post(f"/workforce/{own}/cover/", more).status_code == 422
    keeper.post(f"/workforce/covers/{cover_of(cast, 'director').id}/hand-over/", {"worker": own})
    keeper.post(f"/workforce/covers/{cover_of(cast, 'keeper').id}/take-back/")
    keeper.post(f"/workforce/{own}/leave/")
    assert keeper.get("/workforce/").status_code == 200
    assert keeper.get("/board/").status_code == 404
    assert asks("director").get("/board/").status_code == 200


def test_a_second_person_signs_at_the_desk_when_a_director_is_made(cast: Cast, asks: Asks) -> None:
    """
    12:00  韩键 makes 蒋丽 a director: alone he is told that it takes two, with a wrong password what is wrong
    12:01  the auditor types hers beside him: it is given
    """
    cast.users["auditor"].set_password(SECOND)
    cast.users["auditor"].save()
    keeper, path = asks("keeper"), f"/workforce/{cast.workers['volunteer']}/cover/"
    asked = {"role": "director", "place": cast.places["community"], "until_at": typed(cast.now + WEEK)}
    assert "另一位主任" in keeper.post(path, asked).content.decode()
    wrong = asked | {"second_name": "auditor", "second_password": "not hers"}
    assert "第二人的用户名或密码不对" in keeper.post(path, wrong).content.decode()
    assert keeper.post(path, asked | {"second_name": "auditor", "second_password": SECOND}).status_code == 302
    assert asks("volunteer").get("/workforce/candidates/").status_code == 200
