"""Days of an epidemic are played into the ordinary doors."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest

from fangxian.demo import families, town
from fangxian.demo.build import build
from fangxian.demo.days import days
from fangxian.demo.happening import Span
from fangxian.demo.play import play
from fangxian.demo.world import World
from fangxian.intake.models import Held, Message
from fangxian.ledger.models import Entry

FIVE_NAMES = ("screening", "checkpoints", "reporting", "disinfection", "care")


@pytest.fixture
def small(noon: datetime, monkeypatch: pytest.MonkeyPatch) -> int:
    """A town of six low buildings, one in each grid."""
    few = [built for built in town.buildings() if built.number in (3, 14, 27, 40, 53, 65)]
    monkeypatch.setattr(families, "buildings", lambda: few)
    monkeypatch.setattr(families, "PEOPLE", 600)
    return build(1, noon)[0]


@pytest.mark.django_db
def test_a_day_is_played(small: int, noon: datetime) -> None:
    """
    One day and half of the next: every record is taken at the door, arrivals come as sentences that are accepted,
    four sentences still wait, and whatever the Five write is among the kinds.
    """
    answers = play(small, 1, 1, noon, lambda *_: None)
    assert set(answers) == {"ok"}
    kinds = Counter(Entry.objects.values_list("kind", flat=True))
    assert {kind.partition(".")[0] for kind in kinds} == {*FIVE_NAMES, "workforce"}
    assert kinds["screening.door_visit"] >= 150
    assert Held.objects.filter(state="accepted", kind="screening.returnee").count() == kinds["screening.returnee"]
    assert Held.objects.filter(state="open").exists()
    assert Message.objects.filter(understood=False).exists()


@pytest.mark.django_db
def test_the_same_seed_tells_the_same_days(small: int, noon: datetime) -> None:
    """Told twice they are alike to the id; with another seed they are not."""
    world, span = World(small, noon.date()), Span(noon.replace(hour=0), noon)
    once, again, other = (days(world, span, seed) for seed in (1, 1, 2))
    assert once == again
    assert once != other
