"""The stages of the whole check, in the order in which they are read: style, types, floors, then every test."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fangxian.config.workshop import ROOT

BIN = Path(sys.executable).parent
PYTEST = (sys.executable, "-m", "pytest")
SLOW = ("--durations=5", "--durations-min=1")


@dataclass(frozen=True)
class Stage:
    """One program to run; ``counts`` is the JUnit file in which it says how many tests it ran, if it does."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    counts: Path | None = None


def static() -> Iterator[Stage]:
    """Everything that can be said of the code without running it."""
    yield Stage("style: ruff", (str(BIN / "ruff"), "check", "."))
    yield Stage("style: ruff format", (str(BIN / "ruff"), "format", "--check", "."))
    if any(ROOT.glob("fangxian/*/templates/**/*.html")):
        yield Stage("style: templates", (str(BIN / "djlint"), "fangxian", "--lint", "--quiet"))
    yield Stage("floors: import contracts", (str(BIN / "lint-imports"),))
    # afresh: a cache written while a file was broken has been seen to report faults that are not there
    yield Stage("types: mypy", (str(BIN / "mypy"), "--no-incremental"))


def on_sqlite(folder: Path) -> Stage:
    """Rules and rooms, on SQLite."""
    return _pytest("tests on SQLite", folder / "sqlite", "--ignore=tests/journeys")


def on_postgresql(folder: Path, url: str) -> Stage:
    """Everything that uses a database, on PostgreSQL."""
    return _pytest("tests on PostgreSQL", folder / "postgresql", "--ignore=tests/journeys", FANGXIAN_DATABASE=url)


def journeys(folder: Path) -> Stage:
    """A person at a real browser, on SQLite."""
    return _pytest("journeys in Chromium", folder / "journeys", "tests/journeys")


def _pytest(name: str, folder: Path, *arguments: str, **env: str) -> Stage:
    counts = folder.with_suffix(".xml")
    return Stage(name, (*PYTEST, *SLOW, *arguments, f"--junit-xml={counts}"), own_home(folder) | env, counts)


def own_home(folder: Path) -> dict[str, str]:
    """A home folder of the run's own, whatever the builder's environment says."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {"FANGXIAN_HOME": str(folder), "FANGXIAN_DATABASE": "", "FANGXIAN_DERIVED": ""}


def scripts(folder: Path) -> Iterator[Stage]:
    """The pages' own JavaScript, in node."""
    files = sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("tests/**/*.test.js"))
    counts = folder / "node.xml"
    reporters = (
        "spec",
        "--test-reporter-destination=stdout",
        "--test-reporter=junit",
        f"--test-reporter-destination={counts}",
    )
    if files:
        node = shutil.which("node") or "node"
        yield Stage(
            "tests in node", (node, "--test", f"--test-reporter={reporters[0]}", *reporters[1:], *files), counts=counts
        )


def in_ci() -> bool:
    """Whether nobody is watching, so that nothing may be left out."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}
