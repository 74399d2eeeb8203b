"""A fever is measured again, and what is not refuted goes upward."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds

DOOR = "3-2-402"


def test_a_high_reading_is_measured_again_at_once(due: Due, kinds: Kinds) -> None:
    """
    02-05 08:10  3-2-402  screening.door_visit  who=1 temperature_c=37.8
    """
    assert kinds(DOOR, "02-05 08:11") == ["screening.remeasure"]
    assert due(DOOR, "screening.remeasure") == "02-05 08:10–02-05 08:25"


def test_the_threshold_itself_is_a_fever(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-401  screening.door_visit  temperature_c=37.2
    02-05 08:10  3-2-402  screening.door_visit  temperature_c=37.3
    """
    assert kinds("3-2-401", "02-05 08:11") == []
    assert kinds(DOOR, "02-05 08:11") == ["screening.remeasure"]


def test_a_normal_second_reading_refutes(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:10  3-2-402  screening.door_visit  who=1 temperature_c=37.8
    02-05 08:20  3-2-402  screening.temperature  who=1 temperature_c=36.5 method=水银
    """
    assert kinds(DOOR, "02-05 12:00") == []
    assert counted(DOOR, "fevers", "02-05") == 0


def test_a_high_second_reading_goes_upward(kinds: Kinds, due: Due, counted: Counted) -> None:
    """
    02-05 08:10  3-2-402  screening.door_visit  temperature_c=37.8
    02-05 08:20  3-2-402  screening.temperature  temperature_c=38.0 method=水银
    """
    assert kinds(DOOR, "02-05 08:21") == ["reporting.fever_up"]
    assert due(DOOR, "reporting.fever_up") == "02-05 08:20–02-05 08:35"
    assert counted(DOOR, "fevers", "02-05") == 1


def test_a_fever_nobody_measures_again_goes_upward_all_the_same(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  screening.symptom  who=1 symptoms=发热,干咳
    """
    assert kinds(DOOR, "02-05 08:24") == ["screening.remeasure"]
    assert kinds(DOOR, "02-05 08:25") == ["screening.remeasure", "reporting.fever_up"]


def test_once_told_nothing_more_goes_upward(kinds: Kinds) -> None:
    """
    02-05 08:10  3-2-402  screening.door_visit  who=1 temperature_c=38.1
    02-05 08:20  3-2-402  screening.temperature  who=1 temperature_c=38.2
    02-05 08:40  3-2-402  reporting.reported_up
    """
    assert kinds(DOOR, "02-05 08:41") == []


def test_a_positive_test_needs_no_second_reading(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  screening.symptom  who=1 test_result=positive
    """
    assert kinds(DOOR, "02-05 08:11") == ["reporting.fever_up", "disinfection.terminal"]


def test_at_a_gate_a_later_reading_is_somebody_elses(kinds: Kinds) -> None:
    """
    02-05 08:10  gate:west  screening.temperature  temperature_c=37.9
    02-05 11:10  gate:west  screening.temperature  temperature_c=36.4
    """
    assert "screening.remeasure" in kinds("gate:west", "02-05 11:11")


def test_at_a_gate_the_next_reading_minutes_later_is_the_same_persons(kinds: Kinds) -> None:
    """
    02-05 08:10  gate:west  screening.temperature  temperature_c=37.9
    02-05 08:18  gate:west  screening.temperature  temperature_c=36.4 method=水银
    """
    assert "screening.remeasure" not in kinds("gate:west", "02-05 08:19")


def test_a_fever_of_one_is_not_refuted_by_another(kinds: Kinds) -> None:
    """
    02-05 08:10  3-2-402  screening.temperature  who=1 temperature_c=37.9
    02-05 08:12  3-2-402  screening.temperature  who=2 temperature_c=36.4
    """
    assert "screening.remeasure" in kinds(DOOR, "02-05 08:13")


def test_a_sign_in_somebody_observed_is_told(kinds: Kinds) -> None:
    """
    Nobody else's cough is.
    02-05 08:00  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 08:00  3-2-401  screening.door_visit
    02-05 09:10  3-2-402  screening.quarantine_check  who=1 temperature_c=36.4 symptoms=干咳
    02-05 09:20  3-2-401  screening.symptom  who=2 symptoms=干咳
    """
    assert "reporting.fever_up" in kinds(DOOR, "02-05 09:11")
    assert kinds("3-2-401", "02-05 09:21") == []


def test_a_fever_after_a_cough_is_a_matter_of_its_own(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:00  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 09:10  3-2-402  screening.quarantine_check  who=1 temperature_c=36.4 symptoms=干咳
    02-05 09:15  3-2-402  reporting.reported_up
    02-05 17:10  3-2-402  screening.quarantine_check  who=1 temperature_c=38.4 symptoms=干咳
    """
    assert "screening.remeasure" in kinds(DOOR, "02-05 17:11")
    assert "reporting.fever_up" in kinds(DOOR, "02-05 17:25")
    assert counted(DOOR, "fevers", "02-05") == 1


def test_a_positive_test_after_a_fever_is_told_again(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit  who=1 temperature_c=38.1
    02-05 08:10  3-2-402  screening.temperature  who=1 temperature_c=38.2
    02-05 08:15  3-2-402  reporting.reported_up
    02-06 10:00  3-2-402  screening.symptom  who=1 test_result=positive
    """
    assert "reporting.fever_up" in kinds(DOOR, "02-06 10:01")


def test_who_was_taken_away_is_not_measured_again(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  screening.symptom  who=1 symptoms=发热
    02-05 08:18  3-2-402  screening.symptom  who=1 measure=转运
    """
    assert kinds(DOOR, "02-05 08:19") == ["reporting.fever_up", "disinfection.terminal"]


def test_a_fever_that_comes_back_is_a_second_one(counted: Counted, kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.symptom  who=1 temperature_c=38.5
    02-05 08:10  3-2-402  screening.temperature  who=1 temperature_c=38.4
    02-05 08:15  3-2-402  reporting.reported_up  of=#1
    02-08 08:10  3-2-402  screening.temperature  who=1 temperature_c=36.4
    02-10 08:10  3-2-402  screening.temperature  who=1 temperature_c=38.0
    """
    assert counted(DOOR, "fevers", "02-05") == 1
    assert counted(DOOR, "fevers", "02-10") == 1
    assert "screening.remeasure" in kinds(DOOR, "02-10 08:11")


def test_a_reading_in_a_group_alarms(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit  count=3 temperatures_c=36.4,37.6,36.5
    """
    assert kinds(DOOR, "02-05 08:01") == ["screening.remeasure"]


def test_people_with_symptoms_are_counted(counted: Counted) -> None:
    """
    02-05 08:10  3-2-402  screening.symptom  count=2 symptoms=干咳
    02-05 09:10  3-2-402  screening.symptom  negated=true symptoms=发热
    """
    assert counted(DOOR, "symptoms", "02-05") == 2
    assert counted(DOOR, "fevers", "02-05") == 0
