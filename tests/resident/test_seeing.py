"""What a household is shown: its observation and the rule, what is kept about it, who looked; its own door alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from django.test import Client

from fangxian import resident
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.measures.care.records import Counselling
from fangxian.measures.screening.records import DoorVisit, Returnee
from fangxian.measures.shape import Record
from fangxian.registry.models import Residence
from fangxian.resident.looked import names_one
from tests.cast import COMMUNITY, Cast

Browser = Callable[[str], Client]


def _write(cast: Cast, number: int, record: Record, door: str, person: str | None = None) -> None:
    entry = NewEntry(
        id=UUID(int=number),
        device="phone",
        epoch=1,
        seq=number,
        kind=record.kind,
        place_id=cast.places[door],
        person_id=cast.people[person] if person else None,
        happened_at=cast.now,
        worker_id=cast.workers["grid1"],
        record=record,
    )
    assert append(COMMUNITY, [entry], cast.now)[0].code == "ok"


def test_an_observation_is_visible_to_whoever_is_restricted(cast: Cast, household: Browser) -> None:
    """3 February: he came back from Jingmen, fourteen days from today; the neighbour's page says nothing of it"""
    _write(cast, 1, Returnee(origin_adcode="420800"), "3-2-402", "刘建国")
    page = household("3-2-402").get("/my/home/").content.decode()
    assert "刘*国正在居家观察" in page
    assert "第1天,共14天" in page
    assert "最后一天是2020年2月16日" in page
    assert "依据:" in page
    assert "居家观察" not in household("3-2-501").get("/my/home/").content.decode()


def test_what_is_kept_names_the_records_and_not_what_was_in_confidence(cast: Cast, household: Browser) -> None:
    """A visit and an arrival are listed by day and sort; that somebody was in distress is not, nor what was said"""
    _write(cast, 1, DoorVisit(answered=True), "3-2-402")
    _write(cast, 2, Counselling(issue="不想回家"), "3-2-402", "王桂芳")
    page = household("3-2-402").get("/my/kept/").content.decode()
    assert "入户排查" in page
    assert "心理疏导" not in page
    assert "刘*国" in page
    assert "刘建国" not in page


def test_who_moved_in_later_sees_nothing_of_those_before(cast: Cast, household: Browser) -> None:
    """The family came on 10 February; a visit of the third was to those who lived there before"""
    _write(cast, 1, DoorVisit(answered=True), "3-2-402")
    rows = Residence.objects.filter(community_id=COMMUNITY, place_id=cast.door)
    rows.update(from_day=date(2020, 2, 10))
    assert "入户排查" not in household("3-2-402").get("/my/kept/").content.decode()


def test_every_look_at_the_household_is_told_by_role_and_purpose(cast: Cast, household: Browser, asks: Browser) -> None:
    """12:00  the grid worker opens the door's page, then names in full, to call; the household reads both, no name"""
    client, worker = household("3-2-402"), asks("grid1")
    worker.get(f"/place/{cast.door}/")
    worker.post(f"/place/{cast.door}/reveal/", {"purpose": "call"})
    page = client.get("/my/looked/").content.decode()
    assert "网格员" in page
    assert "打电话" in page
    assert "全名" in page
    assert "何秀英" not in page
    assert "打电话" not in household("3-2-501").get("/my/looked/").content.decode()


def test_a_run_of_ids_names_those_within_it() -> None:
    """The trail keeps ``3-7,12``."""
    assert names_one("3-7,12", [5])
    assert names_one("3-7,12", [2, 12])
    assert not names_one("3-7,12", [2, 8, 11, 13])
    assert not names_one("0197-aa,5-aa,x", [5, 197])


def test_the_pages_are_light_and_run_no_script(household: Browser) -> None:
    """On an old phone with little credit: page and style together stay below 20 KB, and nothing has to run"""
    client = household("3-2-402")
    style = (Path(resident.__file__).parent / "static/resident/resident.css").read_bytes()
    for path in ("/my/", "/my/home/", "/my/tell/fever/", "/my/kept/", "/my/looked/"):
        page = client.get(path, follow=True).content
        assert b"<script" not in page
        assert len(page) + len(style) < 20_000
