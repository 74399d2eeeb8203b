"""Writing into the ledger: each record once, numbered without gaps, and never "known" when it is not the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from fangxian.ledger import chain, quarantine, read
from fangxian.ledger.append import append
from fangxian.ledger.entry import Answer
from fangxian.ledger.models import Entry, Quarantine
from fangxian.ledger.storing import NotStored
from fangxian.vault.keys import MissingKey, file_of
from fangxian.vault.models import Trail
from fangxian.vault.opening import Look
from tests.cast import Cast
from tests.ledger.entries import visit


def _codes(answers: list[Answer]) -> list[tuple[str, int | None]]:
    return [(answer.code, answer.number) for answer in answers]


def test_a_morning_is_numbered_in_the_order_in_which_it_came(cast: Cast) -> None:
    """
    09:00  the phone finds the network again and sends three visits   → 1, 2, 3
    09:30  one more                                                   → 4
    """
    answers = append(cast.community_id, [visit(cast, n) for n in (1, 2, 3)], cast.now)
    answers += append(cast.community_id, [visit(cast, 4)], cast.now)
    assert _codes(answers) == [("ok", 1), ("ok", 2), ("ok", 3), ("ok", 4)]
    assert chain.verify(cast.community_id) == []


def test_sending_twice_is_harmless(cast: Cast) -> None:
    """The answer was lost on the stairs, so the phone sends the batch again, an hour later, with one more."""
    batch = [visit(cast, 1), visit(cast, 2)]
    append(cast.community_id, batch, cast.now)
    again = append(cast.community_id, [*batch, visit(cast, 3)], cast.now + timedelta(hours=1))
    assert _codes(again) == [("known", 1), ("known", 2), ("ok", 3)]
    assert read.head(cast.community_id) == 3


def test_the_same_twice_in_one_batch_is_stored_once(cast: Cast) -> None:
    """A phone that is not sure puts the same record into a batch twice."""
    answers = append(cast.community_id, [visit(cast, 1), visit(cast, 1), visit(cast, 2)], cast.now)
    assert _codes(answers) == [("ok", 1), ("known", 1), ("ok", 2)]


def test_the_same_key_with_other_content_is_set_aside(cast: Cast) -> None:
    """
    09:00  record a: 36.5
    09:05  record a again, but 38.5   → refused, quarantined; the first stands, the second is kept, once
    """
    append(cast.community_id, [visit(cast, 1)], cast.now)
    for _ in range(2):
        first, second = append(cast.community_id, [visit(cast, 1, degrees=38.5), visit(cast, 2)], cast.now)
        assert (first.code, first.why) == ("refused", "quarantined")
        assert first.words
        assert second.code in ("ok", "known")
    look = Look(cast.community_id, "worker:6", "look at what was set aside")
    ((_, kept),) = quarantine.set_aside_in(look)
    assert msgspec.json.decode(kept)["record"]["temperature_c"] == 38.5
    (stands, _) = read.told(look, read.after(cast.community_id, 0))
    assert stands.record.temperature_c == 36.5


def _elsewhere(cast: Cast) -> dict[str, object]:
    return {"place_id": cast.places["3-2-401"]}


def _later(cast: Cast) -> dict[str, object]:
    return {"happened_at": cast.now + timedelta(minutes=1)}


def _otherwise(_cast: Cast) -> dict[str, object]:
    return {"kind": "screening.temperature"}


@pytest.mark.parametrize("other", [_elsewhere, _later, _otherwise])
def test_other_content_is_any_other_word(cast: Cast, other: Callable[[Cast], dict[str, object]]) -> None:
    """Another door, another minute, another kind under the same key: none is the same record."""
    append(cast.community_id, [visit(cast, 1)], cast.now)
    (answer,) = append(cast.community_id, [visit(cast, 1, **other(cast))], cast.now)
    assert answer.why == "quarantined"


def test_a_sending_used_for_another_record_is_set_aside(cast: Cast) -> None:
    """A phone put back from a copy counts from the beginning again under the same epoch."""
    append(cast.community_id, [visit(cast, 1)], cast.now)
    (answer,) = append(cast.community_id, [visit(cast, 1, key=99, degrees=37.0)], cast.now)
    assert answer.why == "quarantined"
    assert Quarantine.objects.filter(community_id=cast.community_id).count() == 1


def test_a_fresh_epoch_makes_the_same_numbers_new(cast: Cast) -> None:
    """The app was installed anew: it has an epoch of its own, so nothing clashes."""
    append(cast.community_id, [visit(cast, 1)], cast.now)
    (answer,) = append(cast.community_id, [visit(cast, 1, key=99, epoch=4712)], cast.now)
    assert answer.code == "ok"


def test_writing_leaves_no_trail_and_no_words(cast: Cast) -> None:
    """Nothing is opened to write; and nobody reads a name in the database."""
    append(cast.community_id, [visit(cast, 1)], cast.now)
    append(cast.community_id, [visit(cast, 1)], cast.now)
    assert not Trail.objects.filter(community_id=cast.community_id).exists()
    assert "刘建国".encode() not in bytes(Entry.objects.get(community_id=cast.community_id).sealed)


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_quarantine"])
def test_the_database_refuses_to_change_or_remove(cast: Cast, table: str) -> None:
    """With the database in hand and no program: neither a changed answer nor a removed one."""
    append(cast.community_id, [visit(cast, 1), visit(cast, 1, degrees=38.5)], cast.now)
    for sql in (f"UPDATE {table} SET kind = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_an_entry_at_no_place_is_refused_by_the_database(cast: Cast) -> None:
    """A mistake of our own may not leave an entry that hangs in the air, nor half a batch."""
    with pytest.raises(IntegrityError), transaction.atomic():
        append(cast.community_id, [visit(cast, 1), visit(cast, 2, place_id=999_999)], cast.now)
    assert read.head(cast.community_id) == 0
    assert read.after(cast.community_id, 0) == []


def test_without_the_key_nothing_is_written_and_nothing_is_lost(cast: Cast) -> None:
    """The keys' disk is not mounted: the phone is told, keeps its record, and sends it again."""
    file = file_of(cast.community_id)
    aside = file.rename(file.with_suffix(".aside"))
    with pytest.raises(MissingKey, match="0600"):
        append(cast.community_id, [visit(cast, 1)], cast.now)
    aside.rename(file)
    assert _codes(append(cast.community_id, [visit(cast, 1)], cast.now)) == [("ok", 1)]


@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_nothing_of_the_batch_is_written(cast: Cast, full_disk: None) -> None:
    """The disk fills up in the middle of 400 records: a sentence with the cure, and not one of them is there."""
    batch = [visit(cast, n) for n in range(1, 401)]
    with pytest.raises(NotStored) as told:
        append(cast.community_id, batch, cast.now)
    assert "磁盘已满" in told.value.words.zh
    assert "disk is full" in told.value.words.en
    assert read.head(cast.community_id) == 0
    assert read.after(cast.community_id, 0) == []
