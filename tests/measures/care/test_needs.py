"""Every need is met in time, by its urgency."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds, Only

DOOR = "3-2-402"


def test_medicine_within_four_hours_of_coming_in(due: Due) -> None:
    """
    02-05 08:10  3-2-402  care.need  who=1 need_type=medicine items=降压药 received=09:00
    """
    assert due(DOOR, "care.need") == "02-05 09:00–02-05 13:00"


def test_medical_help_is_urgent(debt: Only, due: Due) -> None:
    """
    02-05 08:10  3-2-402  care.need  who=1 need_type=medical
    """
    assert debt(DOOR, "care.need").urgent
    assert due(DOOR, "care.need") == "02-05 08:10–02-05 08:40"


def test_a_delivery_meets_what_was_asked_for(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  care.need  who=1 need_type=food items=菜,米
    02-05 11:00  3-2-402  care.delivery  items=菜,米 status=delivered
    """
    assert kinds(DOOR, "02-05 12:00") == []
    assert counted(DOOR, "needs_met", "02-05") == 1
    assert counted(DOOR, "deliveries", "02-05") == 1


def test_a_delivery_planned_or_only_arrived_meets_nothing(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  care.need  need_type=food
    02-05 09:00  3-2-402  care.delivery  status=planned
    02-05 10:00  3-2-402  care.delivery  status=arrived
    02-05 11:00  3-2-402  care.delivery  planned=true
    """
    assert kinds(DOOR, "02-05 12:00") == ["care.need"]


def test_vegetables_are_no_medicine(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  care.need  need_type=medicine items=降压药
    02-05 11:00  3-2-402  care.delivery  items=菜 status=delivered
    """
    assert kinds(DOOR, "02-05 12:00") == ["care.need"]


def test_medicine_is_no_food(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  care.need  need_type=food
    02-05 11:00  3-2-402  care.delivery  items=降压药 status=delivered
    """
    assert kinds(DOOR, "02-05 12:00") == ["care.need"]


def test_goods_for_somebody_else_meet_nothing(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  care.need  who=1 need_type=food
    02-05 11:00  3-2-402  care.delivery  who=2 status=delivered
    """
    assert kinds(DOOR, "02-05 12:00") == ["care.need"]


def test_a_repair_is_met_by_saying_so(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  care.need  need_type=repair
    02-05 11:00  3-2-402  care.delivery  status=delivered
    02-05 15:00  3-2-402  care.met  of=#2 how=水管已修
    """
    assert kinds(DOOR, "02-05 16:00") == []


def test_not_needed_is_no_need(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  care.need  need_type=food negated=true
    """
    assert kinds(DOOR, "02-05 16:00") == []
    assert counted(DOOR, "needs_raised", "02-05") == 0


def test_what_is_wanted_tomorrow_waits_from_today(counted: Counted, due: Due) -> None:
    """
    02-05 08:10  3-2-402  care.need  need_type=transport planned=true when=2020-02-06
    """
    assert counted(DOOR, "needs_raised", "02-05") == 1
    assert counted(DOOR, "needs_waiting", "02-05") == 1


def test_a_need_waits_from_the_day_it_is_raised_to_the_day_it_is_met(counted: Counted) -> None:
    """
    02-05 08:10  3-2-402  care.need  need_type=certificate
    02-07 11:00  3-2-402  care.met  of=#1
    """
    assert [counted(DOOR, "needs_waiting", day) for day in ("02-04", "02-05", "02-06", "02-07")] == [0, 1, 1, 0]
    assert counted(DOOR, "needs_raised", "02-05") == 1
    assert counted(DOOR, "needs_met", "02-07") == 1


def test_distress_is_talked_to_within_half_a_day(due: Due) -> None:
    """
    02-05 20:10  3-2-402  care.counselling  who=1 issue=失眠
    """
    assert due(DOOR, "care.counselling") == "02-05 20:10–02-06 08:10"


def test_once_talked_to_it_is_settled(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 20:10  3-2-402  care.counselling  who=1 issue=失眠
    02-05 21:00  3-2-402  care.counselling  who=1 status=handled
    """
    assert kinds(DOOR, "02-06 09:00") == []
    assert counted(DOOR, "counselling", "02-05") == 1


def test_gifts_are_counted_and_offers_are_not(counted: Counted) -> None:
    """
    02-05 09:00  community  care.donation  amount_yuan=500 donation_type=特殊党费
    02-05 10:00  community  care.donation  items=口罩,酒精
    02-05 11:00  community  care.donation  amount_yuan=1000 status=offer
    """
    figures = ("donations_yuan", "party_dues_yuan", "donations_in_kind")
    assert [counted("community", figure, "02-05") for figure in figures] == [500, 500, 1]
