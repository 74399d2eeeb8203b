"""Whoever touches the ledger past the program is found out, and the entry is named."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from fangxian.ledger import chain
from fangxian.ledger.append import append
from fangxian.ledger.models import Entry, Head
from fangxian.vault.models import Trail
from fangxian.vault.seal import seal
from tests.cast import Cast
from tests.ledger.entries import visit


def _five(cast: Cast) -> Any:
    append(cast.community_id, [visit(cast, n) for n in range(1, 6)], cast.now)
    return Entry.objects.filter(community_id=cast.community_id)


def _numbers(cast: Cast) -> list[int]:
    return [fault.number for fault in chain.verify(cast.community_id)]


def _flipped(box: bytes, place: int) -> bytes:
    return box[:place] + bytes([box[place] ^ 1]) + box[place + 1 :]


def test_an_untouched_ledger_has_no_fault_and_its_openings_stand_in_the_trail(cast: Cast) -> None:
    """The keeper verifies in the evening: five seals tried, one line in the trail."""
    _five(cast)
    assert _numbers(cast) == []
    (line,) = Trail.objects.filter(community_id=cast.community_id)
    assert (line.actor, line.how_many) == ("verify", 5)


@pytest.mark.parametrize("field", ["sealed", "hash", "previous", "content"])
def test_a_flipped_byte_is_found_and_named(cast: Cast, without_triggers: None, field: str) -> None:
    """One bit of entry 3 is not what it was."""
    rows = _five(cast)
    box = bytes(getattr(rows.get(number=3), field))
    rows.filter(number=3).update(**{field: _flipped(box, len(box) // 2)})
    assert 3 in _numbers(cast)
    assert set(_numbers(cast)) <= {3, 4}


CHANGES = {
    "device": "x",
    "epoch": 1,
    "seq": 77,
    "kind": "screening.temperature",
    "person_id": 5,
    "worker_id": 9,
    "corrects": UUID(int=5),
    "id": UUID(int=6),
    "key_version": 2,
}


@pytest.mark.parametrize("field", CHANGES)
def test_every_column_is_in_the_chain(cast: Cast, without_triggers: None, field: str) -> None:
    """Who wrote it, when, about whom: not only the answers are sealed against change."""
    _five(cast).filter(number=3).update(**{field: CHANGES[field]})
    assert _numbers(cast) == [3]


@pytest.mark.parametrize("field", ["happened_at", "received_at"])
def test_a_moment_moved_is_found(cast: Cast, without_triggers: None, field: str) -> None:
    """The fever report was two hours late; somebody makes it punctual."""
    _five(cast).filter(number=3).update(**{field: cast.now - timedelta(hours=2)})
    assert _numbers(cast) == [3]


def test_a_place_moved_is_found(cast: Cast, without_triggers: None) -> None:
    """The entry is hung at another door."""
    _five(cast).filter(number=3).update(place_id=cast.places["3-2-401"])
    assert _numbers(cast) == [3]


def test_an_entry_taken_out_leaves_a_gap(cast: Cast, without_triggers: None) -> None:
    """Entry 3 is gone."""
    _five(cast).filter(number=3).delete()
    assert _numbers(cast) == [4]


def test_an_end_cut_off_is_found(cast: Cast, without_triggers: None) -> None:
    """The last one is gone, or all of them are."""
    rows = _five(cast)
    rows.filter(number=5).delete()
    assert _numbers(cast) == [4]
    rows.all().delete()
    assert _numbers(cast) == [0]


def test_answers_swapped_between_two_entries_do_not_open(cast: Cast, without_triggers: None) -> None:
    """The warm one's answers under the cold one's number, the hash made anew: the seal knows its place."""
    rows = _five(cast)
    rows.filter(number=3).update(sealed=rows.get(number=2).sealed)
    assert "do not open" in " ".join(fault.words.en for fault in chain.verify(cast.community_id) if fault.number == 3)


def test_a_head_set_back_is_found(cast: Cast) -> None:
    """The head may be moved by the database's owner, but not unseen."""
    _five(cast)
    Head.objects.filter(community_id=cast.community_id).update(number=4)
    assert _numbers(cast) == [5]


def test_chunks_make_no_difference(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand at a time or two: the same chain."""
    _five(cast)
    monkeypatch.setattr(chain, "AT_ONCE", 2)
    assert _numbers(cast) == []


def test_answers_forged_with_the_key_still_break_the_chain(cast: Cast, without_triggers: None) -> None:
    """An insider with the key seals other answers into entry 3: they open, but the chain says no."""
    (box,) = seal(cast.community_id, "ledger_entry.sealed", [(3, b"{}")])
    _five(cast).filter(number=3).update(sealed=box)
    assert _numbers(cast) == [3]
