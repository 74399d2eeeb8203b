"""The cast's scopes, and the doors they say things at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fangxian.intake.say import Heard, say
from fangxian.workforce.access import Scope, scope
from tests.cast import Cast


@pytest.fixture
def scope_of(cast: Cast) -> Callable[[str], Scope]:
    """What one of the cast may do at noon."""

    def of(username: str) -> Scope:
        found = scope(cast.users[username], cast.now)
        assert found is not None
        return found

    return of


@pytest.fixture
def grid1(scope_of: Callable[[str], Scope]) -> Scope:
    """何秀英, who covers grid 1 with building 3."""
    return scope_of("grid1")


@pytest.fixture
def says(cast: Cast, scope_of: Callable[[str], Scope]) -> Callable[..., Heard]:
    """Somebody types a sentence into the box, at noon unless said otherwise."""

    def says(username: str, text: str, **when: Any) -> Heard:
        now = when.get("now", cast.now)
        one = scope_of(username)
        return say(cast.community_id, one, min(one.roles), text, when.get("sent_at", now), now)

    return says
