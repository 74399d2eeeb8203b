"""A community of 9,050 invented people with 30 played days, built once a run and handed out in copies."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DAYS = 30


def copy_of_home() -> Path:
    """A home folder with the played community, for the caller alone; gone when the run ends."""
    copy = Path(tempfile.mkdtemp(prefix="fangxian-bench-")) / "home"
    atexit.register(shutil.rmtree, copy.parent, ignore_errors=True)
    return Path(shutil.copytree(_played(), copy))


def environment(home: Path) -> dict[str, str]:
    """What a child process finds the home by; always on SQLite, whatever the caller runs on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FANGXIAN_")}
    settings = {"FANGXIAN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "fangxian.config.settings"}
    return kept | settings | {"PYTHONPATH": str(ROOT)}


@cache
def _played() -> Path:
    home = Path(tempfile.mkdtemp(prefix="fangxian-bench-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    _command(home, "migrate", "--database=default")
    _command(home, "migrate", "--database=derived")
    _command(home, "build", "--seed=1")
    _command(home, "play", f"--days={DAYS}", "--seed=1")
    return home


def _command(home: Path, *words: str) -> None:
    line = [sys.executable, "-m", "django", *words]
    subprocess.run(line, env=environment(home), cwd=ROOT, check=True, capture_output=True)
