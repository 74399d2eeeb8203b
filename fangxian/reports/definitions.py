"""A fingerprint of everything that defines a report's figures: its form, the rules, the disease profile."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from fangxian.reports.form import source


def definitions(name: str, profile: str) -> str:
    """A fingerprint (sha256, hex) of the form, the rules behind its figures and the disease profile."""
    rules = [(path, text) for path, text in _files("fangxian.measures") if not path.endswith("phrases.py")]
    return _sha256([("form", source(name)), ("profile", _profile(profile)), *rules])


def _files(package: str) -> Iterator[tuple[str, bytes]]:
    return _below(resources.files(package), "")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        if child.is_dir():
            yield from _below(child, f"{path}{child.name}/")
        elif child.name.endswith(".py"):
            yield f"{path}{child.name}", child.read_bytes()


def _profile(name: str) -> bytes:
    return resources.files("fangxian.diseases").joinpath(f"{name}.toml").read_bytes() if name else b""


def _sha256(parts: list[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for name, text in parts:
        whole.update(f"{name}\0{len(text)}\0".encode() + text)
    return whole.hexdigest()
