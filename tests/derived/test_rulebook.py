"""Whoever changes a rule need not think of redrawing: the house notices."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import fangxian
from fangxian.derived import rulebook

HOUSE = Path(fangxian.__file__).parent


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The rules in a folder of the test's own."""
    for room in (*rulebook.ROOMS, "derived", "registry"):
        shutil.copytree(HOUSE / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(rulebook.resources, "files", lambda _: tmp_path)
    return tmp_path


def test_the_same_rules_have_the_same_edition(copied: Path) -> None:
    """Monday and Tuesday: nobody changed anything"""
    assert rulebook.edition.__wrapped__() == rulebook.edition.__wrapped__()


@pytest.mark.parametrize("file", ["diseases/covid_19_2020_02.toml", "measures/care/duties.py", "derived/draw.py"])
def test_another_word_in_a_rule_is_another_edition(copied: Path, file: str) -> None:
    """Monday night: one word of one rule was changed"""
    before = rulebook.edition.__wrapped__()
    with (copied / file).open("a", encoding="utf-8") as rules:
        rules.write("\n# one word more\n")
    assert rulebook.edition.__wrapped__() != before


def test_a_page_is_no_rule(copied: Path) -> None:
    """Monday night: the board's query was changed, and nothing need be redrawn"""
    before = rulebook.edition.__wrapped__()
    (copied / "derived" / "board.py").write_text("", encoding="utf-8")
    assert rulebook.edition.__wrapped__() == before
