"""What reading is tested with: all the house's phrases, and a short way to read one message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fangxian.reading import Reading, read
from fangxian.workforce.kinds import PHRASES

Ask = Callable[..., list[dict[str, Any]]]
SENT = datetime(2020, 2, 5, 16, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def home() -> None:
    """Rules keep nothing: no home folder is needed."""


@pytest.fixture
def heard() -> Callable[..., Reading]:
    """Reads a message as if sent on Wednesday 5 February 2020 at ten past four."""
    return lambda text, role="grid_worker", sent_at=SENT: read(text, sent_at, role, PHRASES)


@pytest.fixture
def facts(heard: Callable[..., Reading]) -> Ask:
    """The facts of a message."""
    return lambda text, **known: heard(text, **known).facts
