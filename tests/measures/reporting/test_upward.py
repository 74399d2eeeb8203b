"""What is urgent is told upward in minutes, counted from when it came in; telling it closes it."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds

DOOR = "3-2-402"


def test_a_close_contact_is_told_within_minutes_of_coming_in(due: Due) -> None:
    """
    Written on the stairs at 08:10 without signal, received at 09:00.
    02-05 08:10  3-2-402  reporting.close_contact  who=1 contact_level=suspected received=09:00
    """
    assert due(DOOR, "reporting.contact_up") == "02-05 09:00–02-05 09:15"


def test_not_a_contact_is_nothing(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  reporting.close_contact  who=1 negated=true
    """
    assert kinds(DOOR, "02-05 12:00") == []


def test_somebody_out_during_observation_is_told(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 16:00  3-2-402  screening.quarantine_check  who=1 status=absent
    """
    assert kinds(DOOR, "02-05 16:01") == ["reporting.absconded_up"]
    assert counted(DOOR, "absent", "02-05") == 1


def test_a_broken_seal_is_told(kinds: Kinds) -> None:
    """
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 16:00  3-2-402  screening.quarantine_check  seal_broken=true
    """
    assert "reporting.absconded_up" in kinds(DOOR, "02-05 16:01")


def test_telling_names_the_matter_and_leaves_the_other(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  reporting.close_contact  who=1
    02-05 08:11  3-2-402  reporting.close_contact  who=2
    02-05 08:12  3-2-402  reporting.reported_up  of=#2
    """
    assert kinds(DOOR, "02-05 08:20") == ["reporting.contact_up"]


def test_telling_that_names_a_person_leaves_the_other(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  reporting.close_contact  who=1
    02-05 08:11  3-2-402  reporting.close_contact  who=2
    02-05 08:12  3-2-402  reporting.reported_up  who=2
    """
    assert kinds(DOOR, "02-05 08:20") == ["reporting.contact_up"]


def test_telling_that_names_nobody_covers_all_before_it(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:10  3-2-402  reporting.close_contact  who=1
    02-05 08:11  3-2-402  reporting.close_contact  who=2 count=2
    02-05 08:12  3-2-402  reporting.reported_up
    02-05 08:30  3-2-402  reporting.close_contact  who=3
    """
    assert kinds(DOOR, "02-05 08:31") == ["reporting.contact_up"]
    assert counted(DOOR, "contacts", "02-05") == 4
    assert counted(DOOR, "told_upward", "02-05") == 1


def test_somebody_too_warm_at_a_gate_is_told(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 10:20  gate:west  checkpoints.checkpoint  checked=240 abnormal=1
    02-05 22:00  gate:west  checkpoints.checkpoint  checked=900 abnormal=1 cumulative=true
    """
    assert kinds("gate:west", "02-05 22:01").count("reporting.fever_up") == 1
    assert counted("gate:west", "abnormal", "02-05") == 1


def test_absent_twice_before_it_is_told_is_one_matter(kinds: Kinds) -> None:
    """
    02-05 08:00  3-2-402  screening.door_visit
    02-05 08:30  3-2-402  screening.returnee  who=1 origin_adcode=420800
    02-05 09:00  3-2-402  screening.quarantine_check  who=1 status=absent
    02-05 15:00  3-2-402  screening.quarantine_check  who=1 status=violation
    """
    assert kinds(DOOR, "02-05 15:01") == ["reporting.absconded_up"]
