"""How long paper takes: 9,050 rows of 30 columns of an office's sheet, and the slowest of the community's own forms."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench._played import copy_of_home, environment

CHILD = Path(__file__).with_name("_filling.py")


def run() -> dict[str, float]:
    """``fill_9050x30_s`` from the file read to the file made; ``form_s`` a register filled and written as XLSX."""
    line = [sys.executable, str(CHILD)]
    told = subprocess.run(line, env=environment(copy_of_home()), stdout=subprocess.PIPE, check=True).stdout
    return {name: round(seconds, 2) for name, seconds in json.loads(told).items()}
