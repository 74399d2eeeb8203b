"""Whatever sealed rows are opened for is told in words, to the auditor and to the resident who asks who looked."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from fangxian.vault.purposes import purpose_words

HOUSE = Path(__file__).parents[2] / "fangxian"
NOBODY = ("fangxian/demo/",)  # a make-believe community, played by the machine


def purposes() -> Iterator[tuple[str, str]]:
    """Every purpose that stands in the code of the house, with the file in which it stands."""
    for file in sorted(HOUSE.rglob("*.py")):
        name = str(file.relative_to(HOUSE.parent))
        if not name.startswith(NOBODY):
            yield from ((name, told) for told in _said(ast.parse(file.read_text(encoding="utf-8"))))


def _said(tree: ast.AST) -> Iterator[str]:
    """What is handed to ``look(...)`` or as the last part of a ``Look(...)``, as far as it stands there."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        told = call.args[-1]
        begun = told.values[0] if isinstance(told, ast.JoinedStr) else told
        if (
            name in ("look", "Look")
            and isinstance(begun, ast.Constant)
            and isinstance(begun.value, str)
            and begun.value
        ):
            yield begun.value if begun is told else f"{begun.value}\N{HORIZONTAL ELLIPSIS}"


@pytest.mark.parametrize(("file", "purpose"), sorted(set(purposes())))
def test_a_purpose_is_told_in_words(file: str, purpose: str) -> None:
    """20:00  an auditor reads the trail: no line says what only the code understands"""
    if purpose in ("letter \N{HORIZONTAL ELLIPSIS}", "reveal: \N{HORIZONTAL ELLIPSIS}"):
        return  # each of their names stands in the table whole
    told = purpose_words(purpose)
    assert told.zh != purpose, f"{file}: add it to fangxian/vault/purposes.py"
