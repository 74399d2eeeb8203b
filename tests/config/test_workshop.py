"""The whole check itself: what fails is counted, what cannot be run is said, nothing is left out in silence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from fangxian.config.workshop import benches, browser, map_of_house, running, spreadsheet
from fangxian.config.workshop.stages import Stage

RESULTS = """<testsuites><testsuite>
<testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><skipped/></testcase>
</testsuite></testsuites>"""


def _python(code: str) -> Stage:
    return Stage("a stage", (sys.executable, "-c", code))


def test_every_stage_is_run_whatever_the_others_say() -> None:
    """One fails, one passes, one is not installed: two failures, one pass, and the reason for each."""
    found = [_python("raise SystemExit(3)"), _python("print('fine')"), Stage("gone", ("no-such-program-here",))]
    assert running.run_all(found) == (1, 2)
    assert "cannot be run" in running.run(found[2]).written


def test_a_stage_that_hangs_is_stopped_and_counts_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: it waits for somebody who never types anything."""
    monkeypatch.setattr(running, "LONGEST", 0.5)
    ended = running.run(_python("print('here', flush=True); import signal; signal.pause()"))
    assert (ended.passed, ended.failed) == (0, 1)
    assert "here" in ended.written
    assert "stopped" in ended.written


def test_a_test_left_out_counts_as_failed(tmp_path: Path) -> None:
    """Planted: one passed, one failed, one skipped."""
    file = tmp_path / "results.xml"
    file.write_text(RESULTS, encoding="utf-8")
    assert running.counted(file, 1) == (1, 2)


def test_a_run_that_fell_over_counts_as_failed(tmp_path: Path) -> None:
    """It ended with an error, though every test it wrote down had passed."""
    file = tmp_path / "results.xml"
    file.write_text("<testsuite><testcase name='a'/></testsuite>", encoding="utf-8")
    assert running.counted(file, 3) == (1, 1)
    assert running.counted(tmp_path / "nothing.xml", 1) == (0, 1)


def test_where_chromium_may_not_be_installed_it_is_said(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """A builder's machine without Chromium and without the right to install it."""
    monkeypatch.setattr(browser.shutil, "which", lambda _name: None)
    monkeypatch.setattr(browser, "ON_A_MAC", Path("/nowhere"))
    monkeypatch.delenv("FANGXIAN_CHROMIUM", raising=False)
    assert browser.prepare() is None
    assert spreadsheet.prepare() is None
    assert "fonts-noto-cjk" in capsys.readouterr().err.replace("\n", " ")


def test_a_part_of_the_bench_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """The last line is one JSON object of every figure; an unknown part is named beside those there are."""
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "sums.py").write_text("def run():\n    return {'sum_per_s': 2.5}\n", encoding="utf-8")
    (tmp_path / "bench" / "_shared.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(benches, "ROOT", tmp_path)
    benches.bench(None, as_json=True)
    assert capsys.readouterr().out.splitlines()[-1] == '{"sum_per_s": 2.5}'
    with pytest.raises(SystemExit):
        benches.bench("horoscope", as_json=False)
    assert "sums" in capsys.readouterr().err


def test_the_map_takes_a_files_first_sentence(tmp_path: Path) -> None:
    """What follows the first sentence is for whoever opens the file."""
    file = tmp_path / "door.py"
    file.write_text('"""Finds a door.\n\nHow: slowly.\n"""\n', encoding="utf-8")
    assert map_of_house.opening(file) == "Finds a door."
    assert map_of_house.opening(tmp_path / "nothing.py") == ""
