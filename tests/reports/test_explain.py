"""Why 37 became 35: whoever asks gets causes that sum to the difference, down to the rows."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from math import fsum
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fangxian.measures.screening.records import Departure, QuarantineEnd, Returnee, Temperature
from fangxian.registry.models import Place
from fangxian.reports import causes
from fangxian.reports.explain import Change, Explained, explain
from fangxian.reports.fill import plain
from fangxian.reports.issue import issue
from fangxian.reports.sides import Side, draft_side, issued_side
from fangxian.workforce.models import Worker
from tests.cast import Cast
from tests.reports.conftest import Write
from tests.reports.histories import History

TODAY = date(2020, 2, 3)
pytestmark = pytest.mark.django_db
histories = settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def change(told: Explained, indicator: str, *, whole: bool = False) -> Change:
    return next(one for one in told.changes if (one.indicator, one.whole) == (indicator, whole))


def key_arrival(name: str = "") -> Returnee:
    return Returnee(origin_adcode="420800", person=name or None, measure="居家隔离")


@histories
@given(seed=st.integers(0, 10**9))
def test_an_explanation_always_sums_to_the_difference(cast: Cast, seed: int) -> None:
    """
    Four days of whatever may come, with corrections, shops put to other grids, and reports signed in between: from
    each report to each, and to the draft of now, every figure is explained, grid by grid, and nothing is left over.
    """
    with transaction.atomic(using="default"), transaction.atomic(using="derived"):
        history = History(cast, Random(seed))
        history.go_on(25)
        history.sign()
        sides = [issued_side(one, "test") for one in history.issued[-5:]]
        sides.append(draft_side(cast.community_id, "daily", history.today))
        for one, other in combinations(sides, 2):
            told = explain(one, other)
            _sums_up(told)
            _sums_up_in_every_grid(told)
        transaction.set_rollback(True, using="default")
        transaction.set_rollback(True, using="derived")


def _sums_up(told: Explained) -> None:
    for line in told.new.filled.lines:
        then = next(old for old in told.old.filled.lines if old.indicator == line.indicator)
        for whole, old, new in ((False, then.sum, line.sum), (True, then.total or 0, line.total or 0)):
            steps = [
                s for one in told.changes if (one.indicator, one.whole) == (line.indicator, whole) for s in one.steps
            ]
            assert plain(fsum(step.value for step in steps)) == plain(new - old), line.indicator
            assert all(step.row for step in steps), "a remainder that no row accounts for"


def _sums_up_in_every_grid(told: Explained) -> None:
    for one in told.changes:
        if not one.whole:
            moved: Counter[int | None] = Counter()
            for step in one.steps:
                assert step.row
                moved[step.row.grid_id] += step.value  # type: ignore[assignment]  # rows count in thousandths, too
            before, after = (_by_grid(side, one.indicator) for side in (told.old, told.new))
            for grid in before.keys() | after.keys() | moved.keys():
                assert plain(moved[grid]) == plain(after.get(grid, 0) - before.get(grid, 0)), one.indicator


def _by_grid(side: Side, indicator: str) -> dict[int | None, float]:
    return {grid: value for (key, grid), value in side.counted.by_grid(side.day).items() if key == indicator}


def test_three_released_one_new(cast: Cast, write: Write, director: Worker) -> None:
    """
    Monday   three from Jingmen are under observation: the report says 3
    Tuesday  two are released, one arrives; the report says 2 = 3, two released, one new
    """
    for door, name in (("3-2-402", "刘建国"), ("8-2-501", "李明"), ("3-2-501", "赵磊")):
        write(door, key_arrival(), person=name, hours=-2)
    monday = issue(cast.community_id, "daily", TODAY, director, cast.now)
    write("3-2-402", QuarantineEnd(reason="误报"), person="刘建国", hours=20)
    write("8-2-501", Departure(), person="李明", hours=21)
    write("8-1-101", key_arrival(), person="吴刚", hours=22)
    told = explain(issued_side(monday, "test"), draft_side(cast.community_id, "daily", TODAY + timedelta(days=1)))
    observed = change(told, "observed")
    assert (observed.old, observed.new) == (3, 2)
    assert observed.by_cause() == [(causes.LEARNED, 1), (causes.ENDED, -2)]
    by = {step.row.place_id: step.by for step in observed.steps if step.row}
    assert (by[cast.places["8-1-101"]], by[cast.places["8-2-501"]]) == (7, 6)
    assert change(told, "released", whole=True).by_cause() == [(causes.DAY, 2)]


def test_a_correction_is_told_as_one(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  two people back from Jingmen at 3-2-402;  12:00  signed
    13:00  put right: it was one, and the report is signed again
    """
    wrong = write("3-2-402", Returnee(origin_adcode="420800", count=2), person="刘建国", hours=-1)
    first = issue(cast.community_id, "daily", TODAY, director, cast.now)
    write("3-2-402", Returnee(origin_adcode="420800", count=1), person="刘建国", hours=1, corrects=wrong)
    second = issue(cast.community_id, "daily", TODAY, director, cast.now + timedelta(hours=2))
    told = explain(issued_side(second, "test"), issued_side(first, "test"))
    assert (told.old.number, told.new.number) == (1, 2)
    for indicator in ("observed", "observed_new", "returnees_key"):
        assert change(told, indicator).by_cause() == [(causes.CORRECTED, -1)], indicator
    assert {step.by for step in change(told, "observed").steps} == {3}


def test_a_fever_that_was_none_is_told_by_the_reading_that_refuted_it(
    cast: Cast, write: Write, director: Worker
) -> None:
    """
    11:00  38.2 at 8-2-501;  12:00  signed;  12:30  measured again, 36.5
    """
    write("8-2-501", Temperature(temperature_c=38.2), person="李明", hours=-1)
    first = issue(cast.community_id, "daily", TODAY, director, cast.now)
    write("8-2-501", Temperature(temperature_c=36.5), person="李明", hours=0.5)
    told = explain(issued_side(first, "test"), draft_side(cast.community_id, "daily", TODAY))
    (step,) = change(told, "fevers").steps
    assert (step.cause, step.value, step.by) == (causes.FOLLOWED, -1, 3)


def test_a_building_put_to_another_grid_moves_its_figures(cast: Cast, write: Write, director: Worker) -> None:
    """
    11:00  an arrival at 3-2-402;  12:00  signed;  next week building 3 belongs to grid 2
    """
    write("3-2-402", key_arrival(), person="刘建国", hours=-1)
    first = issue(cast.community_id, "daily", TODAY, director, cast.now)
    Place.objects.filter(community_id=cast.community_id, building="3").update(grid_id=cast.places["grid 2"])
    write("3-2-402", Temperature(temperature_c=36.5), person="刘建国", hours=1)
    told = explain(issued_side(first, "test"), draft_side(cast.community_id, "daily", TODAY))
    moved = change(told, "observed")
    assert [(step.cause, step.value, step.row and step.row.grid_id) for step in moved.steps] == [
        (causes.MOVED, -1, cast.places["grid 1"]),
        (causes.MOVED, 1, cast.places["grid 2"]),
    ]
    assert moved.by_cause() == []


def test_reports_of_two_forms_are_not_compared(cast: Cast, director: Worker) -> None:
    """
    12:00  somebody asks why the zero report is another one than the daily report
    """
    daily, zero = (issue(cast.community_id, form, TODAY, director, cast.now) for form in ("daily", "zero"))
    with pytest.raises(ValueError, match="one form"):
        explain(issued_side(daily, "test"), issued_side(zero, "test"))
