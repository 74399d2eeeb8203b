"""Observation in two stages: first in central quarantine, then at home."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds

DOOR = "3-2-402"


def test_seven_days_central_and_three_at_home(due: Due, counted: Counted) -> None:
    """
    profile covid_19_2022_06
    since 2022-07-01 08:00
    07-01 09:00  3-2-402  screening.returnee  who=1 origin_adcode=310115
    07-01 15:00  3-2-402  screening.quarantine_check  who=1 measure=集中隔离
    """
    assert due(DOOR, "screening.check") == "07-08 06:00–07-08 09:00"
    assert due(DOOR, "screening.release") == "07-11 00:00–07-11 18:00"
    assert [counted(DOOR, "observed_central", day) for day in ("07-01", "07-07", "07-08")] == [1, 1, 0]
    assert [counted(DOOR, "observed_monitoring", day) for day in ("07-07", "07-08", "07-11")] == [0, 1, 0]


def test_until_taken_away_the_transfer_is_owed(due: Due, kinds: Kinds) -> None:
    """
    profile covid_19_2022_06
    since 2022-07-01 08:00
    07-01 09:00  3-2-402  screening.door_visit
    07-01 09:00  3-2-402  screening.returnee  who=1 origin_adcode=310115
    """
    assert due(DOOR, "screening.transfer") == "07-01 09:00–07-01 21:00"
    assert kinds(DOOR, "07-01 12:00") == ["screening.transfer"]


def test_the_twenty_articles_shorten_both_stages(due: Due) -> None:
    """
    profile covid_19_2022_06
    since 2022-11-12 08:00
    11-12 09:00  3-2-402  screening.returnee  who=1 origin_adcode=310115 measure=集中隔离
    """
    assert due(DOOR, "screening.check") == "11-17 06:00–11-17 09:00"
    assert due(DOOR, "screening.release") == "11-20 00:00–11-20 18:00"


def test_after_the_ten_articles_a_contact_stays_at_home_for_five_days(due: Due) -> None:
    """
    profile covid_19_2022_06
    since 2022-12-08 08:00
    12-08 08:30  3-2-402  reporting.close_contact  who=1 contact_level=close measure=居家隔离
    """
    assert due(DOOR, "screening.check") == "12-08 08:30–12-08 09:00"
    assert due(DOOR, "screening.release") == "12-13 00:00–12-13 18:00"


def test_somebody_observed_at_home_is_taken_away(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-07 10:00  3-2-402  screening.quarantine_check  who=1 measure=集中隔离
    """
    assert kinds(DOOR, "02-08 18:00") == []
    assert counted(DOOR, "taken_away", "02-07") == 1
    assert [counted(DOOR, "observed_home", day) for day in ("02-06", "02-07")] == [1, 0]
    assert [counted(DOOR, "observed_central", day) for day in ("02-06", "02-07", "02-18", "02-19")] == [0, 1, 1, 0]


def test_an_order_to_stay_at_home_knows_no_central_stage(kinds: Kinds) -> None:
    """
    profile covid_19_2022_06
    since 2022-07-01 08:00
    07-01 08:00  3-2-402  screening.door_visit
    07-01 08:30  3-2-402  reporting.close_contact  who=1 contact_level=secondary measure=居家隔离
    """
    assert "screening.transfer" not in kinds(DOOR, "07-01 12:00")
    assert "screening.check" in kinds(DOOR, "07-01 12:00")
