"""Judges a filled sheet against the right answers: cells right, wrong and left; columns recognised; all else."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineWorkbook

from fangxian.reports.office.result import Result
from tests.reports.office.making import Made

BOOK = "xl/workbook.xml"


@dataclass
class Verdict:
    """What was found, summed over sheets."""

    right: int = 0
    lacking: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    known: int = 0
    unknown: list[str] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)

    @property
    def filled(self) -> float:
        return self.right / max(1, self.right + len(self.lacking))

    @property
    def wrong_share(self) -> float:
        return len(self.wrong) / max(1, self.right + len(self.wrong))

    @property
    def recognised(self) -> float:
        return self.known / max(1, self.known + len(self.unknown))


def judge(made: Made, result: Result, verdict: Verdict) -> None:
    """Adds one sheet to the verdict."""
    before, after = _values(made.file.read_bytes()), _values(result.file)
    cells = {(c.sheet, cell) for c in result.columns for area in c.cells for cell in _cells(area)}
    for where in cells | made.answers.keys():
        name, said, right = f"{made.file.stem} {where[0]}!{where[1]}", after.get(where, ""), made.answers.get(where)
        if right is None and said in ("", None):
            continue
        if _same(said, right):
            verdict.right += 1
        elif said in ("", None):
            verdict.lacking.append(f"{name}: {right!r}")
        else:
            verdict.wrong.append(f"{name}: {said!r}, not {right!r}")
    changed = {where for where in before.keys() | after.keys() if before.get(where, "") != after.get(where, "")}
    verdict.touched += [f"{made.file.stem} {w}" for w in _foreign(changed - cells, result)]
    verdict.touched += [f"{made.file.stem} {part}" for part in _parts(made.file.read_bytes(), result.file, made)]
    taken = {(c.sheet, c.at): c.key for c in reversed(result.columns)}
    for where, key in made.keys.items():
        wanted = f"total:{key.removesuffix('_total')}" if key.endswith("_total") else key
        if not key or taken.get(where, "") in (wanted, f"figure:{key}"):
            verdict.known += 1
        else:
            verdict.unknown.append(f"{made.file.stem} {where}: {taken.get(where, '')!r}, not {key!r}")


def _foreign(changed: set[tuple[str, str]], result: Result) -> set[tuple[str, str]]:
    """Changed cells that nobody filled: below rows that were put in, the foot has moved."""
    grown = {one.sheet for one in result.sheets if one.written}
    return {where for where in changed if where[0] not in grown} if grown else changed


def _same(said: Any, right: Any) -> bool:
    if isinstance(said, datetime):
        said = said.date()
    if isinstance(right, date):
        return bool(said == right)
    if isinstance(right, int | float) and isinstance(said, int | float):
        return float(said) == float(right)
    return said == right


def _values(file: bytes) -> dict[tuple[str, str], Any]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    found: dict[tuple[str, str], Any] = {}
    for name in book.sheet_names:
        for row, line in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1):
            for column, value in enumerate(line):
                if value not in ("", None):
                    found[name, f"{_letters(column)}{row}"] = value
    return found


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def _cells(area: str) -> list[str]:
    first, _, last = area.partition(":")
    letters = re.sub(r"\d", "", first)
    top, bottom = int(re.sub(r"\D", "", first)), int(re.sub(r"\D", "", last or first))
    return [f"{letters}{row}" for row in range(top, bottom + 1)]


def _parts(before: bytes, after: bytes, made: Made) -> list[str]:
    """Parts that differ although nothing in them was to be filled, and cells that differ in theirs."""
    old, new = zipfile.ZipFile(io.BytesIO(before)), zipfile.ZipFile(io.BytesIO(after))
    if old.namelist() != new.namelist():
        return ["the list of parts"]
    sheets = [name for name in old.namelist() if name.startswith("xl/worksheets/sheet")]
    differ = [name for name in old.namelist() if old.read(name) != new.read(name) and name not in (*sheets, BOOK)]
    plain, was = (re.sub(rb' fullCalcOnLoad="1"', b"", one.read(BOOK)) for one in (new, old))
    return differ + ([BOOK] if plain != was and b"definedName" not in plain else [])
