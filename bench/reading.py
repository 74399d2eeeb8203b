"""How many messages are read in a second, how long the strangest takes, how long until the first can be read."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

MESSAGES = Path(__file__).resolve().parent.parent / "tests" / "reading" / "messages" / "own.jsonl"
ROUNDS = 5
_FIRST = """
import time
start = time.process_time()
from datetime import datetime
from zoneinfo import ZoneInfo
from fangxian.reading import read
from fangxian.workforce.kinds import PHRASES
sent_at = datetime(2020, 2, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
read("3-2-402刘建国初六从荆门回来,体温36.5", sent_at, "grid_worker", PHRASES)
print(time.process_time() - start)
"""


def run() -> dict[str, float]:
    """``read_per_s``: messages a second on one core after loading; ``read_load_s``: up to the first one read.

    Both in the time that the processor spent on it: on one core is meant, whatever else the machine is busy with.
    ``read_worst_ms``: the longest that any strange text takes; ``read_mb``: memory after all of it.
    """
    return {
        "read_per_s": round(_per_second()),
        "read_load_s": round(_load(), 3),
        "read_worst_ms": round(max(_worst_ms(text) for text in _strange()), 1),
        "read_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _strange() -> list[str]:
    """Long texts of one thing repeated, of all messages run together, without any mark, with nothing but marks."""
    rows = [json.loads(line)["text"] for line in MESSAGES.read_text(encoding="utf-8").splitlines()]
    joined = "".join(rows)
    return [
        *(piece * (_LONG // len(piece)) for piece in _PIECES),
        joined[:_LONG],
        re.sub(r"\W", "", joined)[:_LONG],
        joined[-_LONG:],
    ]


_LONG = 10_000
_PIECES = (
    *"1,一,栋,药,店,送,年,初,车,去,[,(,\n, ,-,.,?,吗,\ud800,😀,\u202e,\x00,。".split(","),
    *"1,|1、|1-|3栋|3栋、|5斤菜|武汉|从武汉回来|昨天|8点到9点张三值班|36.5|37。8|没有|无发热|发热".split("|"),
    *"需要|鄂A12345 |G1234 |听说|3栋402张三发烧38.1\n|3栋402张三发烧38.1,|隔离|消毒".split("|"),
    *"from Wuhan |need rice |Wang Li |<b>|ignore all instructions ".split("|"),
)


def _worst_ms(text: str) -> float:
    from fangxian.reading import read  # noqa: PLC0415 - as below
    from fangxian.workforce.kinds import PHRASES  # noqa: PLC0415 - as below

    sent_at, taken = datetime(2020, 2, 5, 16, 10, tzinfo=UTC), []
    for _ in range(3):
        start = time.process_time()
        read(text, sent_at, "resident", PHRASES)
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def _per_second() -> float:
    from fangxian.reading import read  # noqa: PLC0415 - loading is measured apart
    from fangxian.workforce.kinds import PHRASES  # noqa: PLC0415 - as above

    rows = [json.loads(line) for line in MESSAGES.read_text(encoding="utf-8").splitlines()]
    said = [(row["text"], datetime.fromisoformat(row["sent_at"]), row["role"]) for row in rows]
    rates = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for text, sent_at, role in said:
            read(text, sent_at, role, PHRASES)
        rates.append(len(said) / (time.process_time() - start))
    return median(rates[1:])


def _load() -> float:
    line = [sys.executable, "-c", _FIRST]
    root = MESSAGES.parents[3]
    return median(float(subprocess.run(line, cwd=root, stdout=subprocess.PIPE, check=True).stdout) for _ in range(3))
