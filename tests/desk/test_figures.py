"""Every figure opens exactly its rows: on the board, on the worklist, in the report."""

from __future__ import annotations

import re

from django.test import Client
from django.utils.html import strip_tags

from tests.cast import DOORS, Cast
from tests.desk.conftest import Asks

LINK = re.compile(r'<a href="(/figure/[^"]+)"[^>]*>(?:<span[^>]*>)?(\d+)')
LEGEND = re.compile(r'<a href="(\?lens=[^"]+class=[^"]+)">[^<]* <b>(\d+)</b>')
SHARE = re.compile(r'<a class="share" href="(/worklist/\?[^"]+)">[^<]*<small>(\d+)</small>')
WORK = re.compile(r'<a (?:class="late" )?href="(/worklist/\?[^"]+)">\D*(\d+)</a>')


def _day(cast: Cast, asks: Asks) -> Client:
    """A morning: an arrival, a reading, a need, a visit."""
    browser = asks("director")
    visits = (
        ("3-2-402", "screening.returnee", {"origin_adcode": "湖北荆门", "when": "2020-02-02"}),
        ("3-2-501", "screening.temperature", {"temperature_c": "36.4"}),
        ("8-2-501", "care.need", {"need_type": "food", "items": "米 2 袋"}),
        ("8-1-101", "screening.door_visit", {"answered": "yes"}),
    )
    for door, kind, answers in visits:
        answer = browser.post(f"/place/{cast.places[door]}/write/{kind}/", answers)
        assert answer.status_code == 302, door
    return browser


def test_every_figure_of_the_board_opens_exactly_its_rows(cast: Cast, asks: Asks) -> None:
    """12:00  the director taps every figure on the board"""
    browser = _day(cast, asks)
    figures = LINK.findall(browser.get("/board/").content.decode())
    assert len(figures) > 20
    assert sum(int(value) for _, value in figures) >= 5
    for path, value in figures:
        page = browser.get(path.replace("&amp;", "&")).content.decode()
        rows = re.findall(r'<td class="num end">(\d+)</td>', page)
        assert sum(map(int, rows)) == int(value), path
        assert re.search(r"data-sum>(\d+)", page)[1] == value, path  # type: ignore[index]


def test_every_count_of_the_five_opens_exactly_its_tasks(cast: Cast, asks: Asks) -> None:
    """12:10  the director taps every "overdue" and "to do" in every grid, and in no grid"""
    browser = _day(cast, asks)
    counts = WORK.findall(browser.get("/board/").content.decode())
    assert len(counts) > 8
    for path, value in counts:
        page = browser.get(path.replace("&amp;", "&")).content.decode()
        assert page.count('<td class="due">') == int(value), path


def test_every_share_of_the_five_opens_just_as_many_subjects(cast: Cast, asks: Asks) -> None:
    """12:15  the director taps every share: as many are on the worklist, those that are in place among them"""
    browser = _day(cast, asks)
    shares = SHARE.findall(browser.get("/board/").content.decode())
    assert len(shares) > 8
    for path, count in shares:
        page = browser.get(path.replace("&amp;", "&")).content.decode()
        assert f"data-subjects>{count}<" in page, path


def test_every_figure_of_the_report_opens_exactly_its_rows(cast: Cast, asks: Asks) -> None:
    """17:30  the clerk taps the figures of the daily report: by grid, elsewhere, in all, since the beginning"""
    browser = _day(cast, asks)
    figures = [(path, value) for path, value in LINK.findall(browser.get("/reports/").content.decode()) if value != "0"]
    assert len(figures) >= 4
    for path, value in figures:
        page = browser.get(path.replace("&amp;", "&")).content.decode()
        assert f"data-sum>{value}<" in page, path


def test_every_count_of_the_picture_opens_exactly_its_doors(cast: Cast, asks: Asks) -> None:
    """12:20  the director taps every count of every lens, in all grids and in one"""
    browser = _day(cast, asks)
    seen = 0
    for lens in ("screened", "observed", "overdue", "needs"):
        for grid in ("", f"&grid={cast.places['grid 1']}"):
            page = browser.get(f"/picture/?lens={lens}{grid}").content.decode()
            for path, count in LEGEND.findall(page):
                opened = browser.get(f"/picture/{path.replace('&amp;', '&')}").content.decode()
                assert len(re.findall(r'<li><a href="/place/\d+/">', opened)) == int(count), path
                seen += int(count)
    assert seen == 4 * (len(DOORS) + 5), "every door has one class in every lens"


def test_a_day_without_records_says_so(cast: Cast, asks: Asks) -> None:
    """08:00  nothing yet: the figure is zero and says so; an unknown one is not there"""
    browser = asks("director")
    assert "没有明细" in strip_tags(browser.get("/figure/?indicator=fevers").content.decode())
    assert browser.get("/figure/?indicator=nothing").status_code == 404
