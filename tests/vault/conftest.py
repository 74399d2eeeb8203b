"""The tests of this room may act as a thief who has the database."""

from __future__ import annotations

import pytest

from tests.without_triggers import take_triggers_away


@pytest.fixture
def without_triggers(db: None) -> None:
    """No trigger stands in the way."""
    take_triggers_away()
