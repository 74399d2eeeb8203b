"""A worry gets its answer, an application its decision."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds


def test_a_rumour_is_answered_within_a_day(due: Due, counted: Counted) -> None:
    """
    02-05 20:00  building:12  reporting.concern  concern_type=rumour
    """
    assert due("building:12", "reporting.answer") == "02-05 20:00–02-06 20:00"
    assert counted("building:12", "rumours", "02-05") == 1
    assert counted("building:12", "concerns", "02-05") == 1


def test_thanks_suggestions_and_handled_ones_ask_for_none(kinds: Kinds) -> None:
    """
    02-05 20:00  grid:2  reporting.concern  concern_type=thanks
    02-05 20:01  grid:2  reporting.concern  concern_type=suggestion
    02-05 20:02  grid:2  reporting.concern  concern_type=gathering status=handled
    """
    assert kinds("grid:2", "02-05 21:00") == []


def test_the_answer_closes_its_own_question(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 20:00  grid:2  reporting.concern  concern_type=question
    02-05 20:05  grid:2  reporting.concern  concern_type=complaint
    02-05 21:00  grid:2  reporting.answered  of=#1 answer=明天恢复
    """
    assert kinds("grid:2", "02-05 22:00") == ["reporting.answer"]
    assert counted("grid:2", "answered", "02-05") == 1


def test_an_application_to_resume_is_decided_in_two_days(due: Due) -> None:
    """
    02-05 10:00  shop:22  reporting.resumption  status=apply shop_type=理发
    """
    assert due("shop:22", "reporting.resumption") == "02-05 10:00–02-07 10:00"


def test_a_decision_closes_the_application(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 10:00  shop:22  reporting.resumption  status=apply
    02-06 10:00  shop:22  reporting.resumption  status=approved
    """
    assert "reporting.resumption" not in kinds("shop:22", "02-06 10:01")
    assert counted("shop:22", "resumptions_applied", "02-05") == 1
    assert counted("shop:22", "resumptions", "02-06") == 1
