"""The real server for a part of the bench: in a process group of its own, on a free port, ended without ceremony."""

from __future__ import annotations

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

    def kill(self) -> None:
        """As a power cut does it."""
        subprocess.run(["kill", "-9", "--", f"-{self._process.pid}"], check=False)
        self._process.wait()

    def __exit__(self, *_: object) -> None:
        self.kill()
