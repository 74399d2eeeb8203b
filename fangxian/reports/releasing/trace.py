"""Whose copy a fragment came from; if that cannot be told beyond doubt, then exactly that.

For any copy that the fragment did not come from, its marks are as good as thrown dice: the chance that it would fit so
well is a binomial tail. It is multiplied by everything that was tried (copies, pairs of columns, kinds of mark), and a
copy is named only where the product is below ``BOUND``: fewer than one false accusation in a thousand million.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from math import comb

import msgspec

from fangxian.reports.releasing.in_print import seen
from fangxian.reports.releasing.marks import SPACES, Marker

BOUND = 1e-9
MOST_ROWS, MOST_COLUMNS, MOST_MARKS = 20_000, 16, 150
Rows = Sequence[Sequence[str]]


class Evidence(msgspec.Struct, frozen=True):
    """Of ``of`` independent marks ``fit`` are those of the copy; by chance so many would be with ``chance``."""

    copy: int
    kind: str
    fit: int
    of: int
    chance: float


class Traced(msgspec.Struct, frozen=True):
    """The copy, if there is no doubt; the best evidence there was, if any mark was there at all."""

    found: Evidence | None
    best: Evidence | None


class Trial(msgspec.Struct, frozen=True):
    """One way to read the fragment: ``odds`` that a mark fits by chance, and what is asked of every copy."""

    kind: str
    pairs: list[tuple[str, str]]
    seen: list[str]
    odds: float


def trace(rows: Rows, markers: dict[int, Marker]) -> Traced:
    """Asks of every copy in every way how well it fits."""
    trials = [trial for trial in _trials(rows) if trial.pairs]
    tried = max(1, len(trials) * len(markers))
    found = [_fits(trial, copy, marker, tried) for trial in trials for copy, marker in markers.items()]
    best = min(found, key=lambda one: one.chance, default=None)
    return Traced(best if best and best.chance < BOUND else None, best)


def _fits(trial: Trial, copy: int, marker: Marker, tried: int) -> Evidence:
    fit = _agreeing(trial, marker)
    chance = min(1.0, tail(fit, len(trial.seen), trial.odds) * tried)
    return Evidence(copy, trial.kind, fit, len(trial.seen), chance)


def _agreeing(trial: Trial, marker: Marker) -> int:
    if trial.kind == "space":
        return sum(a == b for a, b in zip(marker.spaces(trial.pairs), trial.seen, strict=True))
    if trial.kind == "print":
        return sum(f"{a}" == b for a, b in zip(marker.bits(trial.pairs), trial.seen, strict=True))
    ranks = marker.ranks(trial.pairs)
    return sum(ranks[at] < ranks[at + 1] for at in range(0, len(ranks), 2))


def tail(fit: int, of: int, odds: float) -> float:
    """The chance of at least so many fits among so many throws."""
    return sum(comb(of, k) * odds**k * (1 - odds) ** (of - k) for k in range(fit, of + 1))


def _trials(rows: Rows) -> Iterator[Trial]:
    """Every pair of columns is tried as name and cell, and as address and name: nobody says which is which."""
    cells = [[_parted(cell) for cell in row[:MOST_COLUMNS]] for row in rows[:MOST_ROWS]]
    width = max(map(len, cells), default=0)
    spaced = [at for at in range(width) if any(len(row) > at and row[at][0] and row[at][1] for row in cells)]
    for name in range(width):
        carriers = [at for at in spaced if at != name]
        yield from (_spacing(cells, name, [at]) for at in carriers)
        if len(carriers) > 1:
            yield _spacing(cells, name, carriers)
    for door, name in permutations(range(width), 2):
        yield _order(cells, door, name)
    yield _printed(rows)


Parted = tuple[str, str]


def _parted(cell: str) -> Parted:
    """What stands in a cell, and what stands after it."""
    text = cell.strip()
    return text, cell[len(cell.rstrip()) :] if text else ""


def _spacing(cells: list[list[Parted]], name: int, carriers: Sequence[int]) -> Trial:
    """Each name with each cell once: what is said twice proves nothing twice."""
    seen: dict[tuple[str, str], str] = {}
    for row in cells:
        for at in carriers:
            if len(row) > max(name, at) and row[name][0] and row[at][0] and row[at][1] in SPACES:
                seen.setdefault((row[name][0], row[at][0]), row[at][1])
    asked = list(seen.items())[:MOST_MARKS]
    return Trial("space", [pair for pair, _ in asked], [space for _, space in asked], 1 / len(SPACES))


def _printed(rows: Rows) -> Trial:
    """What was printed, or copied out of a print, whatever its columns have become."""
    shown = seen(cell for row in rows[:MOST_ROWS] for cell in row[:MOST_COLUMNS])
    asked = list(shown.items())[: 2 * MOST_MARKS]
    return Trial("print", [word for word, _ in asked], [f"{bit}" for _, bit in asked], 1 / 2)


def _order(cells: list[list[Parted]], door: int, name: int) -> Trial:
    """Neighbours of one address in pairs that share nobody, so that each pair is a throw of its own."""
    people: list[tuple[str, str]] = []
    used: set[tuple[str, str]] = set()
    at = 0
    while at + 1 < len(cells) and len(people) < 2 * MOST_MARKS:
        pair = [(row[door][0], row[name][0]) for row in cells[at : at + 2] if len(row) > max(door, name)]
        good = len(pair) == 2 and pair[0][0] == pair[1][0] != "" and pair[0] != pair[1] and not used & set(pair)
        if good:
            people += pair
            used |= set(pair)
        at += 2 if good else 1
    return Trial("order", people, [""] * (len(people) // 2), 1 / 2)
