"""A filled sheet that left is marked within its filled cells alone: a part of it tells whose copy it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from fangxian.registry.models import Place
from fangxian.registry.moving import Newcomer, move_in
from fangxian.registry.people import Details
from fangxian.registry.sheet.sandbox import read
from fangxian.reports.releasing.marks import Marker
from fangxian.reports.releasing.trace import trace
from tests.cast import Cast
from tests.reports.office.conftest import Fill
from tests.reports.office.judging import _values

pytestmark = pytest.mark.django_db
HEADS = ("序号", "姓名", "性别", "现住址", "联系电话")


@pytest.fixture
def many(day: Cast) -> Cast:
    """Two dozen people more behind each door."""
    doors = Place.objects.filter(community_id=day.community_id, kind="door").order_by("id")
    people = [
        Newcomer(details=Details(f"周{chr(0x4E00 + 24 * at + n)}"), place_id=door.id, from_day=date(2015, 1, 1))
        for at, door in enumerate(doors)
        for n in range(24)
    ]
    move_in(day.community_id, people)
    return day


def sheet(file: Path, heads: tuple[str, ...] = HEADS) -> Path:
    with Workbook(str(file)) as book:
        page = book.add_worksheet()
        page.write_string(0, 0, "居民信息花名册")
        page.write_row(1, 0, heads)
    return file


def written(path: Path, file: bytes) -> list[list[str]]:
    path.write_bytes(file)
    return read(path, as_is=True)[0]


def test_a_copy_is_traced_and_nobody_else_is_named(many: Cast, fill: Fill, tmp_path: Path) -> None:
    """
    12:00  copies 1 to 9 of the roster leave; the fifth lies on the street, then a page of thirty rows of it
    12:05  both tell that it was the fifth; typed anew without spaces the order tells; one never released tells none
    """
    file = sheet(tmp_path / "all.xlsx")
    markers = {copy: Marker(many.community_id, copy) for copy in range(1, 10)}
    rows = written(tmp_path / "5.xlsx", fill(file, marker=markers[5]).file)
    typed = [[cell.strip() for cell in row] for row in rows]
    for part in (rows, rows[40:75], typed):
        found = trace(part, markers).found
        assert found is not None
        assert found.copy == 5
    others = {copy: marker for copy, marker in markers.items() if copy != 5}
    assert trace(rows, others).found is None
    assert trace(written(tmp_path / "none.xlsx", fill(file).file), markers).found is None


def test_nothing_but_filled_texts_and_the_order_of_rows_differs(many: Cast, fill: Fill, tmp_path: Path) -> None:
    """The same people, doors and phones; no space after a name, a phone or a choice; the serial counts as ever."""
    file = sheet(tmp_path / "all.xlsx")
    plain, marked = _values(fill(file).file), _values(fill(file, marker=Marker(many.community_id, 1)).file)
    spaced = {where[1][0] for where, value in marked.items() if isinstance(value, str) and value != value.strip()}
    assert spaced == {"D"}
    serial = [value for where, value in marked.items() if where[1][0] == "A" and isinstance(value, float)]
    assert serial == sorted(serial)

    def lines(values: dict[tuple[str, str], object]) -> list[tuple[str, ...]]:
        numbers = sorted({int(where[1][1:]) for where in values})
        cells = [[str(values.get(("Sheet1", f"{letter}{n}"), "")).strip() for letter in "BCDE"] for n in numbers]
        return sorted(map(tuple, cells))

    assert lines(plain) == lines(marked)


def test_where_the_order_says_something_it_stays(many: Cast, fill: Fill, tmp_path: Path) -> None:
    """A sheet that asks for the relation has the householder first, in every copy."""
    file = sheet(tmp_path / "all.xlsx", (*HEADS, "与户主关系"))
    names = [
        [value for where, value in _values(fill(file, marker=marker).file).items() if where[1][0] == "B"]
        for marker in (None, Marker(many.community_id, 3))
    ]
    assert names[0] == names[1]
