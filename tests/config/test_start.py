"""What is looked at before anything starts, and what somebody is told who starts it wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError

from fangxian.config import checks, command_line, databases, home, logs
from fangxian.vault.keys import file_of
from tests.cast import COMMUNITY, Cast


def test_a_healthy_house_says_nothing(cast: Cast, home: Path) -> None:
    """07:00  the director's laptop, as every morning"""
    assert [*checks.writable(home), *checks.room_left(home), *checks.readable_secret(home), *checks.keys()] == []


def test_a_lost_database_is_not_replaced_by_an_empty_one(
    home: Path, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """07:00  somebody tidied up: the key is there, the ledger's file is not"""
    (home / "keys").mkdir()
    (home / "keys" / "990101001001.key").write_text("x", encoding="utf-8")
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", tmp_path / "ledger.sqlite3")
    (problem,) = checks.lost_database(home)
    assert "990101001001" in problem.zh
    assert "backup" in problem.en
    (tmp_path / "ledger.sqlite3").touch()
    assert list(checks.lost_database(home)) == []


def test_a_missing_key_is_named_with_its_cure(cast: Cast) -> None:
    """07:00  the disk with the keys is not plugged in"""
    file_of(COMMUNITY).unlink()
    (problem,) = checks.keys()
    assert str(COMMUNITY) in problem.zh


def test_the_key_of_another_community_is_not_taken(cast: Cast) -> None:
    """07:05  the stick held two keys, and the wrong one was copied: nothing is written under it"""
    key = file_of(COMMUNITY).read_bytes()
    file_of(COMMUNITY).write_text(f"1 {'ab' * 32}\n", encoding="ascii")
    (problem,) = checks.keys()
    assert "not the key under which" in problem.en
    file_of(COMMUNITY).write_bytes(key)
    assert list(checks.keys()) == []


def test_a_damaged_file_is_named_with_its_cure(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """07:06  after a power cut both files begin with garbage: one is restored, the other is redrawn by itself"""
    for alias in ("default", "derived"):
        (tmp_path / alias).write_bytes(b"garbage")
        monkeypatch.setitem(settings.DATABASES[alias], "NAME", tmp_path / alias)
        monkeypatch.setitem(settings.DATABASES[alias], "ENGINE", "fangxian.config.sqlite")
    ledger, derived = checks.damaged()
    assert "backup" in ledger.en
    assert "redrawn" in derived.en


def test_a_secret_that_others_may_read_is_refused(home: Path, settings: Any) -> None:
    """The folder was copied from a stick, and the copy is open to everybody."""
    (home / "secret.key").write_text("x" * 60, encoding="utf-8")
    (home / "secret.key").chmod(0o644)
    settings.SECRET_KEY = "short"
    readable, short = checks.readable_secret(home)
    assert "chmod 600" in readable.en
    assert "too short" in short.en


def test_a_full_disk_stops_the_start(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """19:55  three kilobytes are left on the disk"""
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _folder: _Left(3000))
    with pytest.raises(SystemExit):
        checks.before_opening()
    assert "The disk is full" in capsys.readouterr().err.replace("\n", " ")


class _Left:
    def __init__(self, free: int) -> None:
        self.free = free


def test_the_secret_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    """The first start makes it; the second reads the same."""
    first = home.secret_key(tmp_path)
    assert len(first) >= 40
    assert home.secret_key(tmp_path) == first
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]


def test_a_home_that_cannot_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    """FANGXIAN_HOME names something below a file."""
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit, match="FANGXIAN_HOME"):
        home.home_folder(str(tmp_path / "file" / "home"))


def test_the_ledger_survives_a_power_cut_and_the_derived_may_not(tmp_path: Path) -> None:
    """Full synchronisation for what cannot be drawn anew."""
    found = databases.databases(tmp_path, None, None)
    assert "synchronous=FULL" in found["default"]["OPTIONS"]["init_command"]
    assert "synchronous=NORMAL" in found["derived"]["OPTIONS"]["init_command"]


def test_postgresql_is_named_by_one_address(tmp_path: Path) -> None:
    """A socket folder, a password with a sign in it, and the derived database beside the first."""
    found = databases.databases(tmp_path, "postgresql://fx:p%40ss@/town?host=/run/pg&sslmode=disable", None)
    assert found["default"]["HOST"] == "/run/pg"
    assert found["default"]["PASSWORD"] == "p@ss"
    assert found["default"]["OPTIONS"]["sslmode"] == "disable"
    assert found["derived"]["NAME"] == "town_derived"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (OSError(28, "No space left on device"), "disk is full"),
        (DatabaseError("database disk image is malformed"), "damaged"),
        (PermissionError(13, "Permission denied", "/somewhere/roster.xlsx"), "roster.xlsx"),
    ],
)
def test_a_fault_that_somebody_can_mend_is_told_in_words(fault: Exception, told: str) -> None:
    """No traceback for a full disk or a file that cannot be opened."""
    words = command_line.spoken(fault)
    assert words is not None
    assert told in words.en


def test_a_fault_of_ours_is_not_hidden() -> None:
    """It stays a traceback, to be reported and mended."""
    assert command_line.spoken(KeyError("刘建国")) is None


def test_a_fault_in_the_log_names_nobody() -> None:
    """The message of an exception may hold a name; its kind and place do not."""
    try:
        int("刘建国")
    except ValueError as fault:
        event = logs.fault_without_values(None, "error", {"exc_info": (ValueError, fault, fault.__traceback__)})
    assert event["fault"] == "ValueError"
    assert "test_start.py" in event["at"]
    assert "刘建国" not in str(event)
