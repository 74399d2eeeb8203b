"""People who live alone, are pregnant, ill or observed are contacted as often as the profile says."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds, Only

DOOR = "3-2-402"


def test_who_lives_alone_is_called_every_second_day(due: Due, debt: Only) -> None:
    """
    3-2-402 lives 1:lives_alone
    """
    assert due(DOOR, "care.contact") == "02-07 00:00–02-08 00:00"
    assert debt(DOOR, "care.contact").person_id == 1


def test_the_most_pressing_need_decides(debt: Only) -> None:
    """
    3-2-402 lives 1:chronic,lives_alone 2
    """
    assert debt(DOOR, "care.contact").why == {"need": "lives_alone", "days": 2}


def test_a_call_counts_for_whom_it_reached(kinds: Kinds) -> None:
    """
    3-2-402 lives 1:lives_alone 2:lives_alone
    02-05 08:00  3-2-402  screening.door_visit  who=2
    02-07 09:00  3-2-402  care.contacted  who=1 how=phone
    """
    assert kinds(DOOR, "02-07 12:00") == ["care.contact"]


def test_an_opened_door_reaches_everybody_behind_it(due: Due) -> None:
    """
    3-2-402 lives 1:lives_alone
    02-06 09:00  3-2-402  screening.door_visit  answered=true
    """
    assert due(DOOR, "care.contact") == "02-08 00:00–02-09 00:00"


def test_goods_at_the_door_are_a_contact(due: Due) -> None:
    """
    3-2-402 lives 1:lives_alone
    02-06 09:00  3-2-402  care.delivery  status=delivered
    """
    assert due(DOOR, "care.contact") == "02-08 00:00–02-09 00:00"


def test_a_call_nobody_took_is_none(due: Due, counted: Counted) -> None:
    """
    3-2-402 lives 1:lives_alone
    02-06 09:00  3-2-402  care.contacted  who=1 status=unreachable
    02-06 09:30  3-2-402  screening.door_visit  answered=false
    """
    assert due(DOOR, "care.contact") == "02-07 00:00–02-08 00:00"
    assert counted(DOOR, "care_calls", "02-06") == 0


def test_who_is_observed_is_spoken_to_every_day(due: Due) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 09:30  3-2-402  screening.quarantine_check  who=1 temperature_c=36.5
    """
    assert due(DOOR, "care.contact") == "02-06 00:00–02-07 00:00"


def test_observed_and_living_alone_is_one_call(debt: Only) -> None:
    """
    3-2-402 lives 1:lives_alone
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    """
    assert debt(DOOR, "care.contact").why["need"] == "observed"


def test_no_call_at_home_to_who_is_in_central_quarantine(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800 measure=集中隔离
    """
    assert kinds(DOOR, "02-08 12:00") == []


def test_taken_away_and_back_the_calls_go_on(due: Due) -> None:
    """
    3-2-402 lives 1:lives_alone
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800 measure=集中隔离
    """
    assert due(DOOR, "care.contact") == "02-19 00:00–02-20 00:00"


def test_somebody_named_later_is_called_once(due: Due) -> None:
    """
    3-2-402 lives 7:lives_alone
    02-05 08:30  3-2-402  screening.returnee  origin_adcode=420800
    02-06 09:20  3-2-402  screening.quarantine_check  who=7 temperature_c=36.4
    """
    assert due(DOOR, "care.contact") == "02-07 00:00–02-08 00:00"


def test_who_needs_nothing_is_left_in_peace(kinds: Kinds) -> None:
    """
    3-2-402 lives 1 2 3:under_14
    02-05 08:00  3-2-402  screening.door_visit
    """
    assert kinds(DOOR, "02-10 12:00") == []
