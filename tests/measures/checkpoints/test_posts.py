"""A post has two people for every shift; each shift is opened and handed over."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds, Only

GATE = "gate:west"
ROUND = "disinfection.round"


def owed_of_post(kinds: list[str]) -> list[str]:
    """Without the rounds of disinfection, which every gate owes as well."""
    return [kind for kind in kinds if kind != ROUND]


def test_the_first_shift_not_staffed_is_owed_before_it_begins(debt: Only, due: Due) -> None:
    """
    since 2020-02-05 06:00
    """
    assert due(GATE, "checkpoints.staff") == "02-04 19:00–02-05 07:00"
    assert debt(GATE, "checkpoints.staff").why == {"shift": "02-05 07:00–15:00", "people": 0, "needed": 2}


def test_one_person_is_not_enough(debt: Only) -> None:
    """
    since 2020-02-05 06:00
    gate:west rostered 02-05T07:00 02-05T15:00 2
    gate:west rostered 02-05T15:00 02-05T23:00 1
    """
    assert debt(GATE, "checkpoints.staff").why == {"shift": "02-05 15:00–23:00", "people": 1, "needed": 2}


def test_two_halves_make_one_whole(debt: Only) -> None:
    """
    since 2020-02-05 06:00
    gate:west rostered 02-05T07:00 02-05T11:00 2
    gate:west rostered 02-05T11:00 02-05T15:00 2
    """
    assert debt(GATE, "checkpoints.staff").why["shift"] == "02-05 15:00–23:00"


def test_a_gap_in_the_middle_of_a_shift_counts(debt: Only) -> None:
    """
    since 2020-02-05 06:00
    gate:west rostered 02-05T07:00 02-05T10:00 2
    gate:west rostered 02-05T12:00 02-05T15:00 2
    """
    assert debt(GATE, "checkpoints.staff").why == {"shift": "02-05 07:00–15:00", "people": 0, "needed": 2}


def test_a_roster_told_in_a_message_counts(debt: Only) -> None:
    """
    since 2020-02-05 06:00
    02-05 06:10  gate:west  checkpoints.checkpoint  planned=true staff=老周,小郑
        shift_start=2020-02-05T07:00 shift_end=2020-02-05T15:00
    """
    assert debt(GATE, "checkpoints.staff").why["shift"] == "02-05 15:00–23:00"


def test_a_post_not_opened_is_overdue(due: Due, overdue: Kinds) -> None:
    """
    since 2020-02-05 06:00
    gate:west rostered 02-05T07:00 02-06T07:00 2
    """
    assert due(GATE, "checkpoints.open") == "02-05 07:00–02-05 07:15"
    assert owed_of_post(overdue(GATE, "02-05 07:16")) == ["checkpoints.open"]


def test_once_opened_it_is_owed_to_hand_over(due: Due, overdue: Kinds) -> None:
    """
    since 2020-02-05 06:00
    gate:west rostered 02-05T07:00 02-06T07:00 2
    02-05 07:05  gate:west  checkpoints.checkpoint  staff=老周,小郑
    """
    assert due(GATE, "checkpoints.hand_over") == "02-05 14:30–02-05 15:30"
    assert due(GATE, "checkpoints.open") == "02-05 15:00–02-05 15:15"
    assert owed_of_post(overdue(GATE, "02-05 15:31")) == ["checkpoints.open", "checkpoints.hand_over"]


def test_counts_at_the_end_of_a_shift_hand_it_over(overdue: Kinds) -> None:
    """
    since 2020-02-05 06:00
    gate:west rostered 02-05T07:00 02-06T07:00 2
    02-05 07:05  gate:west  checkpoints.checkpoint  staff=老周,小郑
    02-05 14:55  gate:west  checkpoints.checkpoint  count_in=812 count_out=790 checked=1602 staff_next=小李,小王
    02-05 15:02  gate:west  checkpoints.checkpoint  staff=小李,小王
    """
    assert owed_of_post(overdue(GATE, "02-05 20:00")) == []


def test_counts_at_noon_hand_nothing_over(due: Due) -> None:
    """
    since 2020-02-05 06:00
    02-05 07:05  gate:west  checkpoints.checkpoint  staff=老周,小郑
    02-05 12:00  gate:west  checkpoints.checkpoint  count_in=412
    """
    assert due(GATE, "checkpoints.hand_over") == "02-05 14:30–02-05 15:30"


def test_the_night_shift_ends_the_next_morning(due: Due) -> None:
    """
    since 2020-02-05 06:00
    02-06 01:40  gate:west  checkpoints.checkpoint  count_in=3 count_out=7
    """
    assert due(GATE, "checkpoints.hand_over") == "02-06 06:30–02-06 07:30"


def test_a_closed_gate_owes_nothing(kinds: Kinds) -> None:
    """
    since 2020-02-05 06:00
    02-05 08:00  gate:west  checkpoints.checkpoint  status=closed
    """
    assert owed_of_post(kinds(GATE, "02-07 08:00")) == []


def test_against_mosquitoes_no_post_is_needed(kinds: Kinds) -> None:
    """
    profile chikungunya_2025
    since 2025-07-20 08:00
    """
    assert kinds(GATE, "2025-07-22 08:00") == []


def test_what_passed_is_counted_and_running_totals_are_not(counted: Counted) -> None:
    """
    02-05 07:05  gate:west  checkpoints.checkpoint  staff=老周,小郑 planned=false
    02-05 14:55  gate:west  checkpoints.checkpoint  count_in=812 count_out=790 checked=1602
        vehicles_in=30 vehicles_out=12 turned_back=4
    02-05 22:00  gate:west  checkpoints.checkpoint  checked=2811 cumulative=true
    """
    figures = ("posts", "on_duty", "passed_in", "passed_out", "temperatures_taken", "vehicles", "turned_back")
    assert [counted(GATE, figure, "02-05") for figure in figures] == [1, 2, 812, 790, 1602, 42, 4]
    assert counted(GATE, "posts", "02-06") == 0
