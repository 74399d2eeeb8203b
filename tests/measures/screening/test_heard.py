"""What happened last night and is told this morning is new today: yesterday's report is out already."""

from __future__ import annotations

from tests.measures.conftest import Counted
from tests.measures.storybook import Story


def test_an_arrival_of_last_night_is_new_this_morning(counted: Counted) -> None:
    """
    Back from Jingmen at 22:00; the grid worker hears of it at 07:30, when yesterday's report is with the street.

    02-05 22:00  3-2-402  screening.returnee  who=1 origin_adcode=420800 received=02-06T07:30
    """
    for figure in ("returnees_key", "observed_new", "observed", "observed_home"):
        assert [counted("3-2-402", figure, day) for day in ("02-05", "02-06")] == [0, 1], figure


def test_a_correction_keeps_the_day_on_which_it_was_first_heard(counted: Counted) -> None:
    """
    On the 8th the origin is put right: nobody came on the 8th.

    02-05 22:00  3-2-402  screening.returnee  who=1 origin_adcode=420800 received=02-08T09:00 heard=02-06T07:30
    """
    assert [counted("3-2-402", "observed_new", day) for day in ("02-05", "02-06", "02-08")] == [0, 1, 0]


def test_a_release_told_late_leaves_todays_figure_today(counted: Counted) -> None:
    """
    Left on the evening of the 9th, as is heard on the 10th: the 9th's report had them under observation.

    02-05 09:00  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-09 21:00  3-2-402  screening.departure  who=1 received=02-10T08:00
    """
    assert [counted("3-2-402", "observed", day) for day in ("02-08", "02-09", "02-10")] == [1, 1, 0]
    assert [counted("3-2-402", "released", day) for day in ("02-09", "02-10")] == [0, 1]
    assert [counted("3-2-402", "departures", day) for day in ("02-09", "02-10")] == [0, 1]


def test_made_shorter_than_it_has_lasted_it_ends_on_the_day_that_is_heard(counted: Counted) -> None:
    """
    On the 11th somebody decides that five days were enough: up to the 10th the reports had them.

    02-05 09:00  3-2-402  screening.returnee  who=1 origin_adcode=420800 measure=居家隔离
    02-11 09:00  3-2-402  screening.quarantine_change  who=1 days_total=5 reason=阴性
    """
    assert [counted("3-2-402", "observed", day) for day in ("02-09", "02-10", "02-11")] == [1, 1, 0]
    assert [counted("3-2-402", "observed_home", day) for day in ("02-09", "02-10", "02-11")] == [1, 1, 0]
    assert [counted("3-2-402", "released", day) for day in ("02-10", "02-11")] == [0, 1]


def test_the_rule_had_ended_it_before_somebody_said_so(counted: Counted) -> None:
    """
    The fourteen days were over on the 18th; that the person had left is heard on the 20th.

    02-05 09:00  3-2-402  screening.returnee  who=1 origin_adcode=420800 measure=居家隔离
    02-16 09:00  3-2-402  screening.departure  who=1 received=02-20T08:00
    """
    assert [counted("3-2-402", "observed", day) for day in ("02-18", "02-19")] == [1, 0]
    assert [counted("3-2-402", "released", day) for day in ("02-19", "02-20")] == [1, 0]


def test_a_round_counts_on_the_day_it_was_done(counted: Counted) -> None:
    """
    A lift disinfected at 23:50 and sent at 00:20 was disinfected on the 5th.

    02-05 23:50  lift:8-1  disinfection.disinfection  received=02-06T00:20
    """
    assert [counted("lift:8-1", "disinfections", day) for day in ("02-05", "02-06")] == [1, 0]


def test_a_need_of_last_night_waits_from_the_day_it_was_heard(story: Story, counted: Counted) -> None:
    """
    02-05 22:00  3-2-402  care.need  need_type=food received=02-06T07:30
    02-06 20:00  3-2-402  care.delivery  items=米 received=02-07T07:30
    """
    assert [counted("3-2-402", "needs_waiting", f"02-0{day}") for day in (5, 6, 7)] == [0, 1, 0]
    assert [counted("3-2-402", "needs_met", f"02-0{day}") for day in (6, 7)] == [0, 1]
