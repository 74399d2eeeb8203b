"""Whoever gets a sheet opens it: in LibreOffice it looks as it looked, and no text has become a formula."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from fangxian.config.workshop import spreadsheet
from fangxian.intake.returned.form import editable
from fangxian.measures.checkpoints.records import Visitor
from fangxian.registry.roster import export
from fangxian.reports import to_edit
from fangxian.reports.book_sheet import workbook
from fangxian.reports.books import book
from fangxian.reports.entered import Wanted
from fangxian.reports.releasing import of_register
from fangxian.vault.opening import Look
from fangxian.workforce.access import scope
from tests.cast import Cast
from tests.journeys import printed
from tests.reports.conftest import Write, write
from tests.reports.office.conftest import Fill, day, fill
from tests.reports.office.making import SHEETS, make

__all__ = ["day", "fill", "write"]  # the day of the office sheets, lent to this journey
OFFICE = ("51_daily_watch", "54_street_two_levels", "57_grid_roster", "59_english")
EVIL = ("=1+1", "@SUM(A1)", "+cmd|'/C calc'!A0", "-2+3")


@pytest.fixture
def printed_there(day: Cast, fill: Fill, write: Write, tmp_path: Path) -> Path:
    """Everything that leaves the house as a sheet, beside what the offices sent, printed by one LibreOffice."""
    files = [*_office_sheets(fill, tmp_path), *_our_own(day, write, tmp_path)]
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(files[0].read_bytes()[:900])
    program = spreadsheet.soffice()
    assert program, "There is no LibreOffice here. Install it (Debian: apt-get install libreoffice-calc poppler-utils)."
    command = spreadsheet.to_pdf(program, [*files, broken], tmp_path)
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert {file.stem for file in tmp_path.glob("*.pdf")} == {file.stem for file in files}, done.stdout + done.stderr
    return tmp_path


def _office_sheets(fill: Fill, folder: Path) -> list[Path]:
    files = []
    for name in OFFICE:
        sent = make(SHEETS / "fresh" / f"{name}.toml", folder).file
        filled = folder / f"{name}-filled.xlsx"
        filled.write_bytes(fill(sent).file)
        files += [sent, filled]
    return files


def _our_own(cast: Cast, write: Write, folder: Path) -> list[Path]:
    """A register, the same to be edited, the roster; in the register somebody wrote what looks like formulas."""
    for text in EVIL:
        write("gate 东门", Visitor(person="郑一", reason=text, admitted=True), hours=-1)
    seen = scope(cast.users["director"], cast.now)
    assert seen is not None
    wanted = Wanted(scope=seen, day=cast.now.date(), now=cast.now)
    (folder / "register.xlsx").write_bytes(workbook(book("visitors", wanted, "zh-hans")))
    entered = of_register.filled("visitors", wanted, "en")
    (folder / "edit.xlsx").write_bytes(to_edit.workbook(entered, wanted, editable, "Copy of: 周敏", "en"))
    export(Look(cast.community_id, "test", "print it"), folder / "roster.xlsx")
    return [folder / f"{name}.xlsx" for name in ("register", "edit", "roster")]


def test_opened_in_libreoffice_a_sheet_is_what_it_was(printed_there: Path) -> None:
    """
    18:00  the offices open their own sheets, filled: the same pages, every word that was there at its place, nothing
           else drawn than the answers
    18:10  the clerk opens a register: what looks like a formula stands there as it was said
    """
    for name in OFFICE:
        sent, filled = printed_there / f"{name}.pdf", printed_there / f"{name}-filled.pdf"
        before, after = printed.words(sent), printed.words(filled)
        assert len(before) == len(after), name
        answers = [printed.added(was, now) for was, now in zip(before, after, strict=True)]
        assert [gone for _, gone in answers] == [[]] * len(before), name
        assert sum(len(new) for new, _ in answers) > 10, name
        pages = zip(printed.pictures(sent), printed.pictures(filled), answers, strict=True)
        assert [printed.differing(was, now, new) for was, now, (new, _) in pages] == [0] * len(before), name
        assert any(printed.differing(was, now, []) for was, now in _pairs(sent, filled)), name
    for name in ("register", "edit"):
        said = "".join(word.text for page in printed.words(printed_there / f"{name}.pdf") for word in page)
        assert [text for text in EVIL if text.replace(" ", "") not in said] == [], name
        assert "#NAME?" not in said
    roster = "".join(word.text for page in printed.words(printed_there / "roster.pdf") for word in page)
    assert "刘建国" in roster
    assert "共9行" in roster


def _pairs(sent: Path, filled: Path) -> list[tuple[printed.Picture, printed.Picture]]:
    """Planted: with no answer allowed for, the pages do differ."""
    return list(zip(printed.pictures(sent), printed.pictures(filled), strict=True))
