"""Tells one state of the rules from another, so that new rules redraw what the old ones drew."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from zlib import crc32

# What a derived row depends on besides the ledger and the registry.
ROOMS = ("measures", "diseases")
FILES = ("derived/draw.py", "registry/sites.py")


@cache
def edition() -> int:
    """A number over every word of the rules; the same as long as nobody changes them."""
    house = resources.files("fangxian")
    mark = 0
    for file in (*(file for room in ROOMS for file in _files(house / room)), *(house / name for name in FILES)):
        mark = crc32(file.read_bytes(), mark)
    return mark


def _files(folder: Traversable) -> list[Traversable]:
    """All Python and toml files in the folder and below, by name."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _files(entry)
        elif entry.name.endswith((".py", ".toml")):
            found.append(entry)
    return found
