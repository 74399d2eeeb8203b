"""A register about people leaves by a second person, for a while, with its recipient on every page and its marks."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from fangxian.derived.catch_up import catch_up
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.measures.disinfection.records import Disinfection
from fangxian.measures.screening.records import DoorVisit, Returnee
from fangxian.measures.shape import Record
from fangxian.registry.sheet.sandbox import fragment
from fangxian.reports.models import Release
from fangxian.reports.releasing import book, in_print
from fangxian.reports.releasing.marks import Marker
from fangxian.reports.releasing.trace import trace
from fangxian.vault import keys
from tests.cast import Cast
from tests.desk.conftest import Asks
from tests.desk.leaving import ask, fetch

HERE = 990101001001
DOORS = ("3-2-401", "3-2-402", "3-2-501")
many = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def written(cast: Cast) -> Cast:
    """Returnees and visits behind three doors, every seven minutes; a stairwell disinfected."""
    numbers = count(1)
    said: list[tuple[str, Record]] = [
        (door, Returnee(origin_adcode="420100", count=1)) for _ in range(12) for door in DOORS
    ]
    said += [(door, DoorVisit(answered=True)) for _ in range(12) for door in DOORS]
    for place, record in [*said, ("community", Disinfection(agent="84消毒液"))]:
        seq = next(numbers)
        entry = NewEntry(
            id=UUID(int=seq),
            device="phone",
            epoch=1,
            seq=seq,
            kind=record.kind,
            place_id=cast.places[place],
            person_id=cast.people["刘建国"] if place == "3-2-402" else None,
            happened_at=cast.now - timedelta(minutes=7 * (seq % 36) + seq // 36),
            worker_id=cast.workers["grid1"],
            record=record,
        )
        assert append(cast.community_id, [entry], cast.now)[0].code == "ok"
    catch_up(cast.community_id)
    return cast


def test_nothing_about_people_leaves_by_itself(written: Cast, asks: Asks) -> None:
    """19:00  the grid worker presses for the returnee ledger in every way: back to the page, and told how to ask"""
    desk = asks("grid1")
    for address in ("register.xlsx", "register.pdf", "to-edit.xlsx"):
        answer = desk.get(f"/registers/{address}?form=returnees", follow=True)
        assert "由另一人放行" in answer.content.decode()
        assert answer.redirect_chain
    assert not Release.objects.filter(community_id=written.community_id).exists()


def test_what_names_nobody_leaves_at_once_and_a_blank_form_too(written: Cast, asks: Asks) -> None:
    """19:05  the disinfection record is noted as a copy; the blank visitor book to write on is none"""
    desk = asks("grid1")
    director = asks("director")
    assert director.get("/registers/register.pdf?form=disinfection").content.startswith(b"%PDF")
    assert director.get("/registers/register.xlsx?form=disinfection").content.startswith(b"PK")
    assert desk.get("/registers/register.pdf?form=returnees&blank=1").content.startswith(b"%PDF")
    assert [row.told["form"] for row in Release.objects.filter(community_id=written.community_id)] == [
        "disinfection"
    ] * 2


@pytest.mark.parametrize("way", ["xlsx", "edit", "pdf"])
def test_it_says_on_every_page_whose_copy_it_is(written: Cast, asks: Asks, way: str) -> None:
    """19:10  asked for, released by the auditor, fetched: masked, with its recipient, purpose and end"""
    desk = asks("grid1")
    answer = fetch(desk, asks("auditor"), "returnees", way)
    if way == "pdf":
        pages = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
        assert len(pages) > 1
        assert all("青山街道 张科" in page.replace("\n", "") for page in pages)
        text = "".join(pages)
    else:
        rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        text = "".join(str(cell) for row in rows for cell in row)
    assert "刘*国" in text
    assert "刘建国" not in text


def test_in_full_only_if_it_was_asked_and_released_so(written: Cast, asks: Asks) -> None:
    """19:15  the street wants names: in full, and the second person reads that it is"""
    desk, auditor = asks("director"), asks("auditor")
    where = ask(desk, "returnees", full="yes")
    assert "显示全" in auditor.get(where).content.decode()
    auditor.post(f"{where}decide/", {"release": "yes"})
    rows = CalamineWorkbook.from_filelike(BytesIO(desk.post(f"{where}list.xlsx").content)).get_sheet_by_index(0)
    assert "刘建国" in "".join(str(cell) for row in rows.to_python() for cell in row)


def test_it_is_fetched_by_whoever_asked_and_in_its_time_alone(written: Cast, asks: Asks, noon: datetime) -> None:
    """19:20  another grid worker finds nothing there; nobody releases their own; next day it is gone"""
    desk = asks("grid1")
    where = ask(desk, "returnees")
    assert asks("grid2").get(where).status_code == 404
    assert desk.post(f"{where}decide/", {"release": "yes"}).status_code == 404
    assert b"PK" not in desk.post(f"{where}list.xlsx").content
    asks("auditor").post(f"{where}decide/", {"release": "yes"})
    assert desk.post(f"{where}list.xlsx").content.startswith(b"PK")
    with time_machine.travel(noon + timedelta(hours=25), tick=False):
        late = asks("grid1").post(f"{where}list.xlsx", follow=True)
        assert "已处理或已过期" in late.content.decode()


def test_it_must_be_said_what_for_and_to_whom(written: Cast, asks: Asks) -> None:
    """19:25  no recipient, or no reason: told so, what was typed is kept, nothing is asked"""
    for lacking in ("recipient", "reason", "purpose"):
        typed = {"purpose": "visit", "reason": "上门", "recipient": "张科", "hours": "24", "way": "pdf"} | {lacking: ""}
        answer = asks("grid1").post("/registers/ask/?form=returnees", typed)
        assert answer.status_code == 422
        assert "请" in answer.content.decode()
    assert not Release.objects.filter(community_id=written.community_id).exists()


def test_a_print_that_turns_up_names_its_copy(written: Cast, asks: Asks, tmp_path: Path) -> None:
    """22:00  the PDF is in a chat group; later a few lines copied out of it: each names the copy, and no other"""
    desk, auditor = asks("director"), asks("auditor")
    fetch(desk, auditor, "sweep", "pdf")
    leaked = tmp_path / "leaked.pdf"
    leaked.write_bytes(fetch(desk, auditor, "sweep", "pdf").content)
    copies = book.copies(written.community_id)
    there = {copy: Marker(written.community_id, copy) for copy in copies}
    rows = fragment(leaked)
    for part in (rows, rows[len(rows) // 4 :]):
        told = trace(part, there)
        assert told.found is not None
        assert (told.found.copy, told.found.kind) == (copies[-1], "print")
    assert trace(rows, {copies[0]: there[copies[0]]}).found is None


Markers = dict[int, Marker]


@pytest.fixture
def there(home: object) -> Markers:
    """Twenty copies of the community's registers went out."""
    keys.create(HERE)
    return {copy: Marker(HERE, copy) for copy in range(1, 21)}


def table(chance: Random, rows: int) -> tuple[tuple[str | int | None, ...], ...]:
    """A register as it might be: number, time, door, masked name and phone, region."""
    return tuple(
        (
            n,
            f"{chance.randrange(24):02}:{chance.randrange(60):02}",
            f"{chance.randrange(1, 77)}-{chance.randrange(1, 4)}-{chance.randrange(1, 19)}0{chance.randrange(1, 5)}",
            "刘*国",
            f"199****{chance.randrange(10_000):04}",
            "湖北省武汉市",
            None,
        )
        for n in range(1, rows + 1)
    )


def copied_out(rows: in_print.Rows, chance: Random) -> list[list[str]]:
    """What somebody copies out of a print: the cells in a row on a line, some lines lost, some parted."""
    lines = [" ".join("" if value is None else f"{value}" for value in row) for row in rows]
    return [[part] for line in lines for part in (line.split(" ") if chance.random() < 0.3 else [line])]


@many
@given(seed=st.integers(0, 10**9), rows=st.integers(25, 80))
def test_a_part_of_a_print_names_its_copy(there: Markers, seed: int, rows: int) -> None:
    """Any twenty lines of it, in any order, whatever else stands between them."""
    chance = Random(seed)
    copy = chance.choice(list(there))
    printed = in_print.marked(table(chance, rows), there[copy])
    part = copied_out(chance.sample(printed, 20), chance)
    chance.shuffle(part)
    found = trace([["值班记录 2020-02-03"], *part, ["转发"]], there).found
    assert found is not None
    assert found.copy == copy


@many
@given(seed=st.integers(0, 10**9))
def test_nobody_is_accused_by_a_print_of_none_of_theirs(there: Markers, seed: int) -> None:
    """Unmarked; of another copy; with spaces of chance or everywhere; two lines only: cannot tell."""
    chance = Random(seed)
    plain = table(chance, 60)
    everywhere = tuple(
        tuple(f"{in_print.SPACE}{cell}{in_print.SPACE}" if isinstance(cell, str) else cell for cell in row)
        for row in plain
    )
    by_chance = tuple(
        tuple(f"{cell}{chance.choice(('', in_print.SPACE))}" if isinstance(cell, str) else cell for cell in row)
        for row in plain
    )
    strange = in_print.marked(plain, Marker(HERE, 1000 + seed % 1000))
    few = in_print.marked(plain, there[1])[:2]
    for rows in (plain, everywhere, by_chance, strange, few):
        assert trace(copied_out(rows, chance), there).found is None
