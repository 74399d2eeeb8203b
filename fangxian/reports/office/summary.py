"""The open questions of a filled sheet in short: what lacks in which grid, how often; the most useful first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from django.utils.timezone import localdate

from fangxian.measures.questions import Words
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.reports.office.asking import Question
from fangxian.reports.office.here import Here
from fangxian.vault.opening import Look
from fangxian.workforce.access import Reach


class Lacking(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that lacks in one grid: for how many people (or households), behind how many doors.

    ``kept``: whether an answer told at the door is remembered here; else it is written into the sheet by hand.
    """

    key: str
    name: Words
    grid_id: int
    grid: str
    worker: str
    people: int
    doors: int
    kept: bool


def lacking(here: Here, questions: Iterable[Question]) -> list[Lacking]:
    """What lacks, by grid; what is remembered once it is told comes first, and what the fewest visits settle."""
    groups: defaultdict[tuple[str, int], list[Question]] = defaultdict(list)
    for one in _once(questions):
        grid = here.grid_of(one.place_id)
        groups[one.key, grid.id if grid else 0].append(one)
    found = [_one(here, key, grid, asked) for (key, grid), asked in groups.items()]
    total: defaultdict[str, int] = defaultdict(int)
    for row in found:
        total[row.key] += row.people
    return sorted(found, key=lambda row: (not row.kept, total[row.key], row.key, row.grid))


def _once(questions: Iterable[Question]) -> list[Question]:
    """What several sheets or columns ask of the same person is asked once."""
    return list({(one.place_id, one.person_id, one.key): one for one in questions}.values())


def _one(here: Here, key: str, grid: int, asked: Sequence[Question]) -> Lacking:
    known = vocabulary()[key]
    return Lacking(
        key=key,
        name=known.title,
        grid_id=grid,
        grid=here.grids[grid].name or here.grids[grid].code if grid in here.grids else "",
        worker="、".join(here.grid_workers.get(grid, ())),
        people=len(asked),
        doors=len({one.place_id for one in asked}),
        kept=known.kept,
    )


def here_of(community_id: int) -> Here:
    """The community with whoever covers each grid today, to say whom a question is for; no seal is opened with it."""
    return Here(Look(community_id, "", ""), localdate(), Reach(None))
