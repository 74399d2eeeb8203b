"""Who comes from a key area is observed for the days of the profile, looked at twice a day, and released."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds, Only

DOOR = "3-2-402"


def test_an_arrival_from_hubei_is_observed_from_the_day_of_arrival(debt: Only, kinds: Kinds) -> None:
    """
    Somebody came from Jingmen last night; the grid worker writes it down the next afternoon.
    02-05 10:00  3-2-402  screening.door_visit
    02-05 16:00  3-2-402  screening.returnee  origin_adcode=420800 when=2020-02-04 when_part=evening temperature_c=36.5
    """
    assert debt(DOOR, "screening.release").why == {"start": "2020-02-04", "last_day": "2020-02-17", "days": 14}
    assert kinds(DOOR, "02-05 16:01") == ["screening.check"]


def test_an_arrival_from_elsewhere_is_only_recorded(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 10:00  3-2-402  screening.door_visit
    02-05 16:00  3-2-402  screening.returnee  origin_adcode=430100
    """
    assert kinds(DOOR, "02-06 12:00") == []
    assert counted(DOOR, "returnees_other", "02-05") == 1
    assert counted(DOOR, "observed", "02-05") == 0


def test_who_passed_through_a_key_area_is_observed_too(kinds: Kinds) -> None:
    """
    02-05 10:00  3-2-402  screening.door_visit
    02-05 16:00  3-2-402  screening.returnee  origin_adcode=320100 via_adcode=420100
    """
    assert "screening.check" in kinds(DOOR, "02-05 16:01")


def test_an_arrival_announced_for_tomorrow_opens_nothing(kinds: Kinds) -> None:
    """
    02-05 10:00  3-2-402  screening.door_visit
    02-05 16:00  3-2-402  screening.returnee  origin_adcode=420100 planned=true when=2020-02-06
    """
    assert kinds(DOOR, "02-05 18:00") == []


def test_who_came_longer_ago_than_the_term_is_not_observed(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 10:00  3-2-402  screening.door_visit
    02-05 10:00  3-2-402  screening.returnee  origin_adcode=420100 when=2020-01-20
    """
    assert kinds(DOOR, "02-05 18:00") == []
    assert counted(DOOR, "returnees_key", "02-05") == 1


def test_two_checks_a_day(due: Due) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 09:20  3-2-402  screening.quarantine_check  who=1 temperature_c=36.4
    """
    assert due(DOOR, "screening.check") == "02-05 15:00–02-05 18:00"


def test_a_late_check_still_covers_its_own_hour_only(due: Due) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 14:00  3-2-402  screening.quarantine_check  who=1 temperature_c=36.4
    """
    assert due(DOOR, "screening.check") == "02-05 15:00–02-05 18:00"


def test_an_early_check_covers_the_next_hour(due: Due) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 15:10  3-2-402  screening.quarantine_check  who=1 temperature_c=36.4
    """
    assert due(DOOR, "screening.check") == "02-06 06:00–02-06 09:00"


def test_one_missed_check_reminds_and_two_call_for_a_visit(kinds: Kinds, overdue: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    """
    assert kinds(DOOR, "02-05 08:59") == ["screening.check"]
    assert kinds(DOOR, "02-05 09:00") == ["screening.check", "screening.remind"]
    assert overdue(DOOR, "02-05 09:01") == ["screening.check"]
    assert kinds(DOOR, "02-05 18:00") == ["screening.check", "screening.remind", "screening.visit"]
    assert overdue(DOOR, "02-05 20:01") == ["screening.check", "screening.remind", "screening.visit"]


def test_a_check_settles_reminder_and_visit(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 19:10  3-2-402  screening.quarantine_check  temperature_c=36.6
    """
    assert kinds(DOOR, "02-05 19:11") == []


def test_a_reading_at_a_door_with_one_observed_is_theirs(due: Due) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 09:10  3-2-402  screening.temperature  temperature_c=36.5
    """
    assert due(DOOR, "screening.check") == "02-05 15:00–02-05 18:00"


def test_a_visit_that_names_them_is_a_look(due: Due) -> None:
    """
    The visit to the wife is none.
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 08:30  3-2-401  screening.returnee  origin_adcode=420800
    02-05 09:10  3-2-402  screening.door_visit  who=1 temperature_c=36.5
    02-05 09:10  3-2-401  screening.door_visit  person=王桂芳 temperature_c=36.5
    """
    assert due(DOOR, "screening.check") == "02-05 15:00–02-05 18:00"
    assert due("3-2-401", "screening.check") == "02-05 08:30–02-05 09:00"


def test_a_check_that_was_not_made_settles_nothing(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 09:10  3-2-402  screening.quarantine_check  negated=true
    """
    assert kinds(DOOR, "02-05 09:11") == ["screening.check", "screening.remind"]


def test_it_ends_by_rule_and_the_release_is_owed_by_the_next_evening(due: Due, kinds: Kinds) -> None:
    """
    Day 1 is the day of arrival; day 14 is the 18th.
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-18 18:00  3-2-402  screening.quarantine_check  who=1 day_n=14 temperature_c=36.5
    """
    assert due(DOOR, "screening.release") == "02-19 00:00–02-19 18:00"
    assert "screening.check" not in kinds(DOOR, "02-20 12:00")


def test_once_released_nothing_is_owed(kinds: Kinds) -> None:
    """
    02-18 17:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-19 10:00  3-2-402  screening.quarantine_end  who=1
    """
    assert kinds(DOOR, "02-20 12:00") == []


def test_a_release_refused_or_planned_ends_nothing(due: Due) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-10 10:00  3-2-402  screening.quarantine_end  who=1 negated=true
    02-11 10:00  3-2-402  screening.quarantine_end  who=1 planned=true
    """
    assert due(DOOR, "screening.release") == "02-19 00:00–02-19 18:00"


def test_ended_early_for_a_reason(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-09 10:00  3-2-402  screening.quarantine_end  who=1 reason=误登记
    """
    assert kinds(DOOR, "02-09 12:00") == []
    assert counted(DOOR, "released", "02-09") == 1
    assert counted(DOOR, "observed", "02-09") == 0


def test_extended_and_shortened(due: Due) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 08:40  3-2-401  screening.returnee  who=2 origin_adcode=420800
    02-10 10:00  3-2-402  screening.quarantine_change  who=1 days_total=21 reason=同住者发热
    02-10 10:00  3-2-401  screening.quarantine_change  of=#2 days_total=7 reason=街道通知
    """
    assert due(DOOR, "screening.release") == "02-26 00:00–02-26 18:00"
    assert due("3-2-401", "screening.release") == "02-12 00:00–02-12 18:00"


def test_who_leaves_the_community_is_observed_no_more(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-07 10:00  3-2-402  screening.departure  who=1 dest_adcode=430100
    """
    assert kinds(DOOR, "02-07 18:00") == []


def test_somebody_elses_departure_ends_nothing(kinds: Kinds) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  origin_adcode=420800
    02-07 10:00  3-2-402  screening.departure  person=小李 dest_adcode=430100
    """
    assert "screening.visit" in kinds(DOOR, "02-07 18:00")


def test_two_families_behind_one_door_are_kept_apart_by_name(kinds: Kinds) -> None:
    """
    Neither is in the registry.
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  person=刘建国 origin_adcode=420800
    02-05 08:31  3-2-402  screening.returnee  person=老黄 origin_adcode=420100
    02-05 09:20  3-2-402  screening.quarantine_check  person=刘建国 temperature_c=36.4
    """
    assert kinds(DOOR, "02-05 09:21") == ["screening.check", "screening.remind"]


def test_a_name_heard_later_belongs_to_the_one_without(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  origin_adcode=420800
    02-05 09:20  3-2-402  screening.quarantine_check  person=刘建国 who=7 temperature_c=36.4
    02-05 16:00  3-2-402  screening.quarantine_check  who=7 temperature_c=36.4
    """
    assert kinds(DOOR, "02-05 18:30") == []


def test_a_check_that_names_nobody_is_of_all(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 08:31  3-2-402  screening.returnee  who=2 origin_adcode=420800
    02-05 09:20  3-2-402  screening.quarantine_check  count=2 status=normal
    """
    assert kinds(DOOR, "02-05 14:00") == []


def test_the_same_arrival_written_twice_is_one_observation(counted: Counted, due: Due) -> None:
    """
    The later day of arrival is the cautious one.
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800 when=2020-02-03
    02-05 11:00  3-2-402  screening.returnee  who=1 origin_adcode=420800 when=2020-02-04
    """
    assert counted(DOOR, "observed", "02-05") == 1
    assert due(DOOR, "screening.release") == "02-18 00:00–02-18 18:00"


def test_a_check_on_day_five_of_somebody_unknown_opens_the_observation(due: Due) -> None:
    """
    02-05 09:00  3-2-402  screening.quarantine_check  person=刘建国 day_n=5 temperature_c=36.4
    """
    assert due(DOOR, "screening.release") == "02-15 00:00–02-15 18:00"


def test_an_order_to_stay_at_home_opens_an_observation(due: Due) -> None:
    """
    02-05 09:00  3-2-402  reporting.close_contact  who=1 contact_level=close measure=居家隔离
    """
    assert due(DOOR, "screening.release") == "02-19 00:00–02-19 18:00"


def test_a_family_of_three_counts_three(counted: Counted) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  count=3 origin_adcode=420800
    """
    assert counted(DOOR, "observed", "02-10") == 3
    assert counted(DOOR, "observed_home", "02-10") == 3
    assert counted(DOOR, "observed_new", "02-05") == 3
    assert counted(DOOR, "released", "02-19") == 3
    assert counted(DOOR, "observed", "02-19") == 0


def test_coming_back_after_the_term_is_a_new_observation(due: Due, counted: Counted) -> None:
    """
    Nobody wrote down the first release.
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    03-01 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    """
    assert due(DOOR, "screening.release") == "03-15 00:00–03-15 18:00"
    assert [counted(DOOR, "observed", day) for day in ("02-18", "02-19", "03-01")] == [1, 0, 1]
