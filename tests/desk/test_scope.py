"""Who sees what: out of reach looks like absent, lists are masked, whole numbers leave a row in the trail."""

from __future__ import annotations

import pytest

from fangxian.vault.models import Trail
from tests.cast import Cast
from tests.desk.conftest import Asks

PAGES = {
    "grid1": {"board", "picture", "worklist", "records", "held", "workforce"},
    "guard": {"board", "picture", "worklist", "records"},
    "volunteer": {"picture", "worklist"},
    "director": {"board", "picture", "worklist", "records", "held", "workforce", "reports", "trail"},
    "subdistrict": {"board", "reports"},
    "doctor": {"board", "picture", "records", "reports"},
    "auditor": {"records", "reports", "trail"},
    "keeper": {"workforce"},
    "stranger": set(),
}


@pytest.mark.parametrize("username", PAGES)
def test_each_role_has_its_pages_and_no_others(asks: Asks, username: str) -> None:
    """09:00  everybody opens the house; what is not theirs is not there"""
    browser = asks(username)
    every = {page for pages in PAGES.values() for page in pages}
    there = {page for page in every if browser.get(f"/{page}/").status_code == 200}
    assert there == PAGES[username]


def test_another_grids_door_is_not_there(cast: Cast, asks: Asks) -> None:
    """10:00  grid worker 1 asks for 8-2-501, which lies in grid 2, in every way that there is"""
    browser, door, person = asks("grid1"), cast.places["8-2-501"], cast.people["李明"]
    for path in (f"/place/{door}/", f"/person/{person}/", f"/records/?place={door}", "/records/1/", "/place/999/"):
        assert browser.get(path).status_code == 404, path
    for path in (f"/place/{door}/reveal/", f"/place/{door}/write/screening.door_visit/"):
        assert browser.post(path, {"purpose": "call"}).status_code == 404, path
    found = browser.post("/find/", {"q": "李明"}).content.decode()
    assert "李*" not in found
    assert "8-2-501" not in browser.get("/worklist/?grid=" + str(cast.places["grid 2"])).content.decode()
    assert "8-2-501" not in browser.get("/picture/").content.decode()


def test_lists_are_masked_and_looking_closer_is_written_down(cast: Cast, asks: Asks) -> None:
    """
    10:20  3-2-402 shows 刘*国 and 199****0001
    10:21  "to call them" shows 刘建国 and his number, and one row of the trail says who, whom, what for
    """
    browser = asks("grid1")
    page = browser.get(f"/place/{cast.door}/").content.decode()
    assert "刘*国" in page
    assert "199****0001" in page
    assert "刘建国" not in page
    before = Trail.objects.filter(community_id=cast.community_id).count()
    shown = browser.post(f"/place/{cast.door}/reveal/", {"purpose": "call"}).content.decode()
    assert "刘建国" in shown
    assert "19900000001" in shown
    rows = Trail.objects.filter(community_id=cast.community_id).order_by("number")
    assert rows.count() == before + 1
    last = rows.last()
    assert last is not None
    assert (last.actor, last.purpose) == (f"worker:{cast.workers['grid1']}", "reveal: call")


def test_without_a_purpose_nothing_is_shown(cast: Cast, asks: Asks) -> None:
    """10:22  somebody asks for the numbers and does not say what for"""
    answer = asks("grid1").post(f"/place/{cast.door}/reveal/", {})
    assert answer.status_code == 422
    assert "刘建国" not in answer.content.decode()


def test_a_guard_sees_neither_names_nor_health(cast: Cast, asks: Asks) -> None:
    """11:00  the guard opens the east gate, finds no resident by name, and reads no temperature of a door"""
    asks("grid1").post(
        f"/place/{cast.door}/write/screening.temperature/", {"temperature_c": "38.2", "resident": cast.people["刘建国"]}
    )
    browser = asks("guard")
    assert browser.get(f"/place/{cast.places['gate 东门']}/").status_code == 200
    for path in ("/records/", "/board/", "/worklist/"):
        page = browser.get(path).content.decode()
        assert "38.2" not in page
        assert "刘" not in page
    assert "刘" not in browser.post("/find/", {"q": "刘建国"}).content.decode().replace("刘建国", "")


def test_what_is_looked_for_never_stands_in_an_address(cast: Cast, asks: Asks) -> None:
    """11:10  a search by name is posted; asked for with an address, it finds nothing"""
    browser = asks("grid1")
    assert "刘*国" in browser.post("/find/", {"q": "刘建国"}).content.decode()
    assert "刘*国" in browser.post("/find/", {"q": "ljg"}).content.decode()
    assert "刘*国" not in browser.get("/find/?q=刘建国").content.decode()
    assert browser.post("/find/", {"q": "三栋二单元402"}).headers["Location"] == f"/place/{cast.door}/"


def test_the_auditor_reads_who_looked_and_nothing_of_what_was_seen(cast: Cast, asks: Asks) -> None:
    """
    11:20  grid worker 1 shows the people of 3-2-402 in full, to call them
    11:30  the auditor finds that line with her name, and the records without one answer
    """
    worker = asks("grid1")
    worker.post(f"/place/{cast.door}/write/screening.temperature/", {"temperature_c": "38.2", "person": "刘建国"})
    worker.post(f"/place/{cast.door}/reveal/", {"purpose": "call"})
    auditor = asks("auditor")
    trail = auditor.get(f"/trail/?worker={cast.workers['grid1']}").content.decode()
    assert "何秀英" in trail
    assert "打电话" in trail
    for page in (trail, auditor.get("/records/").content.decode(), auditor.get("/records/1/").content.decode()):
        assert "38.2" not in page
        assert "刘" not in page
