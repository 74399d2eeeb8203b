"""Tells phones whether the ledger is still the one that they spoke with, and up to where a backup holds it."""

from __future__ import annotations

from uuid import UUID

import msgspec
from django.db import transaction

from fangxian.derived.models import Generation
from fangxian.derived.rows import ALIAS
from fangxian.ledger import read
from fangxian.ledger.ids import new_id


class History(msgspec.Struct, frozen=True):
    """``generation`` is another one once the ledger was put back from a backup, or what is derived was lost.

    Up to the entry number ``watermark`` a backup holds everything; phones keep what lies above it. ``reached`` is
    the number of the last entry.
    """

    generation: UUID
    watermark: int
    reached: int


def history(community_id: int) -> History:
    """The history that is being told. What is derived is never backed up, so an older ledger does not fit it."""
    with transaction.atomic(using=ALIAS):
        seen = Generation.objects.using(ALIAS).filter(community_id=community_id).first()
        number = read.head(community_id)
        if seen is None or not _goes_on(seen, number):
            seen = Generation(community_id=community_id, token=new_id(), number=-1, hash=b"")
        if seen.number != number:
            seen.number, seen.hash = number, read.hash_at(community_id, number)
            seen.save(using=ALIAS)
    return History(seen.token, seen.backed_up, number)


def _goes_on(seen: Generation, number: int) -> bool:
    return seen.number <= number and read.hash_at(seen.community_id, seen.number) == bytes(seen.hash)


def backed_up(community_id: int, number: int) -> None:
    """A backup was taken that holds every entry up to this number; what an earlier one held is not forgotten."""
    watermark = max(number, history(community_id).watermark)
    Generation.objects.using(ALIAS).filter(community_id=community_id).update(backed_up=watermark)
