"""The report on the screen and on paper."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from fangxian.derived.catch_up import catch_up
from fangxian.measures.screening.records import Returnee
from fangxian.reports import content
from fangxian.reports.issue import issue
from fangxian.reports.render import draft_page, draft_xlsx, page, xlsx
from fangxian.workforce.models import Worker
from tests.cast import Cast
from tests.reports.conftest import Write

TODAY = date(2020, 2, 3)
pytestmark = pytest.mark.django_db


def sheet(whole: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(whole)).get_sheet_by_index(0).to_python()  # type: ignore[return-value]


def test_the_arrival_stands_in_the_sheet(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  3-2-402  from Jingmen;  12:00  signed and printed, in Chinese and in English
    """
    write("3-2-402", Returnee(origin_adcode="420800", when="2020-02-02"), person="刘建国", hours=-1)
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    chinese, english = sheet(xlsx(issued, "zh-hans")), sheet(xlsx(issued, "en"))
    assert ["新增观察", "人", 1, 0, 0, 1, 1] in chinese
    assert ["Newly under observation", "people", 1, 0, 0, 1, 1] in english
    assert chinese[0][0] == "疫情防控日报表"
    signatures = {row[0]: row[1] for row in chinese}
    assert signatures["审核签发"] == "周敏"
    assert signatures["依据台账"] == "1"
    assert signatures["台账校验值"] == content.read(issued).ledger_hash


def test_the_same_report_is_the_same_file(cast: Cast, director: Worker) -> None:
    """
    12:00  signed, and downloaded twice
    """
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    assert xlsx(issued, "zh-hans") == xlsx(issued, "zh-hans")


def test_a_name_that_looks_like_a_formula_stays_a_name(cast: Cast, director: Worker) -> None:
    """
    12:00  somebody's name begins with an equals sign; no office computer calculates it
    """
    director.name = '=HYPERLINK("http://x.invalid")'
    issued = issue(cast.community_id, "zero", TODAY, director, cast.now)
    inside = ZipFile(BytesIO(xlsx(issued, "zh-hans")))
    assert b"<f>" not in inside.read("xl/worksheets/sheet1.xml")
    assert ["审核签发", director.name] in [row[:2] for row in sheet(xlsx(issued, "zh-hans"))]


def test_every_figure_names_its_rows(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  on the page each number carries its indicator and its grid, so that it can be clicked
    """
    write("8-2-501", Returnee(origin_adcode="420800", when="2020-02-02"), person="李明", hours=-1)
    shown = page(issue(cast.community_id, "daily", TODAY, director, cast.now), "zh-hans")
    rows = [row for part in shown.parts for row in part.rows]
    cells = next(row.cells for row in rows if row.cells[0].indicator == "observed_new")
    assert [(cell.value, cell.reach, cell.grid_id) for cell in cells] == [
        (0, "grid", cast.places["grid 1"]),
        (1, "grid", cast.places["grid 2"]),
        (0, "elsewhere", None),
        (1, "all", None),
        (1, "total", None),
    ]
    assert all(len(row.cells) + 2 == len(shown.columns) for row in rows)


def test_a_draft_says_that_it_is_one(cast: Cast, write: Write) -> None:
    """
    12:00  the clerk looks at the report before it is signed
    """
    write("3-2-402", Returnee(origin_adcode="420800", when="2020-02-02"), person="刘建国", hours=-1)
    catch_up(cast.community_id)
    shown = draft_page(cast.community_id, "daily", TODAY, cast.now, "en")
    assert ("Number", "Draft, not signed") in shown.head
    assert ("Figures up to", "2020-02-03 12:00") in shown.head
    printed = sheet(draft_xlsx(cast.community_id, "daily", TODAY, cast.now, "en"))
    assert ["Newly under observation", "people", 1, 0, 0, 1, 1] in printed
