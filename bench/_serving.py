"""The real server for a part of the bench: in a process group of its own, on a free port, ended without ceremony."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

from bench._played import ROOT, environment


class Server:
    """Answers from when the block begins until it ends, or it is killed."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]

    def __enter__(self) -> Self:
        line = [sys.executable, "-m", "fangxian.config.command_line", "serve", "--port", str(self.port)]
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(line, env=environment(self.home), cwd=ROOT, start_new_session=True, **quiet)
        while not self._answers():
            time.sleep(0.05)
        return self

    def _answers(self) -> bool:
        with socket.socket() as trial:
            return trial.connect_ex(("127.0.0.1", self.port)) == 0

    def cpu_s(self) -> float:
        """Seconds that a processor has worked for it so far: says how busy the machine was besides (Linux)."""
        ticks = os.sysconf("SC_CLK_TCK")
        family = [self._process.pid, *_children(self._process.pid)]
        told = [Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split() for one in family]
        return sum(int(one[11]) + int(one[12]) for one in told) / ticks

    def kill(self) -> None:
        """As a power cut does it."""
        subprocess.run(["kill", "-9", "--", f"-{self._process.pid}"], check=False)
        self._process.wait()

    def __exit__(self, *_: object) -> None:
        self.kill()


def _children(parent: int) -> list[int]:
    told = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="utf-8")
    return [int(one) for one in told.split()]
