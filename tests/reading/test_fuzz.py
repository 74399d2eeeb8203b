"""A million texts that nobody would write: reading fails on none of them."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context

from tests.reading.fuzzing import try_out

TEXTS, EACH = 1_000_000, 20_000


def test_a_million_texts_are_read() -> None:
    """Cats on keyboards, broken exports, pastes of anything; a seed for every twenty thousand of them."""
    seeds = range(TEXTS // EACH)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as processes:
        assert sum(processes.map(try_out, seeds, repeat(EACH))) == TEXTS
