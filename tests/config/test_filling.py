"""``fill`` on the command line: masked for whoever is alone there, in full once a second person releases it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner, Result

from fangxian.config.command_line import app
from fangxian.registry.sheet.sandbox import read
from fangxian.reports.models import Release
from tests.cast import Cast
from tests.reports.office.making import SHEETS, make

PASSWORD = "六月的雨打在伞上"
FOR = ("--purpose", "街道月报", "--recipient", "青山街道 张科")


@pytest.fixture(autouse=True)
def clock(noon: datetime) -> Iterator[None]:
    """It is noon of the third of February 2020."""
    with time_machine.travel(noon, tick=False):
        yield


def fill(sheet: str, folder: Path, *words: str, typed: str = "") -> Result:
    file = make(SHEETS / f"{sheet}.toml", folder).file
    line = ["fill", str(file), "--on", "2020-02-03", "--out", str(folder / "out.xlsx"), *words]
    return CliRunner(env={"FANGXIAN_LANGUAGE": "zh-hans"}).invoke(app, line, input=typed)


def text(folder: Path) -> str:
    return str(read(folder / "out.xlsx"))


@pytest.fixture
def signed_in(cast: Cast) -> Cast:
    """Some of the cast with a password."""
    for username in ("auditor", "grid1"):
        cast.users[username].set_password(PASSWORD)
        cast.users[username].save()
    return cast


def test_alone_at_the_machine_names_are_masked(cast: Cast, tmp_path: Path) -> None:
    """20:00  the keeper fills the roster: 刘*国, the ends of numbers; it is said how a copy in full is made"""
    told = fill("17_residents", tmp_path).output
    assert "姓名、证件号、电话已脱敏" in told
    assert "刘*国" in text(tmp_path)
    assert "刘建国" not in text(tmp_path)
    assert "199001" not in text(tmp_path)
    assert not Release.objects.filter(community_id=cast.community_id).exists()


def test_a_second_person_at_the_machine_releases_it(signed_in: Cast, tmp_path: Path) -> None:
    """20:10  the auditor types her password: the copy has the names, and stands in the book with who it is for"""
    told = fill("17_residents", tmp_path, "--second", "auditor", *FOR, typed=f"{PASSWORD}\n")
    assert told.exit_code == 0, told.output
    assert "刘建国" in text(tmp_path)
    steps = Release.objects.filter(community_id=signed_in.community_id).order_by("number")
    assert [(row.step, row.worker_id) for row in steps] == [
        ("asked", None),
        ("released", signed_in.workers["auditor"]),
        ("fetched", None),
    ]
    assert steps[0].told["recipient"] == "青山街道 张科"
    assert steps[0].told["sheet"]["people"] == 9
    assert "刘" not in str([row.told for row in steps])


@pytest.mark.parametrize(("who", "typed"), [("auditor", "falsch"), ("grid1", PASSWORD), ("nobody", PASSWORD)])
def test_nobody_else_releases_it(signed_in: Cast, tmp_path: Path, who: str, typed: str) -> None:
    """20:20  a wrong password; a grid worker, who may not release lists; a name that nobody has: no file at all"""
    told = fill("17_residents", tmp_path, "--second", who, *FOR, typed=f"{typed}\n")
    assert told.exit_code == 1
    assert not (tmp_path / "out.xlsx").exists()
    assert not Release.objects.filter(community_id=signed_in.community_id).exists()


def test_in_full_only_with_a_purpose_and_a_recipient(signed_in: Cast, tmp_path: Path) -> None:
    """20:25  the purpose was forgotten"""
    told = fill("17_residents", tmp_path, "--second", "auditor", "--recipient", "街道", typed=f"{PASSWORD}\n")
    assert told.exit_code == 1
    assert not (tmp_path / "out.xlsx").exists()


def test_counts_need_nobody(signed_in: Cast, tmp_path: Path) -> None:
    """20:30  figures by grid: nothing in it is masked and nobody is asked"""
    told = fill("09_grids_empty", tmp_path, "--second", "auditor", *FOR)
    assert told.exit_code == 0, told.output
    assert "脱敏" not in told.output
    assert not Release.objects.filter(community_id=signed_in.community_id).exists()


def test_questions_in_short(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """20:40  as JSON: what lacks for how many in which grid, then door by door, no more than one round takes"""
    monkeypatch.setattr("fangxian.reports.office.telling.MOST_DOORS", 1)
    data = json.loads(fill("12_school", tmp_path, "--json").stdout)
    (asked,) = [one for one in data["questions"] if one["grid"] == "第1网格"]
    assert asked["worker"] == "何秀英"
    lacks = {row["key"]: row["people"] for row in asked["lacks"]}
    assert lacks == {"guardian": 1, "work_unit": 1}
    assert len(asked["doors"]) == 1
    assert data["masked"] is True
