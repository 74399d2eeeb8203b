"""A register to be edited in a spreadsheet (导出去改): a plain table, each row with the key by which it comes back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.utils import translation
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from fangxian.measures.questions import Choice, Question, Words
from fangxian.registry.sheet import row_key
from fangxian.reports.book import Value
from fangxian.reports.entered import Entered, Wanted
from fangxian.reports.register import AROUND, Column, load
from fangxian.reports.sheet import MADE, OPTIONS, STYLES

OPEN = {**STYLES["label"], "num_format": "@"}
FIGURE = {**STYLES["label"], "num_format": "General"}
SHUT = {**OPEN, "bg_color": "#EEEEEE", "font_color": "#555555"}
HOW = Words(
    "白色的格可以改,也可以排序、删列;灰色的格在这里改了不算。要新增一行就写在最下面,行号码留空;删掉一行不等于撤回。"
    "改好后在“登记表”页读回,先看再写入。",
    "White cells may be edited, rows sorted, columns taken out; what is changed in grey cells does not count. Add a "
    "row at the end and leave its key empty; a row taken out is not taken back. Bring it back on the page “Registers”.",
)
Opened = Callable[[Question], bool]
KEY_WIDTH, FIRST, LONGEST_LIST = 24, 4, 250


def heads(name: str) -> dict[str, Words]:
    """What stands over each column of a register, by what it takes."""
    register = load(name)
    return {column.take: register.head(column) for column in register.columns}


def workbook(entered: Entered, wanted: Wanted, opened: Opened, whose: str, language: str) -> bytes:
    """A filled register; ``opened``: whether an answer may come back; ``whose`` copy it is stands on every page."""
    out = BytesIO()
    with translation.override(language), Workbook(out, OPTIONS) as made:
        made.set_properties({"title": entered.register.title.said(language), "created": MADE})
        _Sheet(made, entered, wanted, opened, (language, whose)).write()
    return out.getvalue()


class _Sheet:
    """Writes the table: no merged cells, so that it can be sorted."""

    def __init__(self, made: Any, entered: Entered, wanted: Wanted, opened: Opened, said: tuple[str, str]) -> None:
        self.sheet: Worksheet = made.add_worksheet(entered.register.name)
        self.styles = {
            name: made.add_format(style)
            for name, style in (STYLES | {"open": OPEN, "figure": FIGURE, "shut": SHUT}).items()
        }
        self.entered, self.wanted, self.open = entered, wanted, opened
        self.language, self.whose = said
        self.keys = len(entered.columns)

    def write(self) -> None:
        self._top()
        for row, (values, number) in enumerate(zip(self.entered.rows, self.entered.numbers, strict=True), FIRST):
            for at, (column, value) in enumerate(zip(self.entered.columns, values, strict=True)):
                self._cell(row, at, column, value)
            self.sheet.write_string(row, self.keys, self._key(number), self.styles["shut"])
        last = FIRST + len(self.entered.rows)
        for at, column in enumerate(self.entered.columns):
            self._choices(at, column, last)
        self.sheet.autofilter(FIRST - 1, 0, max(last - 1, FIRST), self.keys)

    def _top(self) -> None:
        register, words = self.entered.register, self.whose
        notes = register.purpose.said(self.language), register.retention.said(self.language)
        days = f"{self.entered.from_day} – {self.entered.day}"
        self.sheet.write_string(0, 0, f"{register.title.said(self.language)}  {days}", self.styles["plain"])
        self.sheet.write_string(1, 0, HOW.said(self.language), self.styles["plain"])
        self.sheet.write_string(2, 0, "  ".join((words, *notes)), self.styles["plain"])
        for at, column in enumerate(self.entered.columns):
            self.sheet.write_string(FIRST - 1, at, register.head(column).said(self.language), self.styles["column"])
            self.sheet.set_column(at, at, column.width + 2)
        self.sheet.write_string(FIRST - 1, self.keys, row_key.HEAD.said(self.language), self.styles["column"])
        self.sheet.set_column(self.keys, self.keys, KEY_WIDTH)
        self.sheet.freeze_panes(FIRST, 0)
        self.sheet.set_footer(f"&L{words.replace('&', '&&')[:200]}&C&P / &N")

    def _key(self, number: int) -> str:
        return row_key.row_key(self.wanted.scope.community_id, "entry", number)

    def _question(self, column: Column) -> Question | None:
        """The question of the column's answers, where they may come back."""
        asked = None if column.take in AROUND else self.entered.register.asked(column.take)
        return asked if asked is not None and self.open(asked) else None

    def _cell(self, row: int, at: int, column: Column, value: Value) -> None:
        opened = self._question(column) is not None
        if isinstance(value, (int, float)):
            self.sheet.write_number(row, at, value, self.styles["figure" if opened else "shut"])
        else:
            self.sheet.write_string(row, at, value or "", self.styles["open" if opened else "shut"])

    def _choices(self, at: int, column: Column, last: int) -> None:
        """A cell that takes one of a few answers offers them."""
        question = self._question(column)
        if not isinstance(question, Choice) or question.type_name != "choice":
            return
        labels = [question.label(key).said(self.language) for key, *_words in question.options]
        if len(",".join(labels)) <= LONGEST_LIST:
            rule = {"validate": "list", "source": labels, "ignore_blank": True, "error_type": "warning"}
            self.sheet.data_validation(FIRST, at, last + 50, at, rule)
