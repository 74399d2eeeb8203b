"""Evenings on which the director signs the day's report, or is told why not."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from fangxian.derived.catch_up import catch_up
from fangxian.derived.figures import cumulative_rows, rows
from fangxian.derived.models import Task
from fangxian.derived.within import EVERYWHERE
from fangxian.ledger import read
from fangxian.measures.screening.records import DoorVisit, Returnee, Temperature
from fangxian.registry import response
from fangxian.registry.models import Community, Place
from fangxian.reports import content, filed
from fangxian.reports.issue import NotIssued, issue
from fangxian.reports.models import Issued
from fangxian.vault.opening import Look
from fangxian.workforce.models import Worker
from tests.cast import Cast
from tests.reports.conftest import Write

TODAY = date(2020, 2, 3)
pytestmark = pytest.mark.django_db


def figure(issued: Issued, indicator: str) -> tuple[float, float | None]:
    line = next(line for line in content.read(issued).filled.lines if line.indicator == indicator)
    return line.sum, line.total


def test_the_arrival_stands_in_the_evenings_report(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  3-2-402  screening.returnee  from Jingmen since last night
    12:00  the report is signed: one newly under observation, in grid 1; it stands on entry 1 of the ledger
    """
    write("3-2-402", Returnee(origin_adcode="420800", when="2020-02-02"), person="刘建国", hours=-1)
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    told = content.read(issued)
    line = next(line for line in told.filled.lines if line.indicator == "observed_new")
    assert [grid.name for grid in told.filled.grids] == ["第1网格", "第2网格"]
    assert (line.by_grid, line.elsewhere, line.sum, line.total) == ((1, 0), 0, 1, 1)
    assert (issued.number, issued.ledger_number, told.signed_by) == (1, 1, "周敏")
    assert told.ledger_hash == read.hash_at(cast.community_id, 1).hex()


def test_every_figure_is_the_sum_of_the_rows_it_opens(cast: Cast, write: Write, director: Worker) -> None:
    """
    08:00  two doors answered, one did not; a fever in grid 2
    12:00  whoever clicks a figure of the report finds exactly its rows
    """
    write("3-2-402", DoorVisit(answered=True), hours=-4)
    write("3-2-401", DoorVisit(answered=False), hours=-4)
    write("8-2-501", DoorVisit(answered=True, temperature_c=38.1, person="李明"), person="李明", hours=-3)
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    lines = content.read(issued).filled.lines
    assert figure(issued, "households_swept") == (2, None)
    assert figure(issued, "fevers") == (1, 1)
    for line in lines:
        opened = rows(cast.community_id, line.indicator, TODAY, EVERYWHERE)
        assert sum(row.value for row in opened) == line.sum, line.indicator
        since = cumulative_rows(cast.community_id, line.indicator, TODAY, EVERYWHERE)
        assert line.total in {None, sum(row.value for row in since)}, line.indicator


def test_signing_is_an_entry_and_pays_the_debt(cast: Cast, director: Worker) -> None:
    """
    12:00  the reports of the days so far are owed; each is signed, and the next day's is owed
    """
    catch_up(cast.community_id)
    (owed,) = Task.objects.filter(community_id=cast.community_id, kind="reporting.daily_report")
    for day in (date(2020, 1, 31) + timedelta(days=n) for n in range(4)):
        issue(cast.community_id, "daily", day, director, cast.now)
    catch_up(cast.community_id)
    (later,) = Task.objects.filter(community_id=cast.community_id, kind="reporting.daily_report")
    assert later.due_at - owed.due_at == timedelta(days=4)
    (signature,) = read.told(Look(cast.community_id, "test", "test"), read.after(cast.community_id, 3))
    assert (signature.worker_id, signature.kind) == (director.id, "reporting.signed")
    assert signature.record.report_number == 4  # type: ignore[attr-defined]


def test_reports_are_numbered_and_a_second_follows_the_first(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  the report is signed;  12:30  one more door is visited, and the report is signed again
    """
    first = issue(cast.community_id, "daily", TODAY, director, cast.now)
    write("3-2-402", DoorVisit(answered=True), hours=0.5)
    second = issue(cast.community_id, "daily", TODAY, director, cast.now + timedelta(hours=1))
    zero = issue(cast.community_id, "zero", TODAY, director, cast.now + timedelta(hours=1))
    assert [report.number for report in (first, second, zero)] == [1, 2, 3]
    assert [content.read(report).replaces for report in (first, second, zero)] == [None, 1, None]
    assert (figure(first, "households_swept")[0], figure(second, "households_swept")[0]) == (0, 1)
    assert [report.number for report in filed.latest(cast.community_id)] == [3, 2, 1]


def test_the_database_refuses_to_change_an_issued_report(cast: Cast, director: Worker) -> None:
    """
    12:00  signed;  12:05  somebody tries to write another figure into it
    """
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    rows_of = Issued.objects.filter(community_id=cast.community_id, number=issued.number)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows_of.update(content=b"{}")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows_of.delete()
    issued.content = bytes(issued.content).replace(b"2020-02-03", b"2020-02-04")
    with pytest.raises(ValueError, match="report 1"):
        content.read(issued)


def test_what_the_registry_says_later_does_not_change_it(cast: Cast, director: Worker) -> None:
    """
    12:00  signed;  13:00  the community and a grid are given other names
    """
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    Community.objects.filter(id=cast.community_id).update(name="新名社区")
    Place.objects.filter(community_id=cast.community_id, kind="grid").update(name="改名")
    told = content.read(Issued.objects.get(community_id=cast.community_id, number=issued.number))
    assert told.filled.community == "西湖新村社区(演示)"
    assert told.filled.grids[0].name == "第1网格"


def test_a_zero_report_is_signed_where_nothing_happened(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  a door visited, all well;  12:00  the director signs that there is nothing to report
    """
    write("3-2-402", DoorVisit(answered=True, temperature_c=36.5), hours=-1)
    issued = issue(cast.community_id, "zero", TODAY, director, cast.now)
    assert content.read(issued).filled.statement is not None


def test_a_zero_report_is_refused_where_a_figure_says_otherwise(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  a reading of 38.2 at 8-2-501;  12:00  the zero report is refused, and nothing is stored
    """
    write("8-2-501", Temperature(temperature_c=38.2), person="李明", hours=-1)
    with pytest.raises(NotIssued) as refused:
        issue(cast.community_id, "zero", TODAY, director, cast.now)
    assert refused.value.words.zh == "2020-02-03不能签零报告:发热人数 1。请改签日报表。"
    assert "Fevers 1" in refused.value.words.en
    assert not Issued.objects.filter(community_id=cast.community_id).exists()
    assert read.head(cast.community_id) == 1


def test_no_report_for_tomorrow_nor_without_a_response(cast: Cast, director: Worker) -> None:
    """
    12:00  tomorrow's report is asked for;  13:00  the response has ended: today's is still owed, no later one
    """
    with pytest.raises(NotIssued, match="is still to come"):
        issue(cast.community_id, "daily", TODAY + timedelta(days=1), director, cast.now)
    response.end(cast.community_id, cast.now)
    assert issue(cast.community_id, "daily", TODAY, director, cast.now + timedelta(days=1)).number == 1
    with pytest.raises(NotIssued, match="No response ran on 2020-02-04"):
        issue(cast.community_id, "daily", TODAY + timedelta(days=1), director, cast.now + timedelta(days=1))
    with pytest.raises(KeyError):
        issue(cast.community_id, "weekly", TODAY, director, cast.now)


def test_the_daily_report_says_all_that_a_zero_report_would(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  an arrival from Jingmen: no zero report can be signed today
    12:00  the daily reports are signed up to today; neither report is owed before tomorrow
    """
    write("3-2-402", Returnee(origin_adcode="420800", when="2020-02-02"), person="刘建国", hours=-1)
    issue(cast.community_id, "daily", TODAY, director, cast.now)
    catch_up(cast.community_id)
    kinds = ["reporting.daily_report", "reporting.zero_report"]
    owed = Task.objects.filter(community_id=cast.community_id, kind__in=kinds)
    assert {task.due_at.date() for task in owed} == {TODAY + timedelta(days=1)}
