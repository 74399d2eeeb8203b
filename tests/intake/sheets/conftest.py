"""Lists as they come, in memory, and what taking them in would do at noon."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from fangxian.intake.sheets import planning
from fangxian.intake.sheets.plan import Plan
from fangxian.registry.sheet.sandbox import Drawn
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.conftest import scope_of

__all__ = ["scope_of"]
HEAD = ("序号", "姓名", "联系电话", "现住址", "来自地", "返回日期", "体温")
TITLE = "青山街道来返人员核查名单"

Plans = Callable[..., Plan]


def rows(*lines: Sequence[str], head: Sequence[str] = HEAD, title: str = TITLE) -> list[Drawn]:
    """One worksheet with a title, heads and these rows."""
    return [Drawn("", [[title], list(head), *map(list, lines)], [])]


@pytest.fixture
def plans(cast: Cast, scope_of: Callable[[str], Scope]) -> Plans:
    """The plan for a list that one of the cast brings."""

    def of(username: str, *lines: Sequence[str], **how: str | Sequence[str]) -> Plan:
        found = planning.planned(scope_of(username), rows(*lines, **how), cast.now)  # type: ignore[arg-type] # head, title
        assert isinstance(found, Plan)
        return found

    return of
