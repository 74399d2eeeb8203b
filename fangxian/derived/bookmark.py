"""How far the ledger and the registry have been followed, by which rules, and the lock under which that moves on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

import msgspec
from django.db import models, transaction

from fangxian.derived.models import Bookmark
from fangxian.derived.rows import ALIAS
from fangxian.derived.rulebook import edition
from fangxian.ledger import read
from fangxian.registry import change

NOWHERE = -1
_one_at_a_time: defaultdict[int, RLock] = defaultdict(RLock)


class Position(msgspec.Struct, frozen=True):
    """An entry number of the ledger, a change number of the registry, an edition of the rules."""

    ledger: int = NOWHERE
    registry: int = NOWHERE
    rules: int = NOWHERE


def reached(community_id: int) -> Position:
    """How far the derived rows go; ``NOWHERE`` if nothing was ever drawn."""
    return Position(**dict(_of(community_id).values_list("follower", "number")))


def heads(community_id: int) -> Position:
    """How far the ledger and the registry go, and the rules that hold."""
    return Position(read.head(community_id), change.head(community_id), edition())


@contextmanager
def alone(community_id: int) -> Iterator[None]:
    """Keeps other threads from doing the same work at the same time; they wait and find it done."""
    with _one_at_a_time[community_id]:
        yield


@contextmanager
def held(community_id: int) -> Iterator[None]:
    """A transaction in which nobody else, in this process or another, redraws rows of the community."""
    with _one_at_a_time[community_id], transaction.atomic(using=ALIAS):
        _open_all(community_id)
        # Changes nothing, but takes the rows' lock on PostgreSQL, where an insert that finds them does not.
        _of(community_id).update(number=models.F("number"))
        yield


def move(community_id: int, old: Position, new: Position) -> None:
    """Set the bookmarks from ``old`` to ``new``; one that somebody else has moved meanwhile stays where it is."""
    for follower in Position.__struct_fields__:
        was, now = getattr(old, follower), getattr(new, follower)
        _of(community_id).filter(follower=follower, number=was).update(number=now)


def _of(community_id: int) -> models.QuerySet[Bookmark]:
    return Bookmark.objects.using(ALIAS).filter(community_id=community_id)


def _open_all(community_id: int) -> None:
    rows = [Bookmark(community_id=community_id, follower=f, number=NOWHERE) for f in Position.__struct_fields__]
    Bookmark.objects.using(ALIAS).bulk_create(rows, ignore_conflicts=True)
