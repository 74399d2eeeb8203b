"""How long the office's pages take, with one community of 9,050 people and with ten of them in the same database."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Self

from bench._played import copy_of_home, environment

CHILD = Path(__file__).with_name("_looking.py")
ROUNDS, WARM = 100, 8

Times = dict[str, list[float]]


def run() -> dict[str, Any]:
    """``page_p95_ms`` by page; ``page_growth_10x``: the same with ten communities, all pages together."""
    with ExitStack() as stack:
        one, ten = (stack.enter_context(_Looking(communities)) for communities in (1, 10))
        for number in range(WARM + ROUNDS):
            for looking in (one, ten):  # in turn, so that whatever else this machine does slows down both
                looking.look(kept=number >= WARM)
    alone, among_ten = _p95(one.times), _p95(ten.times)
    growth = sum(among_ten.values()) / sum(alone.values())
    return {"page_p95_ms": alone, "page_p95_ms_10x": among_ten, "page_growth_10x": growth}


class _Looking:
    """A process of its own that opens every page once each time it is told to."""

    def __init__(self, communities: int) -> None:
        self.times: Times = defaultdict(list)
        self._line = [sys.executable, str(CHILD), str(communities)]

    def __enter__(self) -> Self:
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self._process = subprocess.Popen(self._line, env=environment(copy_of_home()), **pipes)
        return self

    def look(self, *, kept: bool) -> None:
        asking, answers = self._pipes
        asking.write("look\n")
        asking.flush()
        for page, milliseconds in json.loads(answers.readline()).items():
            self.times[page] += [milliseconds] * kept

    @property
    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._process.stdin
        assert self._process.stdout
        return self._process.stdin, self._process.stdout

    def __exit__(self, *_: object) -> None:
        for pipe in self._pipes:
            pipe.close()
        self._process.wait()


def _p95(times: Times) -> dict[str, float]:
    return {page: _at(taken, 0.95) for page, taken in times.items()}


def _at(taken: Iterable[float], share: float) -> float:
    ordered = sorted(taken)
    return round(ordered[int(len(ordered) * share)], 2)
