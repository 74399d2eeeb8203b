"""Checks the ledger: numbers without gaps, each hash, each seal, and the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fangxian.ledger.entry import WHERE
from fangxian.ledger.models import Entry, Head
from fangxian.ledger.rows import COLUMNS, Row
from fangxian.measures.questions import Words
from fangxian.vault.chain import START, Fault, broken, changed, cut, gap, link
from fangxian.vault.opening import Look, tried

AT_ONCE = 2000
Stored = tuple[Row, bytes, bytes]  # with the hash before it and its own


def verify(community_id: int, actor: str = "verify") -> list[Fault]:
    """Everything that is wrong with a community's ledger, entry by entry; empty if nothing is.

    Opening each seal leaves one row in the trail for every 2,000 entries.
    """
    return list(_faults(Look(community_id, actor, "check seals")))


def _faults(look: Look) -> Iterator[Fault]:
    number, previous = 0, START
    # The head is read before the rows, so that an entry that comes in meanwhile is seen by the next round.
    while (head := _head(look.community_id)) and (rows := _chunk(look.community_id, number)):
        yield from _links(rows, number, previous)
        yield from _seals(look, rows)
        number, previous = rows[-1][0].number, rows[-1][2]
    if head != (number, previous):
        yield cut(number, head[0])


def _head(community_id: int) -> tuple[int, bytes]:
    head = Head.objects.filter(community_id=community_id).first() or Head(community_id=community_id)
    return head.number, bytes(head.hash)


def _chunk(community_id: int, number: int) -> list[Stored]:
    entries = Entry.objects.filter(community_id=community_id, number__gt=number).order_by("number")
    return [_stored(row) for row in entries.values_list(*COLUMNS)[:AT_ONCE]]


def _stored(columns: Sequence[object]) -> Stored:
    plain = [bytes(c) if isinstance(c, memoryview) else c for c in columns]
    return Row(*plain[:-2]), plain[-2], plain[-1]  # type: ignore[arg-type, return-value]


def _links(rows: list[Stored], number: int, before: bytes) -> Iterator[Fault]:
    for row, previous, step in rows:
        if row.number != number + 1:
            yield gap(row.number, number + 1)
        elif previous != before:
            yield broken(row.number)
        if link(previous, row.chained) != step:
            yield changed(row.number)
        number, before = row.number, step


def _seals(look: Look, rows: list[Stored]) -> Iterator[Fault]:
    opened = tried(look, WHERE, [(row.number, row.sealed) for row, _, _ in rows])
    for (row, _, _), plain in zip(rows, opened, strict=True):
        if plain is None:
            words = Words(f"第 {row.number} 条的内容打不开", f"the answers of entry {row.number} do not open")
            yield Fault(row.number, words)
