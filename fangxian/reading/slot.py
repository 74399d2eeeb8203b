"""One field of a fact, with the place in the words from which it was read."""

from __future__ import annotations

from typing import Any, NamedTuple


class Slot(NamedTuple):
    """A field with its value and the place of the sign it was read from."""

    field: str
    value: Any
    at: int


Slots = list[Slot]
