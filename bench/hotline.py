"""How soon a provider is answered while letters are read beside it, and what a server that is killed loses: nothing."""

from __future__ import annotations

import base64
import hmac
import http.client
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from bench._played import copy_of_home, environment
from bench._serving import Server

SECRET = "0123456789abcdef0123456789abcdef"
CHILD = Path(__file__).with_name("_letters.py")
SENDERS, MESSAGES, KILLS = 4, 400, 20
SAID = "{}-{}-{}02 刘某昨晚刚从湖北荆门回来,目前体温36.5"


def run() -> dict[str, Any]:
    """``hotline_answer_*_ms`` of a delivery; ``hotline_read_per_s``; after kill -9: acknowledged, lost and doubled."""
    home = copy_of_home()
    code = int(next((home / "keys").glob("*.key")).stem)
    _open(home, code)
    keys = count()
    with _Server(home, code) as server:
        start = time.perf_counter()
        times = sorted(_sent(server, [next(keys) for _ in range(MESSAGES)]).values())
        _wait_until_read(home)
        reading = MESSAGES / (time.perf_counter() - start)
    acknowledged = _killed_again_and_again(home, code, keys) | set(range(MESSAGES))
    with _Server(home, code):
        _wait_until_read(home)
    return {
        "hotline_answer_p50_ms": times[len(times) // 2],
        "hotline_answer_p99_ms": times[int(len(times) * 0.99)],
        "hotline_answer_max_ms": times[-1],
        "hotline_read_per_s": reading,
        "hotline_acknowledged": len(acknowledged),
        **_lost_and_doubled(home, code, acknowledged),
    }


def _open(home: Path, code: int) -> None:
    file = home / "gateways" / f"{code}.toml"
    file.parent.mkdir()
    file.write_text(f'[dingtalk]\napp_secret = "{SECRET}"\n', encoding="utf-8")
    file.chmod(0o600)


class _Server(Server):
    """The server, and where the provider's letters go."""

    def __init__(self, home: Path, code: int) -> None:
        super().__init__(home)
        self.path = f"/hotline/dingtalk/{code}/"


def _sent(server: _Server, numbers: list[int]) -> dict[int, float]:
    """Milliseconds until the answer, by message; what was not acknowledged is not in it."""
    parts = [numbers[start::SENDERS] for start in range(SENDERS)]
    with ThreadPoolExecutor(SENDERS) as hands:
        answered = hands.map(lambda part: list(_each(server, part)), parts)
        return {number: taken for some in answered for number, taken in some}


def _each(server: _Server, numbers: list[int]) -> Iterator[tuple[int, float]]:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for number in numbers:
        start = time.perf_counter()
        try:
            line.request("POST", server.path, _body(number), _headers())
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return
        if answer.status == 200:
            yield number, (time.perf_counter() - start) * 1000


def _body(number: int) -> bytes:
    text = SAID.format(number % 70 + 1, number % 3 + 1, number % 7 + 1)
    whole = {"msgId": str(number), "senderStaffId": f"user{number % 50}", "msgtype": "text", "text": {"content": text}}
    return json.dumps(whole).encode()


def _headers() -> dict[str, str]:
    sent = str(int(time.time() * 1000))
    made = hmac.digest(SECRET.encode(), f"{sent}\n{SECRET}".encode(), "sha256")
    return {"timestamp": sent, "sign": base64.b64encode(made).decode(), "Content-Type": "application/json"}


def _killed_again_and_again(home: Path, code: int, keys: Iterator[int]) -> set[int]:
    """Messages that were acknowledged by servers killed while they took in, or read."""
    chance, acknowledged = Random(20200203), set()
    for _ in range(KILLS):
        with _Server(home, code) as server, ThreadPoolExecutor(1) as hand:
            sending = hand.submit(_sent, server, [next(keys) for _ in range(80)])
            time.sleep(chance.uniform(0.1, 1.5))
            server.kill()
            acknowledged |= set(sending.result())
    return acknowledged


def _wait_until_read(home: Path) -> None:
    while _counted(home)[0] != _counted(home)[1]:
        time.sleep(0.1)


def _counted(home: Path) -> tuple[int, int]:
    """Letters stored, letters read."""
    with sqlite3.connect(f"file:{home / 'ledger.sqlite3'}?mode=ro", uri=True) as database:
        stored, read = database.execute("SELECT count(*), count(read_at) FROM hotline_letter").fetchone()
    return stored, read


def _lost_and_doubled(home: Path, code: int, acknowledged: set[int]) -> dict[str, int]:
    """Acknowledged messages that are no letter, and messages in the intake that no letter became."""
    line = [sys.executable, str(CHILD), str(code)]
    asked = json.dumps(sorted(acknowledged))
    done = subprocess.run(line, env=environment(home), input=asked, text=True, check=True, capture_output=True)
    found: dict[str, int] = json.loads(done.stdout)
    return found
