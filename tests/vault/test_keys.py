"""The key of a community lies in a file of its own; without it nothing opens, and the reader is told the cure."""

from __future__ import annotations

import stat

import pytest

from fangxian.vault import keys
from fangxian.vault.blind import blind
from fangxian.vault.seal import seal

HERE, THERE = 990101001001, 990101001002


def test_a_key_is_readable_by_its_owner_alone_and_made_once() -> None:
    """The keeper sets up the community: one key file, 0600; setting up again must not replace it."""
    file = keys.create(HERE)
    before = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [f.name for f in file.parent.iterdir()] == [f"{HERE}.key"]
    with pytest.raises(FileExistsError):
        keys.create(HERE)
    assert file.read_bytes() == before


def test_a_missing_key_is_named_with_its_cure_in_both_languages() -> None:
    """The disk with the keys was not mounted: the page says which file, and what to do."""
    with pytest.raises(keys.MissingKey) as told:
        seal(HERE, "t.c", [(1, b"x")])
    assert "备份" in told.value.words.zh
    assert "backup" in told.value.words.en
    assert f"{HERE}.key" in told.value.words.zh


def test_a_key_that_goes_missing_while_the_house_runs_is_missed_at_once() -> None:
    """Somebody removes the file at noon: the next opening says so instead of going on from memory."""
    file = keys.create(HERE)
    seal(HERE, "t.c", [(1, b"x")])
    aside = file.rename(file.with_suffix(".aside"))
    with pytest.raises(keys.MissingKey):
        seal(HERE, "t.c", [(1, b"x")])
    aside.rename(file)
    assert seal(HERE, "t.c", [(1, b"x")])


def test_a_key_that_others_may_read_is_refused() -> None:
    """A backup was put back with 0644: refused, with the command that puts it right."""
    keys.create(HERE).chmod(0o644)
    with pytest.raises(keys.OpenKey, match="chmod 600"):
        keys.keys_of(HERE)


@pytest.mark.parametrize("content", ["", "1 abc", "2 " + "0" * 64, "十"])
def test_half_a_key_is_refused(content: str) -> None:
    """The copy stopped half-way: refused as damaged, never used."""
    file = keys.create(HERE)
    file.write_text(content, encoding="utf-8")
    with pytest.raises(keys.BrokenKey):
        keys.keys_of(HERE)


def test_marks_of_two_communities_never_meet() -> None:
    """The same phone in two communities leaves different marks; in one, the same."""
    keys.create(HERE)
    keys.create(THERE)
    assert blind(HERE, "phone", "19900000001") == blind(HERE, "phone", "19900000001")
    assert blind(HERE, "phone", "19900000001") != blind(THERE, "phone", "19900000001")
    assert blind(HERE, "phone", "19900000001") != blind(HERE, "name", "19900000001")
