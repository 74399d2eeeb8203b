"""What a household tells waits for its grid worker as its own word, and the household sees what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from fangxian.intake.models import Held
from fangxian.ledger import read
from fangxian.resident.models import Matter
from fangxian.vault.opening import Look
from tests.cast import COMMUNITY, Cast

Browser = Callable[[str], Client]


def _tell(client: Client, sort: str, **typed: Any) -> Any:
    return client.post(f"/my/tell/{sort}/", typed)


def _page(client: Client, path: str = "/my/home/") -> str:
    return client.get(path).content.decode()


def _settle(worker: Client, **changes: str) -> None:
    """The grid worker accepts all that waits."""
    for held in Held.objects.filter(community_id=COMMUNITY, state="open"):
        assert worker.post(f"/held/{held.id}/accept/", changes).status_code == 200


def test_a_fever_is_told_seen_and_measured_again(cast: Cast, household: Browser, asks: Browser, clock: Any) -> None:
    """
    12:00  3-2-402  the girl has 38.2 and coughs; the household says so; it is urgent, and in no ledger yet
    12:05  her grid worker accepts it: now it is the worker's record, seen to be the household's word
    12:06  the household sees that somebody is on it, and until when
    """
    client, worker = household("3-2-402"), asks("grid1")
    answer = _tell(client, "fever", who=cast.people["刘子涵"], temperature="38.2", symptoms=["咳嗽"], words="昨晚开始")
    assert answer.status_code == 302
    assert read.head(COMMUNITY) == 0
    (held,) = Held.objects.filter(community_id=COMMUNITY)
    assert (held.kind, held.origin, held.urgent, held.worker_id) == ("screening.symptom", "household", True, None)
    shown = _page(worker, "/held/")
    assert "居民自报(凭卡)" in shown
    assert "昨晚开始" in shown
    clock.shift(timedelta(minutes=5))
    _settle(worker)
    (entry,) = read.told(Look(COMMUNITY, "test", "look"), read.latest(COMMUNITY, None, None, 1))
    assert (entry.person_id, entry.worker_id) == (cast.people["刘子涵"], cast.workers["grid1"])
    assert entry.record.temperature_c == 38.2  # type: ignore[attr-defined]
    assert "居民自报(凭卡)" in _page(worker, f"/records/{entry.number}/")
    page = _page(client, answer.url)
    assert "正在办" in page
    assert "12:05 网格员已看" in page


def test_the_neighbours_grid_worker_reads_nothing_of_it(household: Browser, asks: Browser) -> None:
    """12:00  3-2-402 tells of a fever; the worker of grid 2 has nothing new on the list"""
    _tell(household("3-2-402"), "fever", temperature="38.2")
    assert "38.2" not in _page(asks("grid2"), "/held/")


def test_help_is_asked_for_and_comes(household: Browser, asks: Browser) -> None:
    """12:00  rice runs out; 12:00 accepted; the worker writes how it was met; the household reads it"""
    client, worker = household("3-2-402"), asks("grid1")
    matter = _tell(client, "help", need_type="food", words="没米了").url
    _settle(worker)
    assert "正在办" in _page(client)
    (entry,) = read.latest(COMMUNITY, None, None, 1)
    path = f"/place/{entry.place_id}/write/care.met/?of={entry.number}"
    worker.post(path, {"of": str(entry.id), "how": "志愿者送到门口"})
    page = _page(client, matter)
    assert "志愿者送到门口" in page
    assert 'class="big state done"' in page


def test_a_question_is_written_down_for_the_building_and_answered(
    cast: Cast, household: Browser, asks: Browser
) -> None:
    """12:00  "may we go shopping?": the record names the building, no door; the answer comes to the household"""
    client, worker = household("3-2-402"), asks("grid1")
    matter = _tell(client, "ask", words="明天能出门买菜吗?").url
    _settle(worker)
    (entry,) = read.latest(COMMUNITY, None, None, 1)
    assert entry.place_id == cast.places["building 3"]
    worker.post(
        f"/place/{entry.place_id}/write/reporting.answered/?of={entry.number}",
        {"of": str(entry.id), "answer": "每户每两天一人,凭证出入"},
    )
    assert "每户每两天一人,凭证出入" in _page(client, matter)
    assert "每户每两天一人,凭证出入" not in _page(household("3-2-501"))


def test_what_was_told_in_confidence_is_found_by_its_slip_alone(household: Browser, asks: Browser) -> None:
    """12:00  she asks for a talk, and gets eight letters; the page does not show it; the letters do"""
    client = household("3-2-402")
    given = _tell(client, "talk", words="请打我手机,别打座机").content.decode()
    slip = "".join(re.findall(r'slip">(\w{4}) (\w{4})<', given)[0])
    (matter,) = Matter.objects.filter(community_id=COMMUNITY)
    assert matter.slip is not None
    assert str(matter.id) not in _page(client)
    assert client.get(f"/my/told/{matter.id}/").status_code == 404
    assert client.post("/my/slip/", {"slip": "AAAA AAAA"}).status_code == 422
    assert "请打我手机" in client.post("/my/slip/", {"slip": f"{slip[:4]} {slip[4:]}".lower()}).content.decode()
    assert household("3-2-501").post("/my/slip/", {"slip": slip}).status_code == 422
    (held,) = Held.objects.filter(community_id=COMMUNITY)
    assert held.urgent
    assert "请打我手机" in _page(asks("grid1"), "/held/")


def test_own_words_that_nobody_understands_still_reach_the_grid_worker(household: Browser, asks: Browser) -> None:
    """12:00  "呜啦啦": it is kept as a concern for a person to read; "没盐了" is understood as a need"""
    client = household("3-2-402")
    assert _tell(client, "words", words="呜啦啦").status_code == 302
    assert _tell(client, "words", words="我家没盐了").status_code == 302
    kinds = Held.objects.filter(community_id=COMMUNITY, origin="household").values_list("kind", flat=True)
    assert sorted(kinds) == ["care.need", "reporting.concern"]
    assert "呜啦啦" in _page(asks("grid1"), "/held/")


def test_sent_twice_it_is_told_once(household: Browser) -> None:
    """12:00  no answer comes, so she taps again: one draft; a neighbour who sends the same id tells his own"""
    client, other = household("3-2-402"), household("3-2-501")
    key = re.findall(r'name="id" value="([^"]+)"', _page(client, "/my/tell/help/"))[0]
    for _ in range(2):
        _tell(client, "help", id=key, need_type="food")
    assert Held.objects.filter(community_id=COMMUNITY).count() == 1
    _tell(other, "help", id=key, need_type="medicine")
    assert Held.objects.filter(community_id=COMMUNITY).count() == 2
    assert "已收到" in _page(other)


@pytest.mark.parametrize(
    ("sort", "typed"),
    [
        ("fever", {"temperature": "382"}),
        ("fever", {"temperature": "很烫"}),
        ("fever", {}),
        ("trip", {"where": "", "words": "从外地回来"}),
        ("help", {"words": "米"}),
        ("ask", {"words": "  "}),
    ],
)
def test_what_cannot_stand_comes_back_with_all_that_was_typed(
    household: Browser, sort: str, typed: dict[str, str]
) -> None:
    """12:00  a slip of the finger: a sentence says what to do, nothing typed is lost, nothing is kept"""
    answer = _tell(household("3-2-402"), sort, **typed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert all(text.strip() in answer.content.decode() for text in typed.values())
    assert not Held.objects.filter(community_id=COMMUNITY).exists()


def test_nobody_of_another_household_can_be_named(cast: Cast, household: Browser) -> None:
    """Planted in the form: the id of the neighbour upstairs. The draft is about nobody in particular."""
    _tell(household("3-2-402"), "fever", who=cast.people["赵磊"], temperature="38.2")
    page_of = Held.objects.get(community_id=COMMUNITY)
    from fangxian.intake.holding import opened

    (kept,) = opened(Look(COMMUNITY, "test", "look"), [page_of])
    assert kept.person_id is None


def test_a_household_cannot_fill_the_list_of_its_grid_worker(household: Browser) -> None:
    """Twenty within an hour are more than any household tells; then it is asked to call."""
    client = household("3-2-402")
    codes = [_tell(client, "help", need_type="food", words=f"{n}").status_code for n in range(21)]
    assert codes == [302] * 20 + [422]


def test_a_word_about_a_neighbour_comes_back_without_what_became_of_it(household: Browser, asks: Browser) -> None:
    """12:00  "8-2-501李明发烧38.5" reaches that grid's worker; who told it reads that it was looked at, no more"""
    client = household("3-2-402")
    matter = _tell(client, "words", words="8-2-501李明发烧38.5").url
    _settle(asks("grid2"))
    page = _page(client, matter)
    assert "已看过,谢谢" in page
    assert "前办好" not in page
    assert "正在办" not in page


def test_a_trip_that_is_still_to_come_is_a_plan(household: Browser, asks: Browser) -> None:
    """12:00  they go to Changsha on the tenth: written down as planned, nobody counts as gone"""
    client = household("3-2-402")
    _tell(client, "trip", way="left", where="湖南长沙", day="2020-02-10")
    _settle(asks("grid1"))
    (entry,) = read.told(Look(COMMUNITY, "test", "look"), read.latest(COMMUNITY, None, None, 1))
    assert (entry.kind, entry.record.planned, entry.record.dest_adcode) == ("screening.departure", True, "430100")  # type: ignore[attr-defined]


def test_an_answer_to_what_was_asked_is_followed_like_the_matter_itself(household: Browser, asks: Browser) -> None:
    """12:00  somebody came back; asked from where, they say it in a second message: both show what became of it"""
    client = household("3-2-402")
    first = _tell(client, "words", words="我家从外地回来人了").url
    second = _tell(client, "words", words="湖北荆门").url
    assert "已收到" in _page(client, first)
    assert "已收到" in _page(client, second)
