"""Runs the parts of the bench: each ``bench/*.py`` offers ``run()``, figures by name."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fangxian.config.speaking import err, out, said, stop
from fangxian.config.workshop import ROOT


def parts() -> dict[str, Path]:
    """The files of the bench by name; one that begins with an underscore is no part of its own."""
    return {file.stem: file for file in sorted((ROOT / "bench").glob("*.py")) if not file.name.startswith("_")}


def bench(part: str | None, *, as_json: bool) -> None:
    """Runs one part or all; with ``as_json`` the last line is one JSON object of every figure."""
    there = parts()
    if part is not None and part not in there:
        stop(f"没有 {part}。有:{', '.join(there)}", f"There is no part {part}. There are: {', '.join(there)}")
    figures: dict[str, Any] = {}
    for name, file in there.items():
        if part in {None, name}:
            with err.status(said(f"正在测 {name} …", f"Measuring {name} …")):
                figures |= _run(name, file)
    for name, value in _each(figures):
        out.print(f"{name:32} {value:>14,.3f}", markup=False)
    if as_json:
        sys.stdout.write(json.dumps(figures) + "\n")


def _each(figures: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """A figure that is taken page by page, or engine by engine, stands on a line for each."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from ((f"{name} {part}", one) for part, one in value.items())
        else:
            yield name, value


def _run(name: str, file: Path) -> dict[str, Any]:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    spec = importlib.util.spec_from_file_location(f"bench.{name}", file)
    if spec is None or spec.loader is None:
        raise ImportError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.run())
