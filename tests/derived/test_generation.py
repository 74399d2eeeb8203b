"""Phones learn that the ledger was put back, and what a backup holds; until then they keep what they sent."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from django.db import connection

from fangxian.derived.generation import backed_up, history
from fangxian.derived.models import Generation
from fangxian.ledger.backup import NotCopied, copy
from fangxian.ledger.models import Head
from fangxian.measures.screening.records import DoorVisit
from tests.cast import Cast
from tests.derived.conftest import Write


def test_while_the_ledger_grows_it_stays_the_same(cast: Cast, write: Write) -> None:
    """09:00  a visit; 09:30  another: the phones go on as they are"""
    first = history(cast.community_id)
    write("3-2-402", DoorVisit())
    assert history(cast.community_id) == msgspec.structs.replace(first, reached=1)
    write("3-2-401", DoorVisit())
    assert history(cast.community_id).generation == first.generation


def test_a_ledger_put_back_from_last_night_is_another_generation(cast: Cast, write: Write) -> None:
    """10:00  the disk failed; last night's copy is put back, and the phones are to offer the morning again"""
    write("3-2-402", DoorVisit())
    write("3-2-401", DoorVisit())
    before = history(cast.community_id)
    Head.objects.filter(community_id=cast.community_id).update(number=1)
    assert history(cast.community_id).generation != before.generation


def test_another_history_of_the_same_length_is_another_generation(cast: Cast, write: Write) -> None:
    """10:05  after the copy was put back as many records came in as had been lost"""
    write("3-2-402", DoorVisit())
    before = history(cast.community_id)
    Generation.objects.using("derived").filter(community_id=cast.community_id).update(hash=b"\x07" * 32)
    assert history(cast.community_id).generation != before.generation


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_what_was_written_before_it_and_says_so(cast: Cast, write: Write, tmp_path: Path) -> None:
    """22:00  the keeper backs up while the house is open; 22:10  one more record"""
    if connection.vendor != "sqlite":
        with pytest.raises(NotCopied, match="pg_dump"):
            copy(tmp_path / "copy.sqlite3")
        return
    write("3-2-402", DoorVisit())
    heads = copy(tmp_path / "copy.sqlite3")
    write("3-2-401", DoorVisit())
    assert heads == {cast.community_id: 1}
    with sqlite3.connect(tmp_path / "copy.sqlite3") as kept:
        assert kept.execute("SELECT max(number) FROM ledger_entry").fetchone() == (1,)
    with pytest.raises(NotCopied, match="there already"):
        copy(tmp_path / "copy.sqlite3")


def test_the_watermark_never_goes_back(cast: Cast, write: Write) -> None:
    """22:00  a backup of two records; 22:05  somebody tells of an older one"""
    write("3-2-402", DoorVisit())
    write("3-2-401", DoorVisit())
    backed_up(cast.community_id, 2)
    backed_up(cast.community_id, 1)
    assert history(cast.community_id).watermark == 2
