"""Redraws a whole community: after new rules or figures, or when the derived database was lost."""

from __future__ import annotations

from collections.abc import Callable

from fangxian.derived import bookmark
from fangxian.derived.catch_up import redraw
from fangxian.derived.rows import drop_others
from fangxian.registry.places import ids as place_ids


def rebuild(community_id: int, progress: Callable[[int, int], None] | None = None) -> int:
    """Draw every place anew; how many places. ``progress`` is told how many are done, of how many.

    Some hundred places at a time: whoever reads meanwhile sees old rows or new ones, never none.
    """
    old, new = bookmark.reached(community_id), bookmark.heads(community_id)
    places = place_ids(community_id)
    with bookmark.held(community_id):
        drop_others(community_id, places)
    for done in redraw(community_id, places, old, new):
        if progress:
            progress(done, len(places))
    return len(places)
