"""References in formulas, ranges and names, moved down with the rows that they mean."""

from __future__ import annotations

import re

STRINGS = re.compile(r'("(?:[^"]|"")*")')
SHEET = r"(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
REFERENCE = re.compile(
    SHEET + r"(?P<from>\$?[A-Za-z]{1,3}\$?\d{1,7})(?::(?P<to>\$?[A-Za-z]{1,3}\$?\d{1,7}))?(?![\w(.!])", re.UNICODE
)
ROWS = re.compile(SHEET + r"\$?(\d{1,7}):\$?(\d{1,7})(?![\w(])")
PARTS = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})")
BEFORE = re.compile(r"[\w.$!'\]]$")


def moved_formula(formula: str, sheet: str, *, same: bool, at: int, by: int) -> str:
    """A formula after ``by`` rows were put in before row ``at`` (from 1) of a sheet; ``same`` if it stands there."""
    pieces = STRINGS.split(formula)
    return "".join(
        piece if index % 2 else _moved(piece, lambda found: _concerns(found, sheet, same=same), at, by)
        for index, piece in enumerate(pieces)
    )


def _concerns(found: re.Match[str], sheet: str, *, same: bool) -> bool:
    named = found["sheet"]
    return same if named is None else named.strip("'").replace("''", "'") == sheet


def _moved(text: str, concerns: object, at: int, by: int) -> str:
    def one(found: re.Match[str]) -> str:
        if BEFORE.search(text[: found.start()]) or not concerns(found):  # type: ignore[operator] # a plain function
            return found[0]
        first, last = found["from"], found["to"]
        return (
            found[0][: found.start("from") - found.start()]
            + _down(first, at, by)
            + (f":{_down(last, at, by)}" if last else "")
        )

    def rows(found: re.Match[str]) -> str:
        if BEFORE.search(text[: found.start()]) or not concerns(found):  # type: ignore[operator] # as above
            return found[0]
        return re.sub(r"(\d+)(?=:|$)", lambda n: str(int(n[0]) + by if int(n[0]) >= at else int(n[0])), found[0])

    return ROWS.sub(rows, REFERENCE.sub(one, text))


def _down(reference: str, at: int, by: int) -> str:
    fixed, column, row_fixed, row = PARTS.fullmatch(reference).groups()  # type: ignore[union-attr] # of that shape
    return f"{fixed}{column}{row_fixed}{int(row) + by if int(row) >= at else int(row)}"


def copied_formula(formula: str, by: int) -> str:
    """A formula as it reads ``by`` rows further down: rows without a dollar sign move with it."""

    def one(found: re.Match[str]) -> str:
        return PARTS.sub(lambda part: part[0] if part[3] else f"{part[1]}{part[2]}{int(part[4]) + by}", found[0])

    pieces = STRINGS.split(formula)
    return "".join(piece if index % 2 else REFERENCE.sub(one, piece) for index, piece in enumerate(pieces))


def moved_range(ranges: str, at: int, by: int) -> str:
    """Ranges as attributes name them (``B5:C9 D2``), after the rows were put in."""
    return re.sub(PARTS.pattern, lambda part: _down(part[0], at, by), ranges)


def means_row(formula: str, sheet: str, *, same: bool, row: int) -> bool:
    """Whether a formula speaks of exactly that row (from 1) of the sheet, alone or as a whole range."""
    for index, piece in enumerate(STRINGS.split(formula)):
        for found in () if index % 2 else REFERENCE.finditer(piece):
            rows = {int(part[4]) for part in PARTS.finditer(found["from"] + ":" + (found["to"] or found["from"]))}
            if rows == {row} and _concerns(found, sheet, same=same):
                return True
    return False
