"""A register leaves, is edited in a spreadsheet, comes back: only edits become corrections, after a look."""

from __future__ import annotations

import csv
import html
import random
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from fangxian.intake.models import Sheet
from fangxian.ledger import read
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.ledger.models import Entry
from fangxian.measures.care.records import Need, Stock
from fangxian.measures.checkpoints.records import Visitor
from fangxian.measures.disinfection.records import Disinfection
from fangxian.measures.reporting.records import Withdrawn
from fangxian.measures.screening.records import DoorVisit, QuarantineCheck, Returnee, Temperature
from fangxian.measures.shape import Record
from fangxian.registry.sheet.columns import plain
from fangxian.reports.register import AROUND, REGISTERS, load
from fangxian.vault.opening import Look
from tests.cast import Cast
from tests.desk.conftest import Asks
from tests.desk.leaving import fetch

Write = Callable[..., UUID]
Rows = list[list[str]]
RECORDS: tuple[tuple[str, Record], ...] = (
    (
        "3-2-402",
        Returnee(person="刘建国", origin_adcode="420800", when="2020-02-01T08:30", transport="K81次 007车", count=1),
    ),
    ("3-2-401", DoorVisit(answered=True, count=1, temperature_c=36.5)),
    ("3-2-501", Temperature(temperature_c=36.4, symptoms=["cough"])),
    ("3-2-402", QuarantineCheck(temperature_am=36.5, temperature_pm=36.7, day_n=2)),
    ("gate 东门", Visitor(person="郑一", visits="3-2-402", temperature_c=36.4, admitted=True, reason="=送菜")),
    ("3-1-101", Need(items=[{"name": "大米", "qty": 10, "unit": "斤"}, {"name": "酒精"}], detail="降压药,饭后")),
    ("gate 东门", Disinfection(area=["大门", "门把手"], area_m2=120, agent="84")),
    ("community", Stock(movement="in", items=[{"name": "口罩", "qty": 500, "unit": "个"}])),
)


@pytest.fixture
def write(cast: Cast) -> Write:
    """``write("3-2-402", DoorVisit())`` appends an entry of an hour ago; ``corrects`` an earlier one."""
    numbers = count(1)

    def one(place: str, record: Record, corrects: UUID | None = None) -> UUID:
        seq = next(numbers)
        entry = NewEntry(
            id=UUID(int=seq),
            device="phone",
            epoch=1,
            seq=seq,
            kind=record.kind,
            place_id=cast.places[place],
            person_id=cast.people["刘建国"] if isinstance(record, Returnee) else None,
            happened_at=cast.now - timedelta(hours=1),
            worker_id=cast.workers["grid1"],
            corrects=corrects,
            record=record,
        )
        assert append(cast.community_id, [entry], cast.now)[0].code == "ok"
        return entry.id

    return one


def leaves(desk: Client, name: str, language: str = "zh-hans") -> Rows:
    """The register to be edited, as its cells."""
    answer = desk.get(f"/registers/to-edit.xlsx?form={name}", headers={"accept-language": language})
    if answer.status_code == 302:  # it is about people
        answer = fetch(desk, second(), name, "edit", headers={"accept-language": language})
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    return [["" if cell is None else f"{cell}" for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def second() -> Client:
    """The auditor's browser."""
    client = Client()
    client.force_login(get_user_model().objects.get(username="auditor"), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def back(desk: Client, name: str, rows: Rows) -> str:
    """It comes back as CSV; the address where it is looked at."""
    text = StringIO()
    csv.writer(text).writerows(rows)
    file = SimpleUploadedFile("改好的.csv", text.getvalue().encode("utf-8-sig"))
    return str(desk.post(f"/registers/returned/?form={name}", {"file": file}).headers["Location"])


def look(desk: Client, where: str) -> str:
    """The page, as it reads."""
    text = html.unescape(desk.get(where).content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.partition("<main")[2]))


def at(rows: Rows, head: str, row: int = 0) -> tuple[int, int]:
    """Where the cell of that column stands, in that row of the table."""
    top = next(
        number for number, cells in enumerate(rows) if "行号码(勿改)" in cells or "Row key (leave as it is)" in cells
    )
    return top + 1 + row, rows[top].index(head)


def edit(rows: Rows, head: str, text: str, row: int = 0) -> None:
    """Somebody types over a cell."""
    line, column = at(rows, head, row)
    rows[line][column] = text


def last(cast: Cast) -> Any:
    """The record of the newest entry, opened."""
    rows = read.by_number(cast.community_id, [read.head(cast.community_id)])
    return read.told(Look(cast.community_id, "test", "look"), rows)[0]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_was_not_edited_comes_back_as_nothing(cast: Cast, asks: Asks, write: Write, language: str) -> None:
    """20:00  every register, sorted anew, some columns taken out, digits full-width: no row is a correction"""
    for place, record in RECORDS:
        write(place, record)
    desk, chance, kept = asks("director"), random.Random(7), 0
    for name in REGISTERS:
        rows = leaves(desk, name, language)
        top = at(rows, rows[3][0])[0]
        body = rows[top:]
        kept += len(body)
        chance.shuffle(body)
        out = chance.sample(range(len(rows[0]) - 1), 2)
        wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
        mangled = [[c.translate(wide) for i, c in enumerate(row) if i not in out] for row in body]
        heads = [[c for i, c in enumerate(row) if i not in out] for row in rows[:top]]
        if body:
            said = look(desk, back(desk, name, heads + mangled))
            assert "改过0行,有冲突0行,新增0行,不确定0行" in said, (name, said)
    assert kept >= len(RECORDS)


def test_an_edit_becomes_a_correction_after_a_look(cast: Cast, asks: Asks, write: Write) -> None:
    """20:10  the director puts the origin, the seat and the day right in WPS; 20:20 looks, and takes it over once"""
    write(*RECORDS[0])
    desk = asks("director")
    rows = leaves(desk, "returnees")
    assert "刘建国" not in str(rows)
    for head, text in (
        ("从哪里来", "湖北武汉"),
        ("到达时间", "2020/2/2"),
        ("姓名", "王五"),
        ("联系电话", "19900009999"),
    ):
        edit(rows, head, text)
    where = back(desk, "returnees", rows)
    said = look(desk, where)
    assert "改过1行,有冲突0行" in said
    assert "湖北省荆门市 → 湖北省武汉市" in said
    assert Entry.objects.filter(community_id=cast.community_id).count() == 1
    for _ in range(2):
        desk.post(f"{where}take/", {"row": [at(rows, "姓名")[0] + 1]})
    now = last(cast)
    assert Entry.objects.filter(community_id=cast.community_id).count() == 2
    assert (now.record.origin_adcode, now.record.when, now.record.person) == ("420100", "2020-02-02", "刘建国")
    assert now.corrects == UUID(int=1)
    assert now.record.transport == "K81次 007车"
    assert "改过0行" in look(desk, where)
    desk.post(f"{where}done/")
    assert desk.get(where).status_code == 404
    assert bytes(Sheet.objects.get(community_id=cast.community_id).sealed) == b""


def test_a_conflict_is_shown_three_ways_and_waits_for_a_tick(cast: Cast, asks: Asks, write: Write) -> None:
    """20:10  while the sheet was away the grid worker put the same reading right, and another answer of the record"""
    first = write("3-2-501", Temperature(temperature_c=36.4))
    desk = asks("grid1")
    rows = leaves(desk, "temperatures")
    write("3-2-501", Temperature(temperature_c=37.4, method="ear"), corrects=first)
    edit(rows, "体温", "38.4")
    where = back(desk, "temperatures", rows)
    said = look(desk, where)
    assert "改过0行,有冲突1行" in said
    assert "36.4℃ → 38.4℃" in said
    assert "37.4" in said.partition("38.4℃")[2]
    assert "checked" not in desk.get(where).content.decode()
    desk.post(f"{where}take/", {"row": [at(rows, "体温")[0] + 1]})
    assert (last(cast).record.temperature_c, last(cast).record.method) == (38.4, "ear")


def test_an_answer_put_right_meanwhile_is_not_undone_by_a_cell_left_alone(cast: Cast, asks: Asks, write: Write) -> None:
    """20:10  the reading was put right while the sheet was away; in the sheet only the way of measuring is edited"""
    first = write("3-2-501", Temperature(temperature_c=36.4))
    desk = asks("grid1")
    rows = leaves(desk, "temperatures")
    write("3-2-501", Temperature(temperature_c=37.4), corrects=first)
    line, column = at(rows, "备注")
    rows[line][column] = "别的"
    assert "改过0行,有冲突0行,新增0行,不确定0行,未改1行" in look(desk, back(desk, "temperatures", rows))
    write("3-2-501", Withdrawn(reason="写错"), corrects=UUID(int=2))
    edit(rows, "体温", "36.9")
    where = back(desk, "temperatures", rows)
    assert "已撤回" in look(desk, where)
    desk.post(f"{where}take/", {"row": [line + 1]})
    assert read.head(cast.community_id) == 3


def test_rows_taken_out_added_copied_and_made_up(cast: Cast, asks: Asks, write: Write) -> None:
    """20:10  one row deleted, one added, one copied and changed, one with a key from nowhere, an impossible reading"""
    for place in ("3-2-501", "3-2-402", "3-2-401", "3-1-101"):
        write(place, Temperature(temperature_c=36.4))
    desk = asks("grid1")
    rows = leaves(desk, "temperatures")
    line, reading = at(rows, "体温")
    place, key = at(rows, "房号/单位")[1], at(rows, "行号码(勿改)")[1]
    copy, made_up, fresh = list(rows[line]), list(rows[line + 1]), [""] * len(rows[line])
    copy[reading], made_up[key], rows[line + 1][reading] = "39", "FX-3-AAAAAAAA", "375"
    fresh[place], fresh[reading] = "3栋1单元102", "37.1"
    where = back(desk, "temperatures", [*rows[:-1], copy, made_up, fresh])
    said = look(desk, where)
    assert "改过0行,有冲突0行,新增1行" in said
    assert "同一个行号码有两行" in said
    assert "行号码对不上" in said
    assert "应在34–43℃之间" in said
    assert "不确定3行" in said
    desk.post(f"{where}take/", {"row": range(1, 30)})
    assert read.head(cast.community_id) == 5
    assert (last(cast).place_id, last(cast).record.temperature_c) == (cast.places["3-1-102"], 37.1)
    assert "新增0行" in look(desk, where)


def test_a_sheet_of_another_grid_or_without_its_keys_changes_nothing(cast: Cast, asks: Asks, write: Write) -> None:
    """20:10  the worker of grid 2 brings the director's sheet; somebody cut the column of keys off"""
    write("3-2-501", Temperature(temperature_c=36.4))
    rows = leaves(asks("director"), "temperatures")
    edit(rows, "体温", "39")
    assert "改过0行,有冲突0行,新增0行,不确定1行" in look(asks("grid2"), back(asks("grid2"), "temperatures", rows))
    text = "\n".join(",".join(row[:-1]) for row in rows)
    answer = asks("director").post(
        "/registers/returned/?form=temperatures", {"file": SimpleUploadedFile("x.csv", text.encode())}
    )
    assert answer.status_code == 422
    assert "重新导出" in answer.content.decode()


def test_no_two_columns_of_a_register_have_one_head() -> None:
    """Else a column that comes back could be taken for another."""
    for name in REGISTERS:
        register = load(name)
        for language in ("zh-hans", "en"):
            heads = [plain(register.head(column).said(language)) for column in register.columns]
            assert len(set(heads)) == len(heads), (name, language)
    assert AROUND
