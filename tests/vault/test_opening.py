"""What is sealed opens only in its own row, and never without a line in the trail."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from fangxian.vault import keys, trail
from fangxian.vault.models import Trail
from fangxian.vault.opening import Damaged, Look, open_sealed, tried
from fangxian.vault.seal import seal

HERE, THERE = 990101001001, 990101001002
LOOK = Look(HERE, "worker:12", "call back about the fever")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys() -> None:
    keys.create(HERE)
    keys.create(THERE)


def test_a_line_in_the_trail_for_every_opening() -> None:
    """
    09:10  the grid worker opens three people of one door   → one line, three subjects
    09:12  and one of another                               → one more
    """
    sealed = seal(HERE, "registry_person.sealed", [(7, b"a"), (8, b"b"), (9, b"c"), (40, b"d")])
    rows = list(zip((7, 8, 9, 40), sealed, strict=True))
    assert open_sealed(LOOK, "registry_person.sealed", rows[:3]) == [b"a", b"b", b"c"]
    assert open_sealed(LOOK, "registry_person.sealed", rows[3:]) == [b"d"]
    lines = Trail.objects.filter(community_id=HERE).order_by("number")
    assert [(t.actor, t.what, t.subjects, t.how_many) for t in lines] == [
        ("worker:12", "registry_person.sealed", "7-9", 3),
        ("worker:12", "registry_person.sealed", "40", 1),
    ]
    assert trail.verify(HERE) == []


def test_nothing_asked_leaves_nothing() -> None:
    """An empty list opens nothing and so leaves no line."""
    assert open_sealed(LOOK, "t.c", []) == []
    assert not Trail.objects.filter(community_id=HERE).exists()


def test_no_trail_no_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    """The trail cannot be written (the disk is full): then nothing is opened either."""
    sealed = seal(HERE, "t.c", [(1, b"a")])

    def full(*_args: object) -> int:
        raise DatabaseError("full")

    monkeypatch.setattr(trail, "append", full)
    with pytest.raises(DatabaseError):
        open_sealed(LOOK, "t.c", [(1, sealed[0])])


@pytest.mark.parametrize(
    ("community", "where", "row"), [(HERE, "t.c", 2), (HERE, "t.d", 1), (THERE, "t.c", 1), (HERE, "t.c", "x")]
)
def test_a_ciphertext_moved_elsewhere_does_not_open(community: int, where: str, row: int | str) -> None:
    """Somebody swaps two people's rows in the database: neither opens."""
    (sealed,) = seal(HERE, "t.c", [(1, b"a")])
    with pytest.raises(Damaged, match="verify"):
        open_sealed(Look(community, "a", "b"), where, [(row, sealed)])


def test_every_flipped_byte_is_seen() -> None:
    """Any one byte of a sealed row is changed: it does not open, and the others still do."""
    (sealed,) = seal(HERE, "t.c", [(1, b"abc")])
    for place in range(len(sealed)):
        hurt = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        assert tried(LOOK, "t.c", [(1, hurt), (1, sealed)]) == [None, b"abc"]
    assert tried(LOOK, "t.c", [(1, b""), (1, sealed[:9])]) == [None, None]


def test_equal_words_are_sealed_unequal() -> None:
    """Two people of one name: nobody sees from the rows that they are called the same."""
    one, two = seal(HERE, "t.c", [(1, b"a"), (1, b"a")])
    assert one != two


def _refused(sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_refuses_to_change_the_trail() -> None:
    """Whoever holds the database cannot take back that they looked, not by replacing the row either."""
    trail.append(HERE, "worker:12", "curiosity", "t.c", [1])
    for sql in ("UPDATE vault_trail SET actor = 'nobody'", "DELETE FROM vault_trail"):
        _refused(sql)
    if connection.vendor == "sqlite":
        columns = "community_id, number, at, 'x', purpose, what, subjects, how_many, previous, hash"
        _refused(f"INSERT OR REPLACE INTO vault_trail SELECT {columns} FROM vault_trail")
    assert trail.verify(HERE) == []


def _three() -> list[Trail]:
    for number in (1, 2, 3):
        trail.append(HERE, f"worker:{number}", "p", "t.c", [number])
    return list(Trail.objects.filter(community_id=HERE).order_by("number"))


@pytest.mark.parametrize("field", ["actor", "purpose", "what", "subjects"])
def test_a_changed_line_is_found(field: str, without_triggers: None) -> None:
    """The triggers were taken away and one word changed: verify names the line."""
    line = _three()[1]
    Trail.objects.filter(community_id=HERE, number=2).update(**{field: getattr(line, field) + "0"})
    assert [fault.number for fault in trail.verify(HERE)] == [2]


def test_a_line_taken_out_is_found(without_triggers: None) -> None:
    """One line in the middle, or the last one, is gone."""
    _three()
    Trail.objects.filter(community_id=HERE, number=2).delete()
    assert "gap" in trail.verify(HERE)[0].words.en
    Trail.objects.filter(community_id=HERE, number=3).delete()
    assert "cut off" in trail.verify(HERE)[0].words.en


def test_subjects_in_short() -> None:
    """Nine thousand people opened for the roster are one line, not a page."""
    assert trail.compact([3, 1, 2, 9, 7]) == "1-3,7,9"
    assert trail.compact(["b", 1, "a"]) == "1,b,a"
    assert trail.compact(range(1, 9051)) == "1-9050"
