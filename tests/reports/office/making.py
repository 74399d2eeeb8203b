"""Makes the office sheets of the tests from their descriptions: heads, rows, notes, every cell's right answer."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from fangxian.registry.identity import check_digit
from tests.reports.office.facts import ALL, DOORS, NUMBERS, PEOPLE, SHOPS, WORKERS

SHEETS = Path(__file__).parent / "sheets"
BETWEEN = " > "
LABELS = {"填报单位:": "community", "填报日期:": "report_day", "填表日期:": "report_day"}


class Made(NamedTuple):
    """A file, and what is right: the value of every cell that can be filled, by sheet and address; keys by column."""

    file: Path
    answers: dict[tuple[str, str], Any]
    keys: dict[tuple[str, str], str]
    told: dict[str, Any]


def described(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def make(description: Path, out: Path) -> Made:
    """Writes the workbook that a description tells of."""
    told = tomllib.loads(description.read_text("utf-8"))
    file = out / f"{description.stem}.xlsx"
    made = Made(file, {}, {}, told)
    with Workbook(str(file)) as book:
        for one in told.get("sheets", [told]):
            _Maker(book, one, made).sheet()
    return made


class _Maker:
    def __init__(self, book: Workbook, told: dict[str, Any], made: Made) -> None:
        self.told, self.made = told, made
        self.name = told.get("sheet", "Sheet1")
        self.page = book.add_worksheet(self.name)
        self.head = book.add_format(
            {"bold": True, "align": "center", "border": 1, "text_wrap": True, "bg_color": "#DDEBF7"}
        )
        self.plain = book.add_format({"border": 1})
        self.text = book.add_format({"border": 1, "num_format": "@"})
        self.day = book.add_format({"border": 1, "num_format": told.get("date_format", "yyyy/m/d")})
        self.title = book.add_format({"bold": True, "align": "center", "font_size": 16})
        self.row = 0

    def sheet(self) -> None:
        if "cells" in self.told:
            self._raw()
            return
        columns = self.told["columns"]
        if self.told.get("title"):
            self.page.merge_range(self.row, 0, self.row, len(columns) - 1, self.told["title"], self.title)
            self.row += 1
        self._above()
        self._heads([column[0].split(BETWEEN) for column in columns])
        for example in self.told.get("examples", []):
            for at, text in enumerate(example):
                self.page.write(self.row, at, text, self.plain)
            self.row += 1
        self._body(columns)
        self._below(columns)
        self._finish()

    def _above(self) -> None:
        for note in self.told.get("above", []):
            for at, text in enumerate(note if isinstance(note, list) else [note]):
                if text:
                    self.page.write_string(self.row, at, text)
                if text in LABELS:
                    self._right(xl_rowcol_to_cell(self.row, at + 1), expected(LABELS[text], "", 0))
            self.row += 1

    def _below(self, columns: list[list[str]]) -> None:
        for foot in self.told.get("below", []):
            if foot[0] == "合计":
                self._sums(columns, foot)
            for at, text in enumerate(foot if isinstance(foot, list) else [foot]):
                if str(text).startswith("="):
                    self.page.write_formula(self.row, at, text)
                elif text:
                    self.page.write_string(self.row, at, text)
                if text in LABELS and isinstance(foot, list):
                    self._right(xl_rowcol_to_cell(self.row, at + 1), expected(LABELS[text], "", 0))
            self.row += 1

    def _heads(self, paths: list[list[str]]) -> None:
        deep = max(map(len, paths))
        for level in range(deep):
            at = 0
            while at < len(paths):
                path = paths[at]
                if level >= len(path):
                    at += 1
                    continue
                end = at
                while (
                    level < len(path) - 1 and end + 1 < len(paths) and paths[end + 1][: level + 1] == path[: level + 1]
                ):
                    end += 1
                last = self.row + deep - 1 if level == len(path) - 1 else self.row + level
                if (end, last) == (at, self.row + level):
                    self.page.write_string(self.row + level, at, path[level], self.head)
                else:
                    self.page.merge_range(self.row + level, at, last, end, path[level], self.head)
                at = end + 1
        self.row += deep

    def _body(self, columns: list[list[str]]) -> None:
        rows, blank, prefilled = self.told["rows"], self.told.get("blank", 8), self.told.get("prefilled", 0)
        extra = max(0, blank)
        self._lines(max(extra, len(rows) if prefilled else 0), len(columns))
        for number, who in enumerate(rows):
            for at, (_, answer) in enumerate(columns):
                where = xl_rowcol_to_cell(self.row + number, at)
                if at < prefilled and answer != "serial":
                    self.page.write(self.row + number, at, expected(answer, who, number), self._format(at))
                elif not (answer == "serial" and self.told.get("numbered")):
                    self._right(where, expected(answer, who, number))
        for at, (_, answer) in enumerate(columns):
            self.made.keys[self.name, xl_rowcol_to_cell(0, at).rstrip("1")] = re.split(r"[|@]", answer)[0]
        for at, source in self.told.get("offered", {}).items():
            self.page.data_validation(self.row, int(at), self.row + 60, int(at), {"validate": "list", "source": source})
        self.row += max(extra, len(rows) if prefilled or not self.told.get("below") else extra)

    def _lines(self, lines: int, columns: int) -> None:
        for number in range(lines):
            for at in range(columns):
                self.page.write_blank(self.row + number, at, None, self._format(at))
            if self.told.get("numbered"):
                self.page.write_number(self.row + number, 0, number + 1, self.plain)

    def _sums(self, columns: list[list[str]], foot: list[str]) -> None:
        for at, (_, answer) in enumerate(columns):
            value = expected(answer, "", 0)
            if isinstance(value, int) and not isinstance(value, bool) and not foot[at : at + 1] > [""]:
                self._right(xl_rowcol_to_cell(self.row, at), value)

    def _right(self, where: str, value: Any) -> None:
        if value is None:
            return
        self.made.answers[self.name, where] = value

    def _format(self, at: int) -> Any:
        if at in self.told.get("days", []):
            return self.day
        return self.text if at in self.told.get("texts", []) else self.plain

    def _raw(self) -> None:
        for row, line in enumerate(self.told["cells"]):
            for at, text in enumerate(line):
                if text == "":
                    self.page.write_blank(row, at, None, self.plain)
                elif str(text).startswith("="):
                    self.page.write_formula(row, at, text, self.plain)
                else:
                    self.page.write(row, at, text, self.plain)
        for merged in self.told.get("merged", []):
            first = xl_cell_to_rowcol(merged.split(":")[0])
            self.page.merge_range(merged, self.told["cells"][first[0]][first[1]], self.head)
        for where, answer in self.told.get("right", {}).items():
            value = expected(answer, self.told.get("who", ""), 0)
            if value is not None:
                self.made.answers[self.name, where] = value
        for where, key in self.told.get("keys", {}).items():
            self.made.keys[self.name, where] = key
        self._finish()

    def _finish(self) -> None:
        for at, width in enumerate(self.told.get("widths", [])):
            self.page.set_column(at, at, width)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.freeze_panes(self.told.get("frozen", 0), 0)


def expected(answer: Any, who: str, number: int) -> Any:
    """The right value: ``key|format``, ``key@day``, ``'words``, a number; None where the cell must stay empty."""
    if not isinstance(answer, str) or answer.startswith("'"):
        return answer[1:] if isinstance(answer, str) else answer
    key, _, way = answer.partition("|")
    if key == "serial" or key.startswith("="):
        return number + 1 if key == "serial" else _number(key[1:])
    facts = next((kind[who] for kind in (PEOPLE, NUMBERS, DOORS, SHOPS, WORKERS) if who in kind), ALL)
    if key == "address":
        return _door(facts["door"], way)
    if key == "id_number":
        first = f"990101{facts['born']:%Y%m%d}{'991' if facts['sex'] == 'M' else '992'}"
        return first + check_digit(first)
    value = facts.get(key)
    return _written(key, value, way)


def _number(text: str) -> Any:
    return float(text) if "." in text else int(text)


def _door(code: str, way: str) -> str:
    building, unit, room = code.split("-")
    return (way or "{b}栋{u}单元{r}室").format(b=building, u=unit, r=room)


def _written(key: str, value: Any, way: str) -> Any:
    if value is None or way.startswith("map:"):
        return None if value is None else _mapped(value, way)
    if isinstance(value, (date, tuple)):
        return _days(value, way)
    if isinstance(value, bool):
        return (way.split("/") if way else ["是", "否"])[0 if value else 1]
    if isinstance(value, list):
        return "、".join(value) or (way or {"symptoms": "无", "health": "正常", "check_issues": "无"}[key])
    if key == "sex":
        return {"M": "男", "F": "女"}[value]
    return f"{value}{way}" if way and isinstance(value, str) else value


def _mapped(value: Any, way: str) -> str | None:
    said = {True: "T", False: "N"}.get(value, value) if isinstance(value, bool) else value
    if isinstance(said, list):
        said = "+".join(said) or "none"
    return dict(pair.split("=") for pair in way[4:].split(",")).get(str(said))


def _days(value: date | tuple[date, ...], way: str) -> Any:
    if isinstance(value, date):
        return value if way == "cell" else _day(value, way or "%Y-%m-%d")
    return (way.partition("~")[2] or "至").join(_day(day, way.partition("~")[0] or "%Y-%m-%d") for day in value)


def _day(day: date, way: str) -> str:
    return day.strftime(way).replace("{m}", str(day.month)).replace("{d}", str(day.day))
