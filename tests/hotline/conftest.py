"""A community whose gateways are open, the clock at noon, and the providers' sides of the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine

from fangxian.hotline import limits
from fangxian.hotline.configured import file_of
from fangxian.hotline.links import link
from tests.cast import COMMUNITY, Cast
from tests.hotline.wecom_side import WeComSide


@pytest.fixture(autouse=True)
def clock(noon: datetime) -> Iterator[time_machine.Coordinates]:
    """The clock of the house stands at noon, and goes on when it is shifted; nobody has written yet."""
    limits.forget()
    with time_machine.travel(noon, tick=False) as stands:
        yield stands


@pytest.fixture
def opens(home: Path) -> Callable[[str], Path]:
    """Writes a community's file of gateways, as its owner alone may read it."""

    def write(text: str, community_id: int = COMMUNITY, mode: int = 0o600) -> Path:
        file = file_of(community_id)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
        return file

    return write


@pytest.fixture
def wecom(cast: Cast, opens: Callable[[str], Path]) -> WeComSide:
    """WeCom, whose member HeXiuYing is 何秀英 of grid 1; answers are not sent."""
    side = WeComSide()
    opens(side.settings())
    link(COMMUNITY, "wecom", "HeXiuYing", cast.workers["grid1"], cast.now)
    return side
