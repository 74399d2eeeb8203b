"""Writing the trail of openings, and checking that nobody has touched it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from fangxian.vault.chain import START, Fault, broken, changed, cut, gap, link, moment
from fangxian.vault.models import Trail, TrailHead
from fangxian.vault.seal import RowId


def append(community_id: int, actor: str, purpose: str, what: str, subjects: Sequence[RowId]) -> int:
    """Write down one opening; its number. Must stand in the transaction that opens."""
    with transaction.atomic():
        number, previous = _locked(community_id)
        row = Trail(
            community_id=community_id,
            number=number + 1,
            at=timezone.now(),
            actor=actor[:60],
            purpose=purpose[:200],
            what=what,
            subjects=compact(subjects),
            how_many=len(subjects),
            previous=previous,
        )
        row.hash = link(previous, _columns(row))
        row.save(force_insert=True)
        TrailHead.objects.filter(community_id=community_id).update(number=row.number, hash=row.hash)
    return row.number


def _locked(community_id: int) -> tuple[int, bytes]:
    heads = TrailHead.objects.filter(community_id=community_id)
    locking = heads.select_for_update() if connection.features.has_select_for_update else heads
    if (head := locking.first()) is None:
        TrailHead.objects.bulk_create([TrailHead(community_id=community_id)], ignore_conflicts=True)
        head = locking.get()
    return head.number, bytes(head.hash)


def compact(subjects: Sequence[RowId]) -> str:
    """Row ids in short: ``1-50,60``; ids that are no numbers one by one."""
    numbers = sorted({s for s in subjects if isinstance(s, int)})
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    spans = [[number for _, number in run] for _, run in runs]
    others = [str(s) for s in subjects if not isinstance(s, int)]
    return ",".join([f"{s[0]}-{s[-1]}" if len(s) > 1 else str(s[0]) for s in spans] + others)


def _columns(row: Trail) -> list[Any]:
    about = [row.actor, row.purpose, row.what, row.subjects, row.how_many]
    return [row.community_id, row.number, moment(row.at), *about]


def verify(community_id: int) -> list[Fault]:
    """What is wrong with the trail of a community; nothing, if nobody has touched it."""
    return list(_faults(community_id))


def _faults(community_id: int) -> Iterator[Fault]:
    number, previous = 0, START
    for row in Trail.objects.filter(community_id=community_id).order_by("number").iterator(chunk_size=2000):
        if row.number != number + 1:
            yield gap(row.number, number + 1)
        elif bytes(row.previous) != previous:
            yield broken(row.number)
        if link(bytes(row.previous), _columns(row)) != bytes(row.hash):
            yield changed(row.number)
        number, previous = row.number, bytes(row.hash)
    head = TrailHead.objects.filter(community_id=community_id).first()
    head = TrailHead.objects.filter(community_id=community_id).first() or TrailHead(community_id=community_id)
    if (head.number, bytes(head.hash)) != (number, previous):
        yield cut(number, head.number)
