"""Draws docs/house.md: rooms by floor, and every file by the sentence with which it opens."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from fangxian.config.workshop import ROOT

MAP = ROOT / "docs" / "house.md"
HEAD = """# The house, room by room

Drawn by `./fx house` from the sentence with which each file opens; do not edit it by hand. A room uses only
the rooms below it; neighbours on one floor do not know each other.
What holds the house up stands in [decisions](decisions/).
"""


def draw() -> str:
    """The map as it is today."""
    return "\n".join([HEAD, *_floors(), ""])


def _floors() -> Iterator[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    floors = next(contract["layers"] for contract in contracts if contract["name"] == "The floors")
    yield "```"
    yield from (floor.replace("|", " ") for floor in floors)
    yield "```"
    for floor in floors:
        for room in floor.split("|"):
            yield from _room(ROOT / "fangxian" / room.strip())


def _room(folder: Path) -> Iterator[str]:
    yield f"\n## {folder.name}\n{opening(folder / '__init__.py')}\n"
    files = [file for file in _files(folder) if file != folder / "__init__.py"]
    if files:
        yield "| file | what it is for |\n| --- | --- |"
    for file in files:
        name = file.parent if file.name == "__init__.py" else file
        caption = opening(file).replace("|", "\\|")
        yield f"| `{name.relative_to(folder).as_posix()}{'/' if name != file else ''}` | {caption} |"


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.py") if "migrations" not in file.parts)


def opening(file: Path) -> str:
    """The first sentence of a file, or nothing if it opens with none."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) if file.exists() else ""
    return " ".join((text or "").partition("\n\n")[0].split())
