"""What the settings are where HTTPS is the house's own, where a server stands in front, and where there is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ASKED = ("SECURE_PROXY_SSL_HEADER", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "LAN")
TELL = f"import json; from fangxian.config import settings as s; print(json.dumps([getattr(s, n) for n in {ASKED}]))"
LAN = {"app": "https://192.168.1.20:8000/phone/"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, [None, 0, False, "fangxian_csrf", {}]),
        ({"FANGXIAN_HTTPS": "true"}, [["HTTP_X_FORWARDED_PROTO", "https"], 31_536_000, True, "__Host-csrf", {}]),
        ({"FANGXIAN_HTTPS": "true", "FANGXIAN_LAN": json.dumps(LAN)}, [None, 0, True, "__Host-csrf", LAN]),
    ],
)
def test_what_holds_where(given: dict[str, str], expected: list[object], tmp_path: Path) -> None:
    """Alone on a laptop; behind a server with HTTPS, whose word counts; in the local network, where no header does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FANGXIAN_")}
    environment = {**kept, "FANGXIAN_HOME": str(tmp_path), **given}
    told = subprocess.run([sys.executable, "-c", TELL], env=environment, capture_output=True, check=True, text=True)
    assert json.loads(told.stdout) == expected
