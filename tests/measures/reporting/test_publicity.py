"""What residents were told is counted: copies, messages, households; it owes nothing."""

from __future__ import annotations

from tests.measures.conftest import Counted, Kinds


def test_leaflets_and_messages_are_counted_apart(counted: Counted, kinds: Kinds) -> None:
    """
    02-05 09:00  grid:2  reporting.publicity  channel=leaflet copies=120 households=118
    02-05 15:00  grid:2  reporting.publicity  channel=poster copies=12
    02-05 18:00  grid:2  reporting.publicity  channel=group_message messages=3
    """
    assert counted("grid:2", "publicity_copies", "02-05") == 132
    assert counted("grid:2", "publicity_messages", "02-05") == 3
    assert counted("grid:2", "publicity_households", "02-05") == 118
    assert counted("grid:2", "publicity_copies", "02-06") == 0
    assert kinds("grid:2", "02-06 12:00") == []


def test_a_loudspeaker_round_without_a_number_counts_nothing(counted: Counted) -> None:
    """
    02-05 10:00  community  reporting.publicity  channel=loudspeaker
    02-06 10:00  community  reporting.publicity  channel=leaflet copies=500 planned=true
    """
    assert counted("community", "publicity_copies", "02-05") == 0
    assert counted("community", "publicity_messages", "02-05") == 0
    assert counted("community", "publicity_copies", "02-06") == 0
