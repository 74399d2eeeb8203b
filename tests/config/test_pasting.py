"""./fx hotline paste: what was recognised is said in counts, never in names; what cannot be is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner, Result

from fangxian.config.command_line import app
from fangxian.intake.models import Held
from tests.cast import Cast

CHAT = "何秀英 2020/2/3 9:10\n3-2-402刘建国体温36.5\n\n住户 2020/2/3 9:11\n[图片]\n\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANGXIAN_LANGUAGE", "en")


def pastes(file: Path, *words: str) -> Result:
    with time_machine.travel("2020-02-03T12:00+08:00"):
        return CliRunner().invoke(app, ["hotline", "paste", str(file), *words])


def test_the_export_of_the_group(cast: Cast, tmp_path: Path) -> None:
    """12:00  the office's clerk has the chat in a file, as Notepad saved it"""
    file = tmp_path / "chat.txt"
    file.write_bytes(CHAT.encode("gb18030"))
    first, second = (pastes(file, "--as", "director", "--group", "1") for _ in range(2))
    assert first.exit_code == second.exit_code == 0, first.output
    assert "Format: WeChat" in first.output
    assert "1 read, 0 already read, 1 pictures and the like" in first.output
    assert "0 read, 1 already read" in second.output
    assert not any(name in first.output for name in ("何秀英", "刘建国", "3-2-402", "36.5"))
    assert Held.objects.filter(community_id=cast.community_id).count() == 1


def test_what_is_no_chat_is_read_and_said_to_be_none(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "chat.txt"
    file.write_text("3-2-402刘建国体温36.5\n8栋已消毒", encoding="utf-8")
    told = pastes(file, "--as", "director")
    assert "not recognised" in told.output
    assert "2 read" in told.output


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--as", "nobody"), "There is no user nobody"),
        (("--as", "guard"), "their role settles no drafts"),
        (("--as", "grid1", "--group", "2"), "There is no grid 2"),
    ],
)
def test_who_may_not_paste_is_told(cast: Cast, tmp_path: Path, words: tuple[str, ...], why: str) -> None:
    file = tmp_path / "chat.txt"
    file.write_text(CHAT, encoding="utf-8")
    told = pastes(file, *words)
    assert told.exit_code == 1
    assert why in " ".join(told.output.split())
    assert not Held.objects.filter(community_id=cast.community_id).exists()


def test_a_file_that_is_too_large_is_not_read(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "chat.txt"
    file.write_bytes(b"x" * 5_000_001)
    told = pastes(file, "--as", "director")
    assert told.exit_code == 1
    assert "larger than 5 MB" in " ".join(told.output.split())
