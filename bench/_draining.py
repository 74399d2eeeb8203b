"""A hundred phones whose network comes back at one moment, each with 500 records kept; and somebody at the desk."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any

from bench._played import ROOT, copy_of_home, environment
from bench._serving import Server
from fangxian.ledger.ids import new_id

PHONES, RECORDS = 100, 500
ANSWERS: dict[str, Any] = {
    "screening.door_visit": {"answered": True},
    "care.contacted": {"how": "phone", "status": "normal"},
}
Asked = tuple[int, bytes, list[str]]
PAGES = ("/board/", "/worklist/", "/records/", "/picture/")
PAUSE = 0.5  # seconds between one page of the desk and the next: two people who never stop reading


def drained() -> dict[str, float]:
    """``drain_100x500_s`` until the last record is answered; ``drain_others_p99_ms`` of the desk's pages meanwhile."""
    home = copy_of_home()
    *phones, director = _signed_in(home)
    with Server(home) as server:
        desk = _Desk(server.port, director["cookie"])
        walkers = [_Phone(server.port, number, told) for number, told in enumerate(phones)]
        desk.read_once()
        desk.start()
        began = time.perf_counter()
        for one in walkers:
            one.start()
        for one in walkers:
            one.join()
        ended, busy = time.perf_counter(), server.cpu_s()
        desk.stop()
    faults = [fault for one in walkers for fault in one.faults]
    if faults:
        raise RuntimeError(f"{len(faults)}: {faults[0]}")
    return {
        "drain_100x500_s": max(one.answered for one in walkers) - began,
        "drain_whole_round_s": ended - began,
        "drain_others_p99_ms": desk.p99(),
        "drain_server_cpu_s": busy,
        "drain_others_pages": len(desk.times),
        "drain_most_turns": max(one.turns for one in walkers),
    }


def _signed_in(home: Path) -> list[dict[str, Any]]:
    line = [sys.executable, str(Path(__file__).with_name("_phones.py")), str(PHONES)]
    done = subprocess.run(line, env=environment(home), cwd=ROOT, text=True, check=True, capture_output=True)
    return [json.loads(one) for one in done.stdout.splitlines()]


class _Phone(threading.Thread):
    """One round of the app's sync: the server's time, what waits, today."""

    def __init__(self, port: int, number: int, told: dict[str, Any]) -> None:
        super().__init__(daemon=True)
        self.port, self.number, self.told = port, number, told
        self.answered, self.faults, self.turns = 0.0, list[str](), 0
        self.kept = list(self._records())

    def _records(self) -> Iterator[dict[str, Any]]:
        chance, now = Random(self.number), time.time()
        for seq in range(1, RECORDS + 1):
            at = now - chance.randrange(60, 6 * 3600)
            moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
            answers = (
                {"answered": True}
                if self.told["kind"] == "screening.door_visit"
                else {"how": "phone", "status": "normal"}
            )
            yield {
                "id": str(new_id()),
                "epoch": 1 + self.number,
                "seq": seq,
                "kind": self.told["kind"],
                "place": chance.choice(self.told["doors"]),
                "happened_at": moment,
                "answers": answers,
            }

    def run(self) -> None:
        try:
            self._round()
        except Exception as fault:  # noqa: BLE001 - told by the bench
            self.faults.append(repr(fault))
            self.answered = time.perf_counter()

    def _round(self) -> None:
        told = self._asked("GET", "/sync/down?only=frame")
        batch = {"version": 1, "worker": self.told["worker"], "clock": told["now"], "records": self.kept}
        body = gzip.compress(json.dumps(batch).encode())
        more = {"X-CSRFToken": told["token"], "Content-Type": "application/json", "Content-Encoding": "gzip"}
        answer = self._asked("POST", "/sync/up", body, more)
        self.answered = time.perf_counter()
        codes = {one["code"] for one in answer["answers"]}
        if codes != {"ok"} or len(answer["answers"]) != RECORDS:
            self.faults.append(str([one for one in answer["answers"] if one["code"] != "ok"][:1]))
        self._asked("GET", "/sync/down?after=")

    def _asked(self, method: str, path: str, body: bytes | None = None, more: dict[str, str] | None = None) -> Any:
        headers = {"Cookie": self.told["cookie"], "X-Device": f"bench{self.number}", "Accept-Encoding": "gzip"}
        status, got, cookies = _ask(self.port, method, path, body, headers | (more or {}))
        while status == 503 and json.loads(got)["code"] == "busy":
            self.turns += 1
            time.sleep(json.loads(got)["again_in"])
            status, got, cookies = _ask(self.port, method, path, body, headers | (more or {}))
        if status != 200:
            raise RuntimeError(f"{path}: {status} {got[:200]!r}")
        for cookie in cookies:
            self.told["cookie"] += "; " + cookie.partition(";")[0]
        return json.loads(got)


class _Desk:
    """Pages of the office, one after the other, while it lasts."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookie, self.times, self.over = port, cookie, list[float](), threading.Event()
        self.readers = [threading.Thread(target=self._keep_reading, args=(n,), daemon=True) for n in range(2)]

    def start(self) -> None:
        self.times.clear()
        for one in self.readers:
            one.start()

    def _keep_reading(self, first: int) -> None:
        turn = first
        while not self.over.wait(PAUSE):
            self._page(PAGES[turn % len(PAGES)])
            turn += 1

    def read_once(self) -> None:
        for page in PAGES:
            self._page(page)

    def _page(self, page: str) -> None:
        start = time.perf_counter()
        status, _, _ = _ask(self.port, "GET", page, None, {"Cookie": self.cookie, "Accept-Encoding": "gzip"})
        assert status == 200, (page, status)
        self.times.append((time.perf_counter() - start) * 1000)

    def stop(self) -> None:
        self.over.set()
        for one in self.readers:
            one.join()

    def p99(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.99)]


def _ask(
    port: int, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> tuple[int, bytes, list[str]]:
    line = HTTPConnection("127.0.0.1", port, timeout=300)
    line.request(method, path, body, headers)
    answer = line.getresponse()
    got = answer.read()
    line.close()
    if answer.headers.get("Content-Encoding") == "gzip":
        got = gzip.decompress(got)
    return answer.status, got, answer.headers.get_all("Set-Cookie") or []
