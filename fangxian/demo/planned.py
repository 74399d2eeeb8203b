"""Who stands at which gate on the days played and the two after them, planned through the workforce's own door."""

from __future__ import annotations

from fangxian.demo.happening import Span
from fangxian.demo.stories.posts import roster
from fangxian.demo.world import World
from fangxian.workforce.models import Shift
from fangxian.workforce.shifts import plan


def plan_posts(world: World, span: Span) -> None:
    """Every shift once; those already planned stay as they are. The very last night is still short of one guard."""
    planned = Shift.objects.filter(community_id=world.community_id).values_list("worker_id", "starts_at")
    there = {(worker, starts_at.timestamp()) for worker, starts_at in planned}
    turns = [turn for turn in roster(world, span) if turn.ends_at > span.start]
    for number, turn in enumerate(turns):
        for worker in turn.workers[: 1 if number == len(turns) - 1 else 2]:
            if (worker, turn.starts_at.timestamp()) not in there:
                plan(world.community_id, worker, turn.gate, turn.starts_at, turn.ends_at)
