"""JSON that somebody else wrote and nobody has checked: what is not of the sort that is asked for counts as absent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


def told(body: bytes) -> Any:
    """What the bytes say; None if they are no JSON."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def part(said: Any, name: str) -> dict[str, Any]:
    """An object inside an object."""
    found = said.get(name) if isinstance(said, Mapping) else None
    return found if isinstance(found, dict) else {}


def items(said: Any, name: str) -> list[Any]:
    """A list inside an object."""
    found = said.get(name) if isinstance(said, Mapping) else None
    return found if isinstance(found, list) else []


def text(said: Any, name: str) -> str:
    """Words or a number inside an object, as words."""
    found = said.get(name) if isinstance(said, Mapping) else None
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return found.strip() if isinstance(found, str) else ""
