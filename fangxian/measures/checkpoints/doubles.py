"""What cannot have been right at the gates, found once all have told: one pass for two, more exits than allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise

import msgspec

from fangxian.measures.checkpoints.gate import Went
from fangxian.measures.checkpoints.passing import Ruling
from fangxian.measures.hours import DAY

SAME_WAY = timedelta(hours=12)  # out, and out again without having come in; after a night somebody forgot to look
ELSEWHERE = timedelta(minutes=2)  # out at one gate and in at another


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """``twice``: a pass was used by two; ``over``: a household went out more often than it may."""

    what: str
    door: int | None
    at: datetime
    gates: tuple[int, ...]
    of: str = ""
    times: int = 2


def twice(went: Iterable[tuple[int, Went]]) -> Iterator[Found]:
    """Passes that two must have used; ``went`` are the uses of all gates, each with its gate."""
    by_pass: dict[str, list[tuple[int, Went]]] = {}
    for gate, one in went:
        by_pass.setdefault(one.of, []).append((gate, one))
    for uses in by_pass.values():
        uses.sort(key=lambda pair: (pair[1].at, pair[1].number))
        yield from (_found(first, then) for first, then in pairwise(uses) if _impossible(first, then))


def _impossible(first: tuple[int, Went], then: tuple[int, Went]) -> bool:
    (gate, one), (other_gate, other) = first, then
    apart = other.at - one.at
    if one.way == other.way:
        return apart < SAME_WAY
    return gate != other_gate and apart < ELSEWHERE


def _found(first: tuple[int, Went], then: tuple[int, Went]) -> Found:
    (gate, one), (other_gate, other) = first, then
    gates = (gate,) if gate == other_gate else (gate, other_gate)
    return Found(what="twice", door=one.door, at=other.at, gates=gates, of=one.of)


def over(exits: Mapping[date, Mapping[int, int]], ruled: Callable[[date], Ruling], now: datetime) -> Iterator[Found]:
    """Households that went out more often than they may; ``exits`` of all gates, day by day, by door."""
    for day, there in sorted(exits.items()):
        rule = ruled(day)
        for door in sorted(there) if rule.exits else ():
            went = sum(exits.get(day - n * DAY, {}).get(door, 0) for n in range(rule.days))
            if went > rule.exits:
                at = datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
                yield Found(what="over", door=door, at=at, gates=(), times=went)
