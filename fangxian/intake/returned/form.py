"""The register that a sheet came from, as far as the way in has to know it: its columns, and how it wrote a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from django.utils import translation

from fangxian.measures.questions import Question, Words
from fangxian.measures.shape import Record, questions_of
from fangxian.registry.sheet import row_key
from fangxian.registry.sheet.columns import Column, Line, Table, table
from fangxian.registry.sheet.sandbox import SheetFault

KEY, SORT = "row_key", "entry"
LANGUAGES = ("zh-hans", "en")
NEVER = frozenset({"anything", "entry"})
NO_KEY = Words(
    "表里没有“行号码”这一列,认不出哪行是哪条记录。请重新导出一份(“导出去改”),在新表里改。",
    "The sheet has no column “Row key”, so no row can be told from another. Export it anew (“Sheet to edit”).",
)


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """``heads``: what stood over each column, by field; ``written``: an answer as its cell, in the language set.

    ``around`` are the columns that tell of the record's place, people and time: they are read, never put right.
    """

    name: str
    kinds: tuple[str, ...]
    heads: Mapping[str, Words]
    around: frozenset[str]
    written: Callable[[Question, Any], Any]

    def table(self, sheets: Sequence[list[list[str]]]) -> Table:
        """The rows of the sheet that came back, by field. Raises SheetFault."""
        columns = [Column(field, words.zh, words.en) for field, words in {**self.heads, KEY: row_key.HEAD}.items()]
        try:
            return table(sheets, columns, [(KEY,)])
        except SheetFault:
            raise SheetFault(NO_KEY) from None

    def cell(self, question: Question, answer: Any) -> tuple[str, ...]:
        """What stood, or would stand, in the cell of an answer: in either language, for either may have been sent."""
        if answer is None:
            return ("",)
        return tuple(self._said(question, answer, language) for language in LANGUAGES)

    def _said(self, question: Question, answer: Any, language: str) -> str:
        with translation.override(language):
            value = self.written(question, answer)
        return "" if value is None else f"{value}"


def editable(question: Question) -> bool:
    """Whether an answer may come back from a sheet: one that left masked never does."""
    return question.holds != "personal" and question.type_name not in NEVER


def asked(kind: type[Record], fields: frozenset[str]) -> dict[str, Question]:
    """The questions of a kind that have a column among these."""
    return {name: question for name, question in questions_of(kind).items() if name in fields}


def is_new(line: Line) -> bool:
    """Whether a row bears no key: somebody added it."""
    return not line.cells.get(KEY, "").strip()
