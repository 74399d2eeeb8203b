"""How well messages are read: those we worked on, those kept aside, and the project's own where they are at hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fangxian.reading import read
from fangxian.workforce.kinds import PHRASES
from tests.reading.score import Score, messages, score

OWN = Path(__file__).parent / "messages" / "own.jsonl"
HANDS = OWN.with_name("hands.jsonl")  # by five writers who knew the conventions and not one phrase
DEV = Path(__file__).resolve().parents[3] / "shared" / "messages" / "dev.jsonl"


def _scored(rows: list[dict[str, Any]]) -> Score:
    told = {row["id"]: read(row["text"], datetime.fromisoformat(row["sent_at"]), row["role"], PHRASES) for row in rows}
    return score(rows, {key: {"facts": one.facts, "urgent": one.urgent} for key, one in told.items()})


@pytest.mark.parametrize(
    ("file", "split", "floor"),
    [
        (OWN, "own", Score(kinds=0.985, fields=0.975, exact=0.93, urgent_precision=0.96, urgent_recall=0.98)),
        (OWN, "aside", Score(kinds=0.95, fields=0.935, exact=0.815, urgent_precision=0.91, urgent_recall=0.98)),
        (HANDS, "own", Score(kinds=0.975, fields=0.945, exact=0.8, urgent_precision=0.98, urgent_recall=0.98)),
        (HANDS, "aside", Score(kinds=0.865, fields=0.82, exact=0.565, urgent_precision=0.83, urgent_recall=0.89)),
    ],
)
def test_own_messages_are_read_as_well_as_they_were(file: Path, split: str, floor: Score) -> None:
    """Nobody who adds a phrase may make the others worse; a third of the messages was never worked on."""
    reached = _scored(messages(file, split))
    assert all(now >= least for now, least in zip(reached, floor, strict=True)), reached


def test_the_messages_that_define_reading_are_read() -> None:
    """The forty messages lie beside the repository, not in it: where they do, they are read as the issue asks."""
    rows = messages(DEV) if DEV.exists() else []
    assert not rows or min(_scored(rows)[:2]) >= 0.97


def test_every_kind_of_message_is_among_our_own() -> None:
    """Twenty core kinds, two extensions, and messages in which there is no fact at all."""
    rows = messages(OWN) + messages(HANDS)
    assert len({fact["kind"] for row in rows for fact in row["facts"]}) == 22
    assert sum(not row["facts"] for row in rows) >= 20
    assert len(messages(OWN, "aside") + messages(HANDS, "aside")) * 3 >= len(rows) * 0.9


def test_our_messages_name_nobody() -> None:
    """Every phone belongs to nobody."""
    phones = [fact["phone"] for row in messages(OWN) + messages(HANDS) for fact in row["facts"] if "phone" in fact]
    assert phones
    assert all(phone.startswith("1990000") for phone in phones)
