"""The daily and the zero report are signed by their hour, every day."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds

ALL = "community"


def test_both_reports_are_owed_on_the_first_day(due: Due, overdue: Kinds) -> None:
    """
    since 2020-02-05 08:00
    """
    assert due(ALL, "reporting.daily_report") == "02-05 08:00–02-05 18:00"
    assert overdue(ALL, "02-05 18:01") == ["reporting.daily_report", "reporting.zero_report"]


def test_a_response_begun_in_the_evening_reports_the_next_day(due: Due) -> None:
    """
    since 2020-02-05 20:00
    """
    assert due(ALL, "reporting.daily_report") == "02-06 00:00–02-06 18:00"


def test_once_signed_the_next_days_is_owed(due: Due) -> None:
    """
    since 2020-02-05 08:00
    02-05 17:40  community  reporting.signed  form=daily report_number=1
    """
    assert due(ALL, "reporting.daily_report") == "02-06 00:00–02-06 18:00"


def test_a_daily_report_is_the_days_statement_too(due: Due) -> None:
    """
    since 2020-02-05 08:00
    02-05 17:40  community  reporting.signed  form=daily report_number=1
    """
    assert due(ALL, "reporting.zero_report") == "02-06 00:00–02-06 18:00"


def test_a_zero_report_is_no_daily_report(due: Due) -> None:
    """
    since 2020-02-05 08:00
    02-05 17:40  community  reporting.signed  form=zero report_number=1
    """
    assert due(ALL, "reporting.daily_report") == "02-05 08:00–02-05 18:00"


def test_yesterdays_report_signed_this_morning_leaves_todays(due: Due) -> None:
    """
    since 2020-02-05 08:00
    02-06 07:40  community  reporting.signed  form=daily report_number=1 when=2020-02-05
    """
    assert due(ALL, "reporting.daily_report") == "02-06 00:00–02-06 18:00"


def test_silence_is_no_zero_report_a_signature_is(due: Due, counted: Counted) -> None:
    """
    since 2020-02-05 08:00
    02-05 17:40  community  reporting.signed  form=zero report_number=1
    02-05 17:10  grid:2  reporting.nil_report
    """
    assert due(ALL, "reporting.zero_report") == "02-06 00:00–02-06 18:00"
    assert counted(ALL, "zero_reports", "02-05") == 1
    assert counted("grid:2", "zero_reports", "02-05") == 1
