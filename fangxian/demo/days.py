"""The days of an epidemic as plain data: every story's happenings, in order of time."""

from __future__ import annotations

from fangxian.demo.happening import Happening, Span
from fangxian.demo.stories import arrivals, caring, comings, fevers, hands, office, posts, rounds, sweep, unsettled
from fangxian.demo.world import World

STORIES = (sweep, arrivals, fevers, posts, comings, rounds, caring, hands, office, unsettled)


def days(world: World, span: Span, seed: int) -> list[Happening]:
    """All that happens in the span. The same seed, community and span give the same days."""
    told = [one for story in STORIES for one in story.tell(world, span, seed)]
    within = [one for one in told if span.start <= one.at <= span.until]
    return sorted(within, key=lambda one: (one.at, one.id))
