"""Follows the ledger and the registry: whatever place was touched since the bookmark is drawn anew."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from fangxian.derived import bookmark
from fangxian.derived.bookmark import Position
from fangxian.derived.draw import draw
from fangxian.derived.rows import parts, replace
from fangxian.ledger import read
from fangxian.registry import change
from fangxian.registry.places import ids as place_ids
from fangxian.vault.opening import Look

PLACES_AT_ONCE = 250


def catch_up(community_id: int) -> int:
    """Draw anew what was touched since the bookmarks; how many entries that took.

    The pages call it before they read: three small statements when nothing is new.
    """
    if bookmark.reached(community_id) == bookmark.heads(community_id):
        return 0
    with bookmark.alone(community_id):
        old, new = bookmark.reached(community_id), bookmark.heads(community_id)
        if old != new:
            deque(redraw(community_id, touched(community_id, old, new), old, new), maxlen=0)
    return max(0, new.ledger - max(0, old.ledger))


def touched(community_id: int, old: Position, new: Position) -> Sequence[int]:
    """The places of new entries, of entries that new ones correct, and of changes in the registry, sorted.

    All places at the very beginning, by new rules, and when the ledger or the registry is shorter than it
    was (put back from a backup).
    """
    changed = change.places_after(community_id, old.registry)
    shorter = new.ledger < old.ledger or new.registry < old.registry
    if bookmark.NOWHERE in (old.ledger, old.registry) or old.rules != new.rules or shorter or changed is None:
        return place_ids(community_id)
    return sorted({*changed, *read.places_after(community_id, old.ledger)})


def redraw(community_id: int, places: Sequence[int], old: Position, new: Position) -> Iterator[int]:
    """Draw the places anew, some hundred in each transaction; the bookmarks move with the last of them.

    Yields how many are done. An entry may be drawn before its number is reached; drawing it once more
    gives the same rows.
    """
    look = Look(community_id, "follower:derived", "catch_up")
    pieces = list(parts(places, PLACES_AT_ONCE)) or [()]
    for done, piece in enumerate(pieces, 1):
        with bookmark.held(community_id), _undisturbed():
            replace(community_id, piece, draw(look, piece))
            if done == len(pieces):
                bookmark.move(community_id, old, new)
        yield min(done * PLACES_AT_ONCE, len(places))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without Python's search for cycles, of which rows have none: it takes a third of the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
