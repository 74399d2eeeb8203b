"""How long paper takes: an office's sheet of 9,050 rows filled, the slowest own form, a list of 500 names at night."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench._played import copy_of_home, environment

CHILDREN = [Path(__file__).with_name(name) for name in ("_filling.py", "_listing.py")]


def run() -> dict[str, float]:
    """``fill_9050x30_s`` from the file read to the file made; ``form_s`` a register filled and written as XLSX.

    ``match_500_s`` from sending a list of 500 names to the last byte of the page that parts it.
    """
    found: dict[str, float] = {}
    for child in CHILDREN:
        line = [sys.executable, str(child)]
        told = subprocess.run(line, env=environment(copy_of_home()), stdout=subprocess.PIPE, check=True).stdout
        found |= {name: round(seconds, 2) for name, seconds in json.loads(told).items()}
    return found
