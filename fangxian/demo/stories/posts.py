"""The gates: two people for each shift round the clock, who open it, count, and hand over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import msgspec

from fangxian.demo.happening import DAY, Happening, Span, Teller
from fangxian.demo.world import World
from fangxian.measures.checkpoints.records import Checkpoint
from fangxian.measures.disinfection.records import Disinfection

SHIFTS = (("早班", 7.0, 430), ("中班", 15.0, 520), ("夜班", 23.0, 40))  # name, start, people through a gate
HOURS, PEOPLE, AHEAD = timedelta(hours=8), 2, 2


class Turn(msgspec.Struct, frozen=True):
    """One shift of one gate: who stands there."""

    name: str
    gate: int
    starts_at: datetime
    workers: tuple[int, ...]
    through: int

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + HOURS


def roster(world: World, span: Span) -> list[Turn]:
    """Who stands where in every shift of the days played, and of two days more."""
    return [turn for gate in world.places("gate") for turn in _turns(world, span, gate.place_id)]


def _turns(world: World, span: Span, gate: int) -> Iterator[Turn]:
    """Eight guards take turns: each rests a day between two shifts."""
    guards = world.serving("guard", gate)
    day, number = (span.start - DAY).date(), 0
    while day <= (span.until + AHEAD * DAY).date():
        for name, hour, through in SHIFTS:
            workers = tuple(guards[(number + place) % len(guards)] for place in range(PEOPLE))
            yield Turn(name, gate, span.at(day, hour), workers, through)
            number += PEOPLE
        day += DAY


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """Each shift opened, its gate disinfected, handed over with its counts."""
    teller = Teller(seed, "posts", span)
    turns = roster(world, span)
    for turn, after in pairwise(turns):
        if turn.ends_at > span.start:
            next_up = after if after.gate == turn.gate else turn
            yield from _shift(world, teller, turn, next_up)


def _shift(world: World, teller: Teller, turn: Turn, after: Turn) -> Iterator[Happening]:
    names, following = ([world.staff[worker] for worker in one.workers] for one in (turn, after))
    first, second = turn.workers
    late = teller.minutes(18, 45) if teller.likely(0.03) else teller.minutes(0, 12)
    if turn.starts_at >= teller.span.start:
        yield teller.happens(
            turn.starts_at + late, first, turn.gate, Checkpoint(shift=turn.name, staff=names, status="normal")
        )
    done = Disinfection(agent="84消毒液", agent_ratio="1:100")
    yield teller.happens(turn.starts_at + teller.minutes(60, 200), second, turn.gate, done)
    yield teller.happens(turn.ends_at - teller.minutes(2, 18), first, turn.gate, _counts(teller, turn, following))


def _counts(teller: Teller, turn: Turn, following: list[str]) -> Checkpoint:
    through = round(turn.through * teller.chance.uniform(0.7, 1.3))
    going_in = round(through * teller.chance.uniform(0.42, 0.58))
    return Checkpoint(
        shift=turn.name,
        staff_next=following,
        count_in=going_in,
        count_out=through - going_in,
        checked=through,
        vehicles=through // 6,
        turned_back=teller.chance.choice((0, 0, 1, 2, 3)),
        abnormal=0,
        status="normal",
    )
