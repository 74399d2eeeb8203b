"""A correction travels: every issued report that used the fact is found, none falsely; one note to each office."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fangxian.derived.draw import as_said, grid_of
from fangxian.diseases.profile import load
from fangxian.ledger import read
from fangxian.measures.five import fold
from fangxian.measures.reporting.records import Concern, Withdrawn
from fangxian.measures.screening.records import DoorVisit, Returnee, Temperature
from fangxian.reports import cells, content, frozen, notes
from fangxian.reports.issue import issue
from fangxian.reports.models import Issued, Note
from fangxian.reports.telling import text
from fangxian.vault.opening import Look
from fangxian.workforce.models import Worker
from tests.cast import Cast
from tests.reports.conftest import Write
from tests.reports.histories import History

TODAY = date(2020, 2, 3)
pytestmark = pytest.mark.django_db
Figures = dict[tuple[str, str], float]


def by_brute_force(issued: Issued, until: int) -> Figures:
    """Every place folded anew from all that was in the report or had happened when it was signed, up to ``until``."""
    look = Look(issued.community_id, "test", "oracle")
    then = content.read(issued)
    rows = {row.id: row for row in read.after(issued.community_id, 0) if row.number <= until}
    gone = {row.corrects for row in rows.values()}

    def origin(row: read.Row) -> int:
        return origin(rows[row.corrects]) if row.corrects else row.number

    def counts(row: read.Row) -> bool:
        return origin(row) <= issued.ledger_number or row.happened_at < issued.issued_at

    known = [row for row in rows.values() if row.id not in gone and counts(row)]
    said, figures = as_said(look, known), Counter[tuple[str, str]]()
    asked = {line.indicator: line.total is not None for line in then.filled.lines}
    for site in frozen.thaw(look, issued.number, bytes(issued.facts)):
        for row in fold(site, said.get(site.place_id, ()), load(then.profile)).tallies:
            if row.indicator in asked and row.from_day <= issued.day:
                if asked[row.indicator]:
                    figures[row.indicator, "total"] += row.value  # type: ignore[assignment]  # figures need not be whole
                if row.until_day is None or issued.day < row.until_day:
                    where = f"grid {grid_of(site)}" if grid_of(site) else "elsewhere"
                    figures[row.indicator, where] += row.value  # type: ignore[assignment]
                    figures[row.indicator, "sum"] += row.value  # type: ignore[assignment]
    return {key: round(value, 3) for key, value in figures.items() if round(value, 3)}


def told_by_notes(cast: Cast, issued: Issued) -> Figures:
    """By how much the notes, put into the report as it was issued, one after the other, have changed its figures."""
    first = last = content.read(issued).filled
    for note in reversed(notes.latest(cast.community_id, 10_000)):
        for one in notes.content(note).reports:
            last = cells.put_right(last, one.cells) if one.number == issued.number else last
    return {(cell.indicator, cell.column): round(cell.new - cell.old, 3) for cell in cells.differing(first, last)}


def moved_on(issued: Issued, head: int) -> Figures:
    """By how much the oracle's figures of a report are others by now."""
    was, now = by_brute_force(issued, issued.ledger_number), by_brute_force(issued, head)
    moved = {key: round(now.get(key, 0) - was.get(key, 0), 3) for key in was.keys() | now.keys()}
    return {key: value for key, value in moved.items() if value}


def changes_by_brute_force(issued: Issued, correction: read.Row) -> dict[tuple[str, str], tuple[float, float]]:
    """Every figure of the report that this correction alone makes another."""
    if correction.number <= issued.ledger_number:
        return {}
    was, became = (by_brute_force(issued, number) for number in (correction.number - 1, correction.number))
    keys = {key for key in was.keys() | became.keys() if was.get(key, 0) != became.get(key, 0)}
    return {key: (was.get(key, 0), became.get(key, 0)) for key in keys}


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_all_are_found_and_none_falsely(cast: Cast, seed: int) -> None:
    """
    Four days of whatever may come. The oracle derives every issued report anew before and after every correction,
    from all entries of all places: the notes name exactly the figures in which the two differ, once for each office.
    With every note put in, each report says what the oracle says of it now; no late fact is named that changes nothing.
    """
    with transaction.atomic(using="default"), transaction.atomic(using="derived"):
        history = History(cast, Random(seed))
        for _ in range(3):
            history.go_on(9)
            history.sign()
            history.put_right()
            notes.follow(cast.community_id, history.now)
        corrections = [row for row in read.after(cast.community_id, 0) if row.corrects]
        for row in corrections:
            told = [notes.content(note) for note in notes.about(cast.community_id, [row.number])]
            expected = {one.number: found for one in history.issued if (found := changes_by_brute_force(one, row))}
            assert len(told) == (1 if expected else 0)
            found = {
                one.number: {(cell.indicator, cell.column): (cell.old, cell.new) for cell in one.cells}
                for note in told
                for one in note.reports
            }
            assert found == expected
        head, every = read.head(cast.community_id), [notes.content(one) for one in notes.latest(cast.community_id, 999)]
        for one in history.issued:
            assert told_by_notes(cast, one) == moved_on(one, head)
        for row in read.by_number(cast.community_id, {number for one in every for number in one.late}):
            assert any(changes_by_brute_force(one, row) for one in history.issued)
        transaction.set_rollback(True, using="default")
        transaction.set_rollback(True, using="derived")


def test_one_note_to_each_office(cast: Cast, write: Write, director: Worker) -> None:
    """
    09:00  37.9 at 8-2-501 is written as 36.9;  10:00  the daily and the zero report are signed
    12:00  put right: one note tells the street of both reports, one tells district health that the zero report was none
    """
    wrong = write("8-2-501", Temperature(temperature_c=36.9), person="李明", hours=-3)
    issue(cast.community_id, "daily", TODAY, director, cast.now - timedelta(hours=2))
    issue(cast.community_id, "zero", TODAY, director, cast.now - timedelta(hours=2))
    write("8-2-501", Temperature(temperature_c=37.9), person="李明", corrects=wrong)
    assert notes.follow(cast.community_id, cast.now) == 2
    street, district = (notes.content(note) for note in notes.latest(cast.community_id)[::-1])
    assert (street.office.zh, [one.form for one in street.reports]) == ("街道办事处", ["daily", "zero"])
    assert (district.office.zh, [one.form for one in district.reports]) == ("区疾控中心", ["zero"])
    fevers = [(cell.column, cell.old, cell.new) for cell in district.reports[0].cells if cell.indicator == "fevers"]
    assert fevers == [(f"grid {cast.places['grid 2']}", 0, 1), ("sum", 0, 1)]
    assert [field.en for field in street.fields] == ["Temperature"]
    assert (street.kind.zh, street.corrected, street.entry, street.taken_back) == ("体温", 1, 4, False)


def test_a_second_correction_goes_on_from_what_was_told_last(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  three people back from Jingmen;  12:00  signed;  13:00  no, two;  14:00  no, it was a mistake altogether
    """
    first = write("3-2-402", Returnee(origin_adcode="420800", count=3), hours=-1)
    issue(cast.community_id, "daily", TODAY, director, cast.now)
    second = write("3-2-402", Returnee(origin_adcode="420800", count=2), hours=1, corrects=first)
    write("3-2-402", Withdrawn(reason="写错了门"), hours=2, corrects=second)
    assert notes.follow(cast.community_id, cast.now) == 2
    told = [notes.content(note) for note in notes.latest(cast.community_id)[::-1]]
    sums = [
        [(cell.old, cell.new) for cell in one.reports[0].cells if (cell.indicator, cell.column) == ("observed", "sum")]
        for one in told
    ]
    assert sums == [[(3, 2)], [(2, 0)]]
    assert [one.taken_back for one in told] == [False, True]


def test_what_no_report_used_leads_to_no_note(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  a visit, put right before the report is signed;  12:00  signed
    12:30  a symptom denied is put right, which no figure counts;  13:00  a visit of just now, which is not late
    """
    early = write("3-2-401", DoorVisit(answered=True), hours=-1)
    write("3-2-401", DoorVisit(answered=False), hours=-0.5, corrects=early)
    kept = write("3-1-101", DoorVisit(answered=True, symptoms_absent=["发热"]), hours=-1)
    issue(cast.community_id, "daily", TODAY, director, cast.now)
    write("3-1-101", DoorVisit(answered=True, symptoms_absent=["咳嗽"]), hours=-1, corrects=kept)
    write("8-1-101", DoorVisit(answered=True), hours=1)
    assert notes.follow(cast.community_id, cast.now) == 0
    assert notes.latest(cast.community_id) == []


def test_facts_that_came_late_are_told_in_one_note(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  the daily report is signed;  13:00  a phone finds its way back: two visits and a call of the morning
    14:00  one of the visits was a mistake;  14:30  one more reaches the office
    """
    issue(cast.community_id, "daily", TODAY, director, cast.now)
    mistaken = write("8-1-101", DoorVisit(answered=True), hours=-3)
    write("8-1-101", Concern(concern_type="question"), hours=1)
    write("8-1-102", DoorVisit(answered=True), hours=-2)
    assert notes.follow(cast.community_id, cast.now) == 1
    write("8-1-101", Withdrawn(reason="没去"), hours=2, corrects=mistaken)
    write("3-1-101", DoorVisit(answered=True), hours=-2.5)
    assert notes.follow(cast.community_id, cast.now) == 2
    told = [notes.content(note) for note in notes.latest(cast.community_id)[::-1]]
    swept = [
        [
            (cell.old, cell.new)
            for cell in one.reports[0].cells
            if (cell.indicator, cell.column) == ("households_swept", "sum")
        ]
        for one in told
    ]
    assert swept == [[(0, 2)], [(2, 1)], [(1, 2)]]
    assert [len(one.late) for one in told] == [2, 0, 1]
    assert "签发后才得知的记录 2 条" in text(told[0], "zh-hans")
    assert "came in after it was signed" in text(told[0], "en")
    assert len(notes.about(cast.community_id, [told[0].late[0]])) == 1


def test_following_twice_drafts_nothing_twice(
    cast: Cast, write: Write, director: Worker, statements: list[str]
) -> None:
    """
    12:00  the page of the notes is opened by two people, one after the other
    """
    wrong = write("3-2-402", Returnee(origin_adcode="420800"), hours=-1)
    issue(cast.community_id, "daily", TODAY, director, cast.now)
    write("3-2-402", Withdrawn(reason="写错了门"), hours=1, corrects=wrong)
    assert [notes.follow(cast.community_id, cast.now) for _ in range(2)] == [1, 0]
    statements.clear()
    notes.follow(cast.community_id, cast.now)
    assert len(statements) == 2


def test_a_note_stays_as_it_was_drafted_and_names_nobody(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  somebody who has the database tries to take a note away
    """
    wrong = write("3-2-402", Returnee(origin_adcode="420800", person="刘建国"), person="刘建国", hours=-1)
    issue(cast.community_id, "daily", TODAY, director, cast.now)
    write("3-2-402", Withdrawn(reason="不是刘建国"), hours=1, corrects=wrong)
    notes.follow(cast.community_id, cast.now)
    kept = Note.objects.filter(community_id=cast.community_id)
    assert "刘建国" not in bytes(kept.get().content).decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.delete()
