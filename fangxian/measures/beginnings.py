"""Tells from a pattern with which letters what it matches may begin, so that it is tried at those alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any

_PARSER: Any = import_module("re._parser")  # the library's own reading of a pattern; it has no public name
NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}
_MOST = 400


def quick(words: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern behind a look at one letter: most places of a text are passed over before any branch is tried."""
    begins = beginnings(words, flags)
    if not begins:
        return re.compile(words, flags)
    look = "".join(re.escape(one) if len(one) == 1 else one for one in sorted(begins))
    return re.compile(f"(?=[{look}])(?:{words})", flags)


@lru_cache(maxsize=1)  # what a pattern begins with and what it needs are asked one after the other
def parsed(words: str, flags: int = 0) -> Any:
    """A pattern as the library reads it: pairs of an operation and what it works on."""
    return _PARSER.parse(words, flags)


def beginnings(words: str, flags: int = 0) -> frozenset[str] | None:
    """Letters, long ranges of them and categories: what the words match begins with one; None if that is not known."""
    tree = parsed(words, flags)
    return _of_sequence(tree) if tree.getwidth()[0] else None


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Those of the first item that must be there, and of all that may stand before it."""
    found: frozenset[str] = frozenset()
    for op, value in items:
        if str(op) not in NO_WIDTH:
            begins = beginnings_of_item(str(op), value)
            if begins is None:
                return None
            found |= begins
            if has_width(str(op), value):
                break
    return found


def beginnings_of_item(op: str, value: Any) -> frozenset[str] | None:
    """The same for one item of a pattern."""
    if op == "LITERAL":
        return frozenset({chr(value)})
    if op == "IN":
        return _of_class(value)
    if op == "SUBPATTERN":
        return None if value[1] or value[2] else _of_sequence(value[3])  # (?i:…): flags of its own
    if op == "BRANCH":
        branches = [_of_sequence(branch) for branch in value[1]]
        return None if None in branches else frozenset().union(*(begins for begins in branches if begins))
    return _of_sequence(value[2]) if op.endswith("_REPEAT") else None


def _of_class(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    found: set[str] = set()
    for op, value in members:
        if str(op) == "LITERAL":
            found.add(chr(value))
        elif str(op) == "RANGE":
            found |= _of_range(*value)
        elif str(value) in _CATEGORIES:
            found.add(_CATEGORIES[str(value)])
        else:
            return None
    return frozenset(found)


def _of_range(first: int, last: int) -> set[str]:
    if last - first < _MOST:
        return {chr(code) for code in range(first, last + 1)}
    return {f"{chr(first)}-{chr(last)}"}


def has_width(op: str, value: Any) -> bool:
    """Whether an item of a pattern takes a letter at least."""
    if op == "BRANCH":
        return all(branch.getwidth()[0] for branch in value[1])
    if op == "SUBPATTERN":
        return bool(value[3].getwidth()[0])
    if op.endswith("_REPEAT"):
        return bool(value[0] and value[2].getwidth()[0])
    return op in ("LITERAL", "IN")
