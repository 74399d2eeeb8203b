"""The tests of this room may act as a thief who has the database, and fill the disk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.filling import disk_is_full
from tests.without_triggers import take_triggers_away


@pytest.fixture
def without_triggers(db: None) -> None:
    """No trigger stands in the way."""
    take_triggers_away()


@pytest.fixture
def full_disk(cast: object) -> Iterator[None]:
    """The next growth of the ledger's table fails."""
    with disk_is_full("INSERT INTO ledger_entry"):
        yield
