"""Who may be given what: names in full, masked or not at all; health with the right to it; every look written."""

from __future__ import annotations

from pathlib import Path

import pytest

from fangxian.registry.models import Place
from fangxian.vault.models import Trail
from fangxian.workforce.access import Reach
from tests.cast import Cast
from tests.reports.office.conftest import Fill
from tests.reports.office.judging import _values
from tests.reports.office.making import SHEETS, make

pytestmark = pytest.mark.django_db


def column(file: bytes, letter: str) -> set[str]:
    return {str(value) for (_, where), value in _values(file).items() if where[0] == letter and where[1:].isdigit()}


def test_masked_for_whoever_may_not_take_names_out(fill: Fill, tmp_path: Path) -> None:
    """The grid worker's copy has 刘*国 and the ends of numbers, as on every list."""
    made = make(SHEETS / "01_returnees_street.toml", tmp_path)
    file = fill(made.file, names="masked").file
    assert "刘*国" in column(file, "B")
    assert "刘建国" not in str(_values(file))
    assert "990101" not in str(column(file, "D"))
    assert "199****0001" in column(file, "E")


def test_no_health_without_the_right_to_it(fill: Fill, tmp_path: Path) -> None:
    """Temperatures and symptoms stay out; a list of those under observation is not filled at all."""
    two = make(SHEETS / "02_returnees_two_levels.toml", tmp_path)
    assert "36.6" not in str(_values(fill(two.file, health=False).file))
    observed = make(SHEETS / "20_temperature_days.toml", tmp_path)
    result = fill(observed.file, health=False)
    assert result.filled == 0
    assert any("权限" in remark.zh for remark in result.remarks)


def test_only_what_lies_in_reach(fill: Fill, tmp_path: Path, day: Cast) -> None:
    """Who covers grid 1 gets the two of grid 1."""
    grid = Place.objects.get(community_id=day.community_id, kind="grid", code="1")
    made = make(SHEETS / "01_returnees_street.toml", tmp_path)
    result = fill(made.file, reach=Reach(frozenset({grid.id})))
    assert result.sheets[0].written == 2
    assert "李明" not in str(_values(result.file))


def test_openings_are_in_the_trail(fill: Fill, tmp_path: Path, day: Cast) -> None:
    """One row for the people of the sheet, with its purpose."""
    made = make(SHEETS / "01_returnees_street.toml", tmp_path)
    before = Trail.objects.filter(community_id=day.community_id, purpose="test").count()
    fill(made.file)
    rows = Trail.objects.filter(community_id=day.community_id, purpose="test").order_by("number")[before:]
    assert [row.what for row in rows].count("registry_person.sealed") == 1


def test_a_list_of_names_tells_nothing_to_whoever_may_not_see_people(fill: Fill, tmp_path: Path) -> None:
    """Names typed into a sheet are no way to learn who came back from where."""
    made = make(SHEETS / "21_list_from_above.toml", tmp_path)
    result = fill(made.file, names="none", health=False)
    assert result.filled == 0
    assert any("权限" in remark.zh for remark in result.remarks)
