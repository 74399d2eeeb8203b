"""How many messages are read in a second, and how long it takes until the first can be read."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from statistics import median

MESSAGES = Path(__file__).resolve().parent.parent / "tests" / "reading" / "messages" / "own.jsonl"
ROUNDS = 5
_FIRST = """
import time
start = time.perf_counter()
from datetime import datetime
from zoneinfo import ZoneInfo
from fangxian.reading import read
from fangxian.workforce.kinds import PHRASES
sent_at = datetime(2020, 2, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
read("3-2-402刘建国初六从荆门回来,体温36.5", sent_at, "grid_worker", PHRASES)
print(time.perf_counter() - start)
"""


def run() -> dict[str, float]:
    """``read_per_s``: messages a second on one core after loading; ``read_load_s``: up to the first one read."""
    return {"read_per_s": round(_per_second()), "read_load_s": round(_load(), 3)}


def _per_second() -> float:
    from fangxian.reading import read  # noqa: PLC0415 - loading is measured apart
    from fangxian.workforce.kinds import PHRASES  # noqa: PLC0415 - as above

    rows = [json.loads(line) for line in MESSAGES.read_text(encoding="utf-8").splitlines()]
    said = [(row["text"], datetime.fromisoformat(row["sent_at"]), row["role"]) for row in rows]
    rates = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for text, sent_at, role in said:
            read(text, sent_at, role, PHRASES)
        rates.append(len(said) / (time.perf_counter() - start))
    return median(rates[1:])


def _load() -> float:
    line = [sys.executable, "-c", _FIRST]
    root = MESSAGES.parents[3]
    return median(float(subprocess.run(line, cwd=root, stdout=subprocess.PIPE, check=True).stdout) for _ in range(3))
