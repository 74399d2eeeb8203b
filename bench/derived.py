"""How fast derived rows follow the ledger, and how long redrawing a whole community takes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench._played import copy_of_home, environment

CHILD = Path(__file__).with_name("_following.py")


def run() -> dict[str, float]:
    """``catch_up_per_s``: entries a second, in thousands spread over all doors; ``rebuild_s``."""
    line = [sys.executable, str(CHILD)]
    told = subprocess.run(line, env=environment(copy_of_home()), stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return figures
