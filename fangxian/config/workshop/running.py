"""Runs the stages two at a time, shows each as it ends, and adds up what passed and what failed."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from fangxian.config.speaking import out
from fangxian.config.workshop import ROOT
from fangxian.config.workshop.stages import Stage

LONGEST = 2400  # seconds: a stage that hangs must not keep the others' results from being told


@dataclass(frozen=True)
class Outcome:
    """How a stage ended: what it wrote, how many of its checks passed and failed."""

    stage: Stage
    written: str
    seconds: float
    passed: int
    failed: int


def run_all(stages: Iterable[Stage]) -> tuple[int, int]:
    """Runs every stage, whatever the others say; passed and failed in all."""
    passed = failed = 0
    with ThreadPoolExecutor(max_workers=2) as lanes, out.status("…") as status:
        waiting = {lanes.submit(run, stage): stage.name for stage in stages}
        for done in as_completed(list(waiting)):
            outcome = done.result()
            waiting.pop(done)
            show(outcome)
            status.update(", ".join(waiting.values()))
            passed, failed = passed + outcome.passed, failed + outcome.failed
    return passed, failed


def run(stage: Stage) -> Outcome:
    """Runs one stage to its end."""
    began = time.monotonic()
    try:
        done = subprocess.run(  # noqa: S603 - the stages are ours
            stage.command,
            cwd=ROOT,
            env=os.environ | stage.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=LONGEST,
            check=False,
        )
        written, code = done.stdout, done.returncode
    except subprocess.TimeoutExpired as fault:
        written, code = f"{_text(fault.stdout)}\nNot done after {LONGEST} s: stopped.\n", 1
    except OSError as fault:
        written, code = f"{stage.command[0]} cannot be run: {fault.strerror}. Install it and try again.\n", 1
    passed, failed = counted(stage.counts, code)
    return Outcome(stage, written, time.monotonic() - began, passed, failed)


def _text(written: bytes | str | None) -> str:
    return written.decode("utf-8", errors="replace") if isinstance(written, bytes) else written or ""


def counted(file: Path | None, code: int) -> tuple[int, int]:
    """Passed and failed as the run wrote them down; a run that wrote nothing, or fell over, counts as one."""
    if file is None or not file.exists():
        return (1, 0) if code == 0 else (0, 1)
    root = ET.parse(file).getroot()  # noqa: S314 - as above
    cases = list(root.iter("testcase"))
    bad = sum(any(case.find(word) is not None for word in ("failure", "error", "skipped")) for case in cases)
    return len(cases) - bad, bad or int(code != 0)


def show(outcome: Outcome) -> None:
    """A heading, then what the stage wrote."""
    verdict = "FAILED" if outcome.failed else "ok"
    out.rule(f"{outcome.stage.name}: {verdict} ({outcome.seconds:.1f} s)", align="left")
    if outcome.written.strip():
        out.print(outcome.written.rstrip(), markup=False)
