"""The long run of texts that nobody would write; ``FUZZ_FROM`` and ``FUZZ_SEEDS`` say which seeds, so it can go on."""

from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

EACH = 20_000


def run() -> dict[str, float]:
    """``fuzz_texts`` read without a failure, ``fuzz_per_s`` on all cores, ``fuzz_next`` the seed to go on with."""
    from tests.reading.fuzzing import try_out  # noqa: PLC0415 - loading is no part of the run

    first, many = int(os.environ.get("FUZZ_FROM", "0")), int(os.environ.get("FUZZ_SEEDS", "5"))
    start = time.perf_counter()
    with ProcessPoolExecutor() as processes:
        texts = sum(processes.map(try_out, range(first, first + many), repeat(EACH)))
    return {
        "fuzz_texts": texts,
        "fuzz_per_s": round(texts / (time.perf_counter() - start)),
        "fuzz_next": first + many,
    }
