"""Spoiled sheets on the command line: ``roster`` and ``fill`` say how each is mended, and change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from fangxian.config.command_line import app, spoken
from fangxian.registry.models import Person
from tests.cast import Cast
from tests.sheets import bad

NOT_FILLED = {"long.csv", "wide.csv", "scan.xlsx"}  # no .xlsx at all


def fx(monkeypatch: pytest.MonkeyPatch, language: str, *words: str) -> Result:
    monkeypatch.setenv("FANGXIAN_LANGUAGE", language)
    return CliRunner().invoke(app, list(words))


def told(result: Result) -> str:
    """What stands on the terminal in the end; a fault is put into words by whoever runs the command."""
    words = spoken(result.exception) if isinstance(result.exception, Exception) else None
    return "".join(f"{result.output} {words.zh if words else ''} {words.en if words else ''}".split())


def put(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


@pytest.mark.parametrize("what", bad.REFUSED)
@pytest.mark.parametrize("command", ["roster", "fill"])
def test_a_spoiled_sheet_is_told_how_to_mend(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, what: str
) -> None:
    """21:00  a bomb, a password, a million rows: one sentence, in the machine's language; nobody is changed"""
    name, made, said, en = bad.REFUSED[what]
    file = put(tmp_path, name, made())
    words = ("另存为",) if command == "fill" and name in NOT_FILLED else said
    chinese = fx(monkeypatch, "zh-hans", command, file)
    assert chinese.exit_code == 1, chinese.output
    assert all(one in told(chinese) for one in words)
    english = told(fx(monkeypatch, "en", command, file))
    assert "".join(en.split()) in english or (command == "fill" and "Saveitas" in english)
    assert Person.objects.filter(community_id=cast.community_id).count() == 9


@pytest.mark.parametrize("what", bad.READ)
def test_an_odd_sheet_is_a_roster_all_the_same_but_is_not_filled(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """21:00  the roster reads an old or foreign file; ``fill`` gives back only .xlsx and says how to make one"""
    name, made = bad.READ[what]
    file = put(tmp_path, name, made())
    read = fx(monkeypatch, "zh-hans", "roster", file)
    assert read.exit_code == 0, read.output
    assert "新增0" in told(read) or "新0" in told(read) or "0人" in told(read)
    filled = fx(monkeypatch, "zh-hans", "fill", file)
    assert filled.exit_code == 1
    assert "另存为" in told(filled)


def test_numbers_that_a_spreadsheet_cut_off(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """21:00  1.23457E+17 in the column of ID numbers: both commands say so, and how to keep the next ones whole"""
    head = ("姓名", "身份证号", "联系电话")
    file = put(tmp_path, "a.xlsx", bad.xlsx(("登记表",), head, ("刘建国", 990101197803069910, "")))
    assert "后几位已丢失" in told(fx(monkeypatch, "zh-hans", "fill", file))
    rows = (
        ("姓名", "住址", "身份证号"),
        ("刘建国", "3-2-402", 990101197803069910),
        ("王桂芳", "3-2-402", "9.90101E+17"),
    )
    listed = told(fx(monkeypatch, "zh-hans", "roster", put(tmp_path, "r.xlsx", bad.xlsx(*rows))))
    assert listed.count("后几位已丢失") == 2
    assert "设为文本" in listed


def test_a_roster_comes_back_with_what_is_wrong_in_it(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """21:00  of three rows two have something wrong: the same file says so beside them, and can be put right there"""
    rows = (
        ("居民花名册",),
        ("姓名", "住址", "联系电话"),
        ("甲某", "8-2-601", "12"),
        ("乙某", "8-2-601", ""),
        ("", "8-2-601", ""),
    )
    file, out = put(tmp_path, "r.xlsx", bad.xlsx(*rows)), tmp_path / "marked.xlsx"
    done = fx(monkeypatch, "zh-hans", "roster", file, "--marked", str(out), "--yes")
    assert done.exit_code == 0, done.output
    assert out.stat().st_mode & 0o077 == 0
    marked = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert [row[:3] for row in marked[2:]] == [["甲某", "8-2-601", "12"], ["乙某", "8-2-601", ""], ["", "8-2-601", ""]]
    assert [str(row[3])[:5] for row in marked] == ["", "需要更正 ", "电话号码不", "", "没有姓名,"]


def test_zeros_lost_and_days_as_text(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """21:00  a fixed line without its 0, a room as a figure, moving days written in three ways: all understood"""
    head = ("姓名", "楼栋", "单元", "室", "联系电话", "入住日期")
    rows = (
        ("甲某", 8, 2, 601, 7348123456, "2019年5月1日"),
        ("乙某", "08", "02", "0601", "0734-8123456", "2019.5.1"),
        ("丙某", 8.0, 2.0, 601.0, "", "20190501"),
    )
    file = put(tmp_path, "r.xlsx", bad.xlsx(head, *rows))
    done = fx(monkeypatch, "zh-hans", "roster", file, "--yes")
    assert done.exit_code == 0, done.output
    assert Person.objects.filter(community_id=cast.community_id).count() == 12
