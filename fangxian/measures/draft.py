"""A draft: what somebody may have meant, before a person or a rule has accepted it."""

from __future__ import annotations

from typing import Any

import msgspec

WHERE = ("building", "unit", "room", "floor", "grid", "place", "buildings")
WHO = ("person", "phone", "id_number")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One fact read from a message.

    ``fields`` are those of the message form (numbers as numbers, days as ``YYYY-MM-DD`` or with
    ``THH:MM``, local time); ``sure`` is 0…1; ``spans`` gives the characters that led to each field.
    """

    kind: str
    fields: dict[str, Any]
    sure: float = 1.0
    spans: dict[str, tuple[int, int]] = {}

    @property
    def where(self) -> dict[str, Any]:
        return {name: self.fields[name] for name in WHERE if name in self.fields}

    @property
    def answers(self) -> dict[str, Any]:
        """All that is not the place: what the record kind itself may ask."""
        return {name: value for name, value in self.fields.items() if name not in WHERE}
