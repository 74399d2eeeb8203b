"""How long a thousand messages of a group chat take, from the pasted text to drafts that wait, at 9,050 people."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench._played import copy_of_home, environment

CHILD = Path(__file__).with_name("_pasting.py")


def run() -> dict[str, Any]:
    """``paste_1000_s``: stored and read; ``paste_again_1000_s``: all known already; ``pass_page_300_s``: its list."""
    told = subprocess.run(
        [sys.executable, str(CHILD)], env=environment(copy_of_home()), check=True, capture_output=True, text=True
    )
    figures: dict[str, Any] = json.loads(told.stdout)
    return figures
