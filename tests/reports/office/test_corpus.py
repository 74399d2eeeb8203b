"""Sheets of the kinds that offices send, with their right answers: how much is filled, and that nothing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.office.conftest import Fill
from tests.reports.office.judging import Verdict, judge
from tests.reports.office.making import SHEETS, described, make

pytestmark = pytest.mark.django_db


def judged(folder: Path, out: Path, fill: Fill, day: object) -> Verdict:
    verdict = Verdict()
    for description in described(folder):
        made = make(description, out)
        who = made.told.get("who")
        person = day.people[who] if who else None  # type: ignore[attr-defined] # the cast
        judge(made, fill(made.file, who=person), verdict)
    return verdict


def test_the_sheets_of_the_offices_are_filled(fill: Fill, day: object, tmp_path: Path) -> None:
    """
    12:00  twenty-four sheets lie in the director's inbox, each in a layout of its own
    12:01  all are filled; no cell is wrong, nothing else has changed
    """
    verdict = judged(SHEETS, tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.95, verdict.unknown
    assert verdict.filled >= 0.9, verdict.lacking


def test_the_sheets_kept_aside_are_filled_too(fill: Fill, day: object, tmp_path: Path) -> None:
    """12:05  ten more; the first run, before anybody looked at them, stands in the decision"""
    verdict = judged(SHEETS / "held", tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.9, verdict.unknown
    assert verdict.filled >= 0.8, verdict.lacking


def test_the_fresh_sheets_are_filled_too(fill: Fill, day: object, tmp_path: Path) -> None:
    """12:10  ten more, unseen: titles that name a grid or a region, heads in two parts"""
    verdict = judged(SHEETS / "fresh", tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.9, verdict.unknown
    assert verdict.filled >= 0.9, verdict.lacking


def test_the_first_sheets_that_nobody_had_seen_are_filled(fill: Fill, day: object, tmp_path: Path) -> None:
    """12:15  twelve more: three levels of heads, totals on top, numbered columns, a sheet that asks for yesterday"""
    verdict = judged(SHEETS / "unseen_a", tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.9, verdict.unknown
    assert verdict.filled >= 0.9, verdict.lacking


def test_the_second_sheets_that_nobody_had_seen_are_filled(fill: Fill, day: object, tmp_path: Path) -> None:
    """12:20  nine more: empty flats that nobody can list, items with their units, a page per grid, a list in English"""
    verdict = judged(SHEETS / "unseen_b", tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.95, verdict.unknown
    assert verdict.filled >= 0.9, verdict.lacking


def test_the_third_sheets_that_nobody_had_seen_are_filled(fill: Fill, day: object, tmp_path: Path) -> None:
    """12:25  nine more: numbers of each building, arrivals by origin, who is to be released on a day to come"""
    verdict = judged(SHEETS / "unseen_c", tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.95, verdict.unknown
    assert verdict.filled >= 0.95, verdict.lacking


def test_the_fourth_sheets_that_nobody_had_seen_are_filled(fill: Fill, day: object, tmp_path: Path) -> None:
    """12:30  eight more: names pushed from above, a book of disinfections, a day in two columns, nobody of eighty"""
    verdict = judged(SHEETS / "unseen_d", tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.95, verdict.unknown
    assert verdict.filled >= 0.95, verdict.lacking


def test_the_fifth_sheets_that_nobody_had_seen_are_filled(fill: Fill, day: object, tmp_path: Path) -> None:
    """12:35  eight more: a county's long titles, a board of grids without one, pupils and who lives with them"""
    verdict = judged(SHEETS / "unseen_e", tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.95, verdict.unknown
    assert verdict.filled >= 0.95, verdict.lacking


def test_the_sixth_sheets_that_nobody_had_seen_are_filled(fill: Fill, day: object, tmp_path: Path) -> None:
    """12:40  eight more: the Spring Festival, doors written beforehand, three levels over one line, boxes to tick"""
    verdict = judged(SHEETS / "unseen_f", tmp_path, fill, day)
    assert verdict.wrong == []
    assert verdict.touched == []
    assert verdict.recognised >= 0.95, verdict.unknown
    assert verdict.filled >= 0.95, verdict.lacking
