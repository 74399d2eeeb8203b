"""The examples of the grid worker's guide are read out of it, said one after the other, and do what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from fangxian.intake.models import Held
from fangxian.intake.say import Heard
from fangxian.intake.settle import accept
from fangxian.workforce.access import Scope
from tests.cast import Cast

GUIDE = Path(__file__).parents[2] / "docs/field-guide/grid-worker.md"
ROW = re.compile(r"^\| (?P<said>[^|]+) \| (?P<comes>[^|]+) \|$", re.MULTILINE)


def examples() -> list[tuple[str, str]]:
    """What is written and what is said to come of it."""
    rows = [(found["said"].strip(), found["comes"].strip()) for found in ROW.finditer(GUIDE.read_text("utf-8"))]
    return [row for row in rows if row[0] != "you write"]


def test_the_twelve_examples_do_what_the_guide_says(cast: Cast, grid1: Scope, says: Callable[..., Heard]) -> None:
    """
    12:00  何秀英 of grid 1 writes them in the order of the guide, a minute apart
    """
    rows = examples()
    assert len(rows) == 12
    wrong = []
    for minute, (said, comes) in enumerate(rows):
        now = cast.now + timedelta(minutes=minute)
        heard = says("grid1", said, now=now)
        wrong += [f"{said}: {fault}" for fault in faults(heard, comes)]
        if "before" in comes and heard.cards[0].kind.startswith("reporting."):
            accept(cast.community_id, heard.cards[0].id, {}, grid1, now)
    assert wrong == []
    assert Held.objects.filter(community_id=cast.community_id, state="dropped").exists()


def faults(heard: Heard, comes: str) -> list[str]:
    """Where what came is not what the guide says."""
    if not heard.cards:
        return ["no card"]
    card, found = heard.cards[0], []
    where = "、".join(place.text for place in card.places)
    kind, at = re.search(r"`([\w.]+)`", comes), re.search(r"(?:at|before:) (\S+?)(?:,|$)", comes)
    found += [f"{card.kind}, not {kind[1]}"] if kind and card.kind != kind[1] else []
    found += [f"at {where}, not {at[1]}"] if at and where != at[1] else []
    gaps = [gap.name for gap in card.missing]
    found += [f"asks for {gaps}"] if (gaps == ["place"]) is not ("asks which door" in comes) or gaps[1:] else []
    found += ["not urgent"] if "urgent" in comes and not card.urgent else []
    found += ["not from the registry"] if "registry" in comes and "place" not in card.registry else []
    found += ["not written"] if "by itself" in comes and card.state != "accepted" else []
    return found
