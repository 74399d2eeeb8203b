"""Follows the ledger and the registry: whatever place was touched since the bookmark is drawn anew."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread

from django.db import connections

from fangxian.derived import bookmark
from fangxian.derived.bookmark import Position
from fangxian.derived.draw import draw
from fangxian.derived.rows import parts, replace
from fangxian.ledger import read
from fangxian.registry import change
from fangxian.registry.places import ids as place_ids
from fangxian.vault.opening import Look

PLACES_AT_ONCE = 250
FLOOD = 250  # entries: so many are soon drawn
PATIENCE = 0.3  # seconds that a page waits for more than that
HOPELESS = 4 * FLOOD  # entries: so many are not drawn while a page waits a moment
PAUSE = 0.2  # seconds between some hundred places that are drawn beside the pages, and the next
SHY = 4  # times as long as those took, while more comes in: it would be drawn once more anyway
_drawing: dict[int, Thread] = {}


def catch_up(community_id: int, rest: Callable[[], object] = bool) -> int:
    """Draw anew what was touched since the bookmarks; how many entries that took.

    The pages call it before they read: three small statements when nothing is new. ``rest`` leaves the machine to
    others after every some hundred places.
    """
    if bookmark.reached(community_id) == bookmark.heads(community_id):
        return 0
    with bookmark.alone(community_id):
        old, new = bookmark.reached(community_id), bookmark.heads(community_id)
        if old != new:
            for _done in redraw(community_id, touched(community_id, old, new), old, new):
                rest()
    return max(0, new.ledger - max(0, old.ledger))


def keep_up(community_id: int) -> int:
    """As ``catch_up``, for a page that shows how things stand; how many entries are left for the next one.

    When a hundred phones have sent at once nobody waits for all of it: it is drawn beside the pages, place by
    place once instead of page by page, and a page says what is not on it yet.
    """
    behind = _behind(community_id)
    if behind <= FLOOD:
        catch_up(community_id)
        return 0
    drawing = _drawing.get(community_id)
    if drawing is None or not drawing.is_alive():
        drawing = _drawing[community_id] = Thread(target=_catch_up_beside, args=(community_id,), daemon=True)
        drawing.start()
    if behind <= HOPELESS:
        drawing.join(PATIENCE)
    return max(0, _behind(community_id))


def _behind(community_id: int) -> int:
    """How many entries the derived rows are behind; none where everything is to be drawn anew."""
    old, new = bookmark.reached(community_id), bookmark.heads(community_id)
    anew = bookmark.NOWHERE in (old.ledger, old.registry) or old.rules != new.rules
    return 0 if anew else new.ledger - old.ledger


def _catch_up_beside(community_id: int) -> None:
    try:
        catch_up(community_id, _Resting(community_id))
    finally:
        connections.close_all()


class _Resting:
    """Between some hundred places and the next: a moment, and while more comes in, far longer than they took."""

    def __init__(self, community_id: int) -> None:
        self.community_id, self.head, self.worked = community_id, read.head(community_id), time.thread_time()

    def __call__(self) -> None:
        took, head = time.thread_time() - self.worked, read.head(self.community_id)
        time.sleep(max(PAUSE, SHY * took) if head > self.head else PAUSE)
        self.head, self.worked = head, time.thread_time()


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
        with _undisturbed():
            drawn = draw(look, piece)  # before the lock, so that whoever writes waits for the writing alone
            with bookmark.held(community_id):
                if bookmark.reached(community_id) != old:
                    drawn = draw(look, piece)  # somebody else has drawn meanwhile, perhaps what is newer
                replace(community_id, piece, drawn)
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
