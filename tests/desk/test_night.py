"""The night list at the desk: it comes at 23:30, is parted, put on the grid workers' lists and answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from fangxian.ledger import read
from fangxian.registry import response
from fangxian.vault.models import Trail
from tests.cast import Cast
from tests.desk.conftest import Asks
from tests.sheets import bad

HEAD = ("姓名", "联系电话", "现住址", "来自地", "返回日期")
LIST = (
    ("赵磊", "19900000003", "", "湖北武汉", "2020-02-03"),
    ("李明", "", "8-2-501", "湖北武汉", "2020-02-03"),
    ("孙婷", "", "3-2-501", "广东深圳", "2020-02-02"),
    ("周远", "", "96栋1单元101", "湖北", "2020-02-02"),
    ("某某人", "19900008888", "8栋9单元909", "湖北武汉", "2020-02-03"),
)


@pytest.fixture(autouse=True)
def clock(noon: datetime) -> Iterator[None]:
    """It is half past eleven at night."""
    with time_machine.travel(noon.replace(hour=23, minute=30), tick=False):
        yield


@pytest.fixture
def bring(asks: Asks) -> Callable[[str], str]:
    """The list is brought; where its bringer is led."""

    def by(username: str) -> str:
        file = SimpleUploadedFile("a.xlsx", bad.xlsx(("武汉来返人员名单",), HEAD, *LIST))
        return asks(username).post("/sheets-in/", {"file": file}).headers["Location"]

    return by


def tiles(page: str) -> list[int]:
    """The four figures on top."""
    return [int(n) for n in re.findall(r'data-part="\w+"><span class="n">(\d+)</span>', page)]


def test_parted_at_once_and_put_on_the_grid_workers_lists(cast: Cast, asks: Asks, bring: Callable[[str], str]) -> None:
    """23:30  five names: three to call, of whom one door is not known; one can wait, one is not ours. All masked"""
    desk, where = asks("director"), bring("director")
    assert where.endswith("/night/")
    page = desk.get(where).content.decode()
    assert tiles(page) == [3, 1, 0, 1]
    assert "何秀英" in page
    assert "不知是哪一户" in page
    assert "湖北来返人员须观察" in page
    assert not [told for told in ("赵磊", "李明", "19900000003", "19900008888") if told in page]

    numbers = re.findall(r'name="row" value="(\d+)"', page)
    assert len(numbers) == 2
    taken = desk.post(where.replace("night", "take"), {"row": numbers, "back": "night"})
    assert taken.headers["Location"] == where
    assert read.head(cast.community_id) == 2
    after = desk.get(where).content.decode()
    assert tiles(after) == [3, 1, 0, 1]
    assert "screening.quarantine_check/?resident=" in after
    assert "赵*" in asks("grid1").get("/worklist/").content.decode()


def test_names_and_phones_are_opened_for_one_grid_and_written_down(
    cast: Cast, asks: Asks, bring: Callable[[str], str]
) -> None:
    """23:32  the director calls grid 1 himself: its names and phones, no other's; the trail says what for"""
    desk, where = asks("director"), bring("director")
    grid = cast.places["grid 1"]
    assert desk.post(f"{where}{grid}/open/").status_code == 404
    page = desk.post(f"{where}{grid}/open/", {"purpose": "call"}, headers={"HX-Request": "true"}).content.decode()
    assert "赵磊" in page
    assert 'href="tel:19900000003"' in page
    assert "李明" not in page
    of = Trail.objects.filter(community_id=cast.community_id, purpose="reveal: call", what="registry_person.sealed")
    assert [one.how_many for one in of] == [1]
    assert "赵磊" not in desk.get(where).content.decode()
    office = desk.post(f"{where}0/open/", {"purpose": "call"}).content.decode()
    assert 'href="tel:19900008888"' in office


def test_every_figure_of_the_answer_opens_its_rows(asks: Asks, bring: Callable[[str], str]) -> None:
    """23:33  each figure in the answer is clicked: as many rows stand there as it says"""
    desk, where = asks("director"), bring("director")
    page = desk.get(where).content.decode()
    figures = re.findall(r'<a href="[^"]*\?only=([\w.]+)">(\d+)</a>', page)
    assert len(figures) >= 7
    for key, n in figures:
        rows = desk.get(f"{where}?only={key}").content.decode()
        assert rows.count("data-row=") == int(n), key
    assert desk.get(f"{where}?only=handled").status_code == 404
    english = desk.get(where, headers={"Accept-Language": "en"}).content.decode()
    assert "3 to be called now" in re.sub(r"<[^>]+>", "", english)


def test_by_day_it_stands_row_by_row_and_whoever_covers_a_grid_sees_rows_alone(
    cast: Cast, asks: Asks, bring: Callable[[str], str], noon: datetime
) -> None:
    """23:30  何秀英 brings a list: hers is row by row, as by day; after the response nothing is parted any more"""
    theirs = bring("grid1")
    assert not theirs.endswith("/night/")
    assert asks("grid1").get(f"{theirs}night/").status_code == 404
    with time_machine.travel(noon, tick=False):
        mine = bring("director")
        assert not mine.endswith("/night/")
        assert f"{mine}night/" in asks("director").get(mine).content.decode()
        assert tiles(asks("director").get(f"{mine}night/").content.decode()) == [3, 1, 0, 1]
    response.end(cast.community_id, noon)
    assert asks("director").get(f"{mine}night/").status_code == 404
