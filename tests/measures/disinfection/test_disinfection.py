"""Places are disinfected as often as the profile says, and at once after a case."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds


def test_lifts_four_times_a_day_buildings_daily(due: Due) -> None:
    """
    since 2020-02-05 08:00
    """
    assert due("lift:3-1", "disinfection.round") == "02-05 11:00–02-05 14:00"
    assert due("gate:west", "disinfection.round") == "02-05 14:00–02-05 20:00"
    assert due("building:12", "disinfection.round") == "02-05 20:00–02-06 08:00"
    assert due("shop:22", "disinfection.round") == "02-05 20:00–02-06 08:00"


def test_the_next_round_counts_from_the_last(due: Due) -> None:
    """
    02-05 10:00  building:12  disinfection.disinfection  agent=84消毒液 agent_ratio=1:100
    02-05 12:00  building:12  disinfection.disinfection  negated=true
    """
    assert due("building:12", "disinfection.round") == "02-05 22:00–02-06 10:00"


def test_a_door_owes_no_rounds(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    """
    assert kinds("3-2-402", "02-08 08:00") == []


def test_after_a_case_terminal_disinfection(due: Due, counted: Counted) -> None:
    """
    02-05 10:00  3-2-402  screening.symptom  who=1 symptoms=发热 measure=转运
    """
    assert due("3-2-402", "disinfection.terminal") == "02-05 10:00–02-06 10:00"
    assert counted("3-2-402", "cases", "02-05") == 1


def test_terminal_closes_it_and_an_ordinary_round_does_not(kinds: Kinds) -> None:
    """
    02-05 10:00  3-2-402  screening.symptom  who=1 test_result=positive
    02-05 10:00  3-2-401  screening.symptom  who=2 test_result=positive
    02-05 12:00  3-2-402  disinfection.disinfection  disinfection_type=terminal
    02-05 12:00  3-2-401  disinfection.disinfection
    """
    assert "disinfection.terminal" not in kinds("3-2-402", "02-05 13:00")
    assert "disinfection.terminal" in kinds("3-2-401", "02-05 13:00")


def test_somebody_well_taken_to_central_quarantine_leaves_no_case(kinds: Kinds) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 10:00  3-2-402  screening.quarantine_check  who=1 measure=集中隔离 temperature_c=36.4
    """
    assert "disinfection.terminal" not in kinds("3-2-402", "02-05 13:00")


def test_standing_water_is_cleared_within_a_day(due: Due, counted: Counted) -> None:
    """
    profile chikungunya_2025
    since 2025-07-20 08:00
    07-21 09:00  building:12  disinfection.breeding_site  site=楼顶 count=3 action=found
    """
    assert due("building:12", "disinfection.breeding_site") == "07-21 09:00–07-22 09:00"
    assert counted("building:12", "breeding_sites_found", "07-21") == 3


def test_cleared_on_the_roof_leaves_the_yard(kinds: Kinds, counted: Counted) -> None:
    """
    profile chikungunya_2025
    since 2025-07-20 08:00
    07-21 07:30  building:12  disinfection.disinfection  disinfection_type=mosquito
    07-21 09:00  building:12  disinfection.breeding_site  site=楼顶 action=found
    07-21 09:10  building:12  disinfection.breeding_site  site=院内 action=found
    07-21 15:00  building:12  disinfection.breeding_site  site=楼顶 action=cleared
    """
    assert kinds("building:12", "07-21 16:00") == ["disinfection.breeding_site"]
    assert counted("building:12", "breeding_sites_cleared", "07-21") == 1


def test_rounds_and_area_are_counted(counted: Counted) -> None:
    """
    02-05 10:00  building:12  disinfection.disinfection  times=2 area_m2=350
    02-05 15:00  building:12  disinfection.disinfection  area_m2=100.5
    02-05 16:00  building:12  disinfection.disinfection  planned=true area_m2=900
    """
    assert counted("building:12", "disinfections", "02-05") == 3
    assert counted("building:12", "disinfected_m2", "02-05") == 450.5
