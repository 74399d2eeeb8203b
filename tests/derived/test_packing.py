"""A standing comes back from its bytes as it went in, for each of the Five."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_type_hints

import pytest

from fangxian.derived.packing import STANDINGS, measure_of, packed, unpacked
from fangxian.measures.five import FIVE
from fangxian.measures.screening.states import Observation, ScreeningStanding, Stretch

AT = datetime(2020, 2, 8, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("measure", [measure.name for measure in FIVE])
def test_each_measure_has_a_standing_of_its_own(measure: str) -> None:
    """Before anything was written: the empty standing of each of the Five, packed and read back"""
    kind = STANDINGS[measure]
    assert measure_of[kind] == measure
    assert unpacked(measure, packed(kind())) == kind()


@pytest.mark.parametrize("measure", STANDINGS)
def test_no_standing_holds_a_set(measure: str) -> None:
    """A set has no order: the same records would give other bytes on another day, and verify would cry wolf"""
    assert not [name for name, hint in get_type_hints(STANDINGS[measure]).items() if "set[" in str(hint)]


def test_an_observation_comes_back_with_its_days_and_moments() -> None:
    """8 Feb  3-2-402: observed at home until the 22nd"""
    seen = Observation(
        subject="p1",
        person_id=1,
        number=7,
        entry_id="e7",
        opened_at=AT,
        received_at=AT,
        heard_on=AT.date(),
        named=True,
        people=1,
        stretches=[Stretch("居家隔离", date(2020, 2, 8), date(2020, 2, 22))],
    )
    standing = ScreeningStanding(observations=[seen], tries=[AT])
    assert unpacked("screening", packed(standing)) == standing
