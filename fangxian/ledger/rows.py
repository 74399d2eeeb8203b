"""The ledger's statements: the numbering lock, what is there already, and the one insert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from fangxian.ledger.entry import NewEntry
from fangxian.ledger.one_of import one_of
from fangxian.measures.questions import Words
from fangxian.vault.chain import START, moment

QUARANTINED = Words(
    "同一编号的记录已有另一内容,这一条已单独存放,请办公室核对。",
    "A record with the same key but other content is already there; this one was set aside for the office to look at.",
)
COLUMNS = (
    *("community_id", "number", "id", "device", "epoch", "seq", "kind", "place_id", "person_id", "happened_at"),
    *("received_at", "worker_id", "corrects", "sealed", "key_version", "content", "previous", "hash"),
)
INSERT = f"INSERT INTO ledger_entry ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608 - our own names

COLUMNS_TAKEN = "SELECT id, device, epoch, seq, number, content FROM ledger_entry WHERE community_id = %s"
# One statement, each part by its own index; joined by OR or UNION, SQLite would look through all entries.
BY_ID = COLUMNS_TAKEN + " AND id {ids}"
BY_SENDING = COLUMNS_TAKEN + " AND device = %s AND epoch = %s AND seq {seqs}"
PARTS = 100  # of one statement; SQLite takes no more than 500


class Position(NamedTuple):
    """Where a chain stands."""

    number: int
    hash: bytes


class Before(NamedTuple):
    """An entry that is there already."""

    number: int
    content: bytes


class Seen:
    """The ids and sendings that are taken."""

    def __init__(self) -> None:
        self.ids: dict[UUID, Before] = {}
        self.sendings: set[tuple[str, int, int]] = set()

    def add(self, entry: NewEntry, number: int, content: bytes) -> None:
        """An entry of this very batch."""
        self.ids[entry.id] = Before(number, content)
        self.sendings.add(entry.sending)


class Row(NamedTuple):
    """An entry's columns but for its chain, as they are stored and as they are hashed."""

    community_id: int
    number: int
    id: UUID
    device: str
    epoch: int
    seq: int
    kind: str
    place_id: int
    person_id: int | None
    happened_at: datetime
    received_at: datetime
    worker_id: int | None
    corrects: UUID | None
    sealed: bytes
    key_version: int
    content: bytes

    @classmethod
    def new(cls, community_id: int, number: int, e: NewEntry, received_at: datetime, *rest: Any) -> Row:
        """From an entry; ``rest``: sealed answers, key version, content mark."""
        start = (community_id, number, e.id, e.device, e.epoch, e.seq, e.kind, e.place_id, e.person_id)
        return cls(*start, e.happened_at, received_at, e.worker_id, e.corrects, *rest)

    @property
    def chained(self) -> list[Any]:
        """What the hash covers: every column, moments in microseconds."""
        times = [moment(self.happened_at), moment(self.received_at)]
        return [*self[:9], *times, *self[11:]]


def lock(community_id: int) -> Position:
    """The head of the chain, which nobody else can move until the transaction ends."""
    ask = "SELECT number, hash FROM ledger_head WHERE community_id = %s"
    if connection.features.has_select_for_update:
        ask += " FOR UPDATE"
    with connection.cursor() as cursor:
        cursor.execute(ask, [community_id])
        if (found := cursor.fetchone()) is None:
            new = "INSERT INTO ledger_head (community_id, number, hash) VALUES (%s, 0, %s) ON CONFLICT DO NOTHING"
            cursor.execute(new, [community_id, START])
            cursor.execute(ask, [community_id])
            found = cursor.fetchone()
    return Position(found[0], bytes(found[1]))


def move_head(community_id: int, number: int, step: bytes) -> None:
    """Set the head to the last entry."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_head SET number = %s, hash = %s WHERE community_id = %s", [number, step, community_id]
        )


def seen(community_id: int, entries: Sequence[NewEntry]) -> Seen:
    """Which of these ids and sendings the ledger holds already."""
    taken, uid = Seen(), Shape().uid
    ids = {uid(entry.id): entry.id for entry in entries}
    mine, keys = one_of(ids)
    asked = [(BY_ID.format(ids=mine), [community_id, *keys])]
    for device, told in _by_device(entries).items():
        theirs, seqs = one_of(told)
        asked.append((BY_SENDING.format(seqs=theirs), [community_id, *device, *seqs]))
    with connection.cursor() as cursor:
        for start in range(0, len(asked), PARTS):
            parts = asked[start : start + PARTS]
            cursor.execute(" UNION ALL ".join(ask for ask, _ in parts), [value for _, v in parts for value in v])
            for key, device_name, epoch, seq, number, content in cursor.fetchall():
                taken.sendings.add((device_name, epoch, seq))
                if key in ids:
                    taken.ids[ids[key]] = Before(number, bytes(content))
    return taken


def _by_device(entries: Iterable[NewEntry]) -> dict[tuple[str, int], list[int]]:
    grouped: dict[tuple[str, int], list[int]] = {}
    for entry in entries:
        grouped.setdefault((entry.device, entry.epoch), []).append(entry.seq)
    return grouped


def insert(chained: Iterable[tuple[Row, bytes, bytes]]) -> None:
    """Write rows with the hash before them and their own."""
    shape = Shape()
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [(*shape.stored(row), previous, step) for row, previous, step in chained])


@contextmanager
def together() -> Iterator[None]:
    """Statements inside that give nothing back are sent as one, where the driver can."""
    if connection.vendor == "sqlite":
        yield
    else:
        with connection.wrap_database_errors, connection.connection.pipeline():
            yield


class Shape:
    """How this database takes ids and moments; asked once for a batch, for asking is dear."""

    def __init__(self) -> None:
        self.native = connection.features.has_native_uuid_field
        self.moment = cache(connection.ops.adapt_datetimefield_value)

    def stored(self, row: Row) -> tuple[Any, ...]:
        """A row's columns as the driver takes them."""
        times = self.moment(row.happened_at), self.moment(row.received_at)
        corrects = self.uid(row.corrects) if row.corrects else None
        return (*row[:2], self.uid(row.id), *row[3:9], *times, row.worker_id, corrects, *row[13:])

    def uid(self, key: UUID) -> Any:
        """An id as the driver takes it."""
        return key if self.native else key.hex
