"""The house's own rules as plain checks: each takes what it looks at and says what breaks the rule."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 250
LONGEST_FUNCTION = 50
DUMPING_GROUNDS = {
    *("utils", "util", "helpers", "helper", "services", "service", "common", "core", "misc", "base", "manager"),
}
KEPT_NAMES = {"fangxian/config/sqlite/base.py": "Django loads a database backend from a module of this name"}


def code_files(root: Path = ROOT) -> list[Path]:
    """Every Python file of the house but its migrations."""
    return sorted(file for file in root.glob("fangxian/**/*.py") if "migrations" not in file.parts)


def every_file(root: Path = ROOT) -> list[Path]:
    """Every Python file of house, tests and bench but migrations."""
    files = (file for folder in ("fangxian", "tests", "bench") for file in root.glob(f"{folder}/**/*.py"))
    return sorted([root / "fx", *(file for file in files if "migrations" not in file.parts)])


def unopened(files: Iterable[Path]) -> list[str]:
    """Files that do not open with a sentence."""
    return [str(file) for file in files if not re.search(r"[.。]", _opening(file))]


def _opening(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n\n")[0]


def too_long(files: Iterable[Path], longest: int = LONGEST) -> list[str]:
    """Files longer than a person reads in one go."""
    return [f"{file}: {n}" for file in files if (n := len(file.read_text(encoding="utf-8").splitlines())) > longest]


def long_functions(files: Iterable[Path], longest: int = LONGEST_FUNCTION) -> Iterator[str]:
    """Functions that do more than one thing."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                and (node.end_lineno or 0) - node.lineno >= longest
            ):
                yield f"{file}: {node.name}"


def dumping_grounds(files: Iterable[Path], root: Path = ROOT) -> list[str]:
    """Files and folders named after nothing in particular."""
    named = {file: {*file.relative_to(root).parts[:-1], file.stem} for file in files}
    kept = {root / name for name in KEPT_NAMES}
    return [str(file) for file, parts in named.items() if parts & DUMPING_GROUNDS and file not in kept]


def unloadable(files: Iterable[Path]) -> list[str]:
    """TOML files that do not load."""
    bad = []
    for file in files:
        try:
            tomllib.loads(file.read_text(encoding="utf-8"))
        except ValueError as fault:
            bad.append(f"{file}: {fault}")
    return bad


def unknown_words(kinds: Iterable[str], glossary: str) -> list[str]:
    """Record kinds that the glossary does not list."""
    return [kind for kind in kinds if f"`{kind}`" not in glossary]


def floors(root: Path = ROOT) -> dict[str, int]:
    """Every room with its floor, 0 at the bottom."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["name"] == "The floors")
    return {room.strip(): n for n, layer in enumerate(reversed(layers)) for room in layer.split("|")}


def upward(relations: Iterable[tuple[str, str]], floor: Mapping[str, int]) -> list[str]:
    """Foreign keys from a room to one above it or beside it; each relation is (from room, to room)."""
    return [f"{a} → {b}" for a, b in relations if a in floor and b in floor and a != b and floor[b] >= floor[a]]


def strange_scripts(folder: Path) -> list[str]:
    """Vendored scripts that are not as vendor.json says, or that it does not name."""
    register = folder / "vendor.json"
    entries: dict[str, Any] = json.loads(register.read_text(encoding="utf-8")) if register.exists() else {}
    files = {file.name: file for file in folder.iterdir() if file.is_file() and file != register}
    wrong = [name for name, file in files.items() if entries.get(name, {}).get("sha256") != _sha256(file)]
    unsaid = [name for name, one in entries.items() if not (one.get("version") and one.get("licence"))]
    return sorted({*wrong, *unsaid, *(set(entries) - set(files))})


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def idle_kinds(kinds: Mapping[str, type], root: Path = ROOT) -> list[str]:
    """Record kinds of which no standing, duty or indicator of the Five ever speaks."""
    files = (file for file in root.glob("fangxian/measures/*/*.py") if not file.name.startswith(("records", "phrases")))
    said = " ".join(file.read_text(encoding="utf-8") for file in files)
    return [name for name, kind in kinds.items() if not re.search(rf"\b{kind.__name__}\b", said)]


def unfurnished(measures: Iterable[str], root: Path = ROOT) -> list[str]:
    """Measures that lack one of the five files of their floor plan."""
    plan = ("records", "phrases", "standing", "duties", "indicators")
    wanted = (root / "fangxian" / "measures" / measure / f"{part}.py" for measure in measures for part in plan)
    return [str(file) for file in wanted if not file.exists()]
