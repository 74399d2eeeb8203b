"""Prints: registers, reports, letters, passes and cards as PDF, set by typst in a font with Chinese characters."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import msgspec
import typst

from fangxian.measures.questions import Words
from fangxian.reports.book import Book
from fangxian.reports.letter import Written
from fangxian.reports.page import Cell, Page
from fangxian.reports.passes.cards import Sheet

# In the order in which they are liked; every system has one of them, on Debian fonts-noto-cjk brings the first.
SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC", "STSong", "WenQuanYi Zen Hei")
SIGNS = (
    Words("填报人签字", "Filled by (signature)"),
    Words("审核人签字", "Checked by (signature)"),
    Words("社区(盖章)", "Seal of the community"),
)
FEWEST = 12  # lines: an empty register is printed to be written on


class NoFont(Exception):  # noqa: N818 - the fact that the reader must know
    """Nothing here can write Chinese; ``words`` say what to do."""

    words = Words(
        "本机没有中文字体,无法生成 PDF。请安装 fonts-noto-cjk(Debian/Ubuntu)或宋体后再试;XLSX 不受影响。",
        "No font with Chinese characters is here, so there is no PDF. Install fonts-noto-cjk; XLSX needs none.",
    )


def register(shown: Book) -> bytes:
    """A register as PDF. Raises NoFont."""
    blank = ("",) * len(shown.columns)
    rows = [["" if value is None else _said(value) for value in row] for row in shown.rows]
    rows += [list(blank)] * (FEWEST - len(rows))
    kept = ("title", "language", "head", "columns", "widths", "foot", "notes", "upright", "copy_of")
    return set_in_type("register", {name: getattr(shown, name) for name in kept} | {"rows": rows})


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.10g}"


def report(shown: Page) -> bytes:
    """A report as PDF, with room for the signatures and the seal. Raises NoFont."""
    parts = [
        {"title": part.title, "rows": [_line(row.label, row.unit, row.cells) for row in part.rows]}
        for part in shown.parts
    ]
    kept = ("title", "language", "head", "statement", "columns", "foot", "notes")
    signs = [words.said(shown.language) for words in SIGNS]
    return set_in_type("report", {name: getattr(shown, name) for name in kept} | {"parts": parts, "signs": signs})


def _line(label: str, unit: str, cells: Sequence[Cell]) -> dict[str, Any]:
    return {"label": label, "unit": unit, "cells": ["" if one.value is None else f"{one.value:,.10g}" for one in cells]}


def letter(shown: Written) -> bytes:
    """A letter as PDF. Raises NoFont."""
    return set_in_type("letter", msgspec.structs.asdict(shown))


def passes(shown: Sheet) -> bytes:
    """Passes as PDF. Raises NoFont."""
    return set_in_type("passes", msgspec.to_builtins(shown))


def set_in_type(template: str, content: dict[str, Any]) -> bytes:
    """One of the prints, filled. Raises NoFont."""
    source = resources.files("fangxian.reports").joinpath("print", f"{template}.typ").read_bytes()
    made: bytes = typst.compile(
        source, format="pdf", sys_inputs={"book": json.dumps(content | {"fonts": fonts()}, ensure_ascii=False)}
    )
    return made


@cache
def fonts() -> tuple[str, ...]:
    """Those of the fonts that are here."""
    here = set(typst.Fonts().families())
    found = tuple(name for name in SERIF if name in here)
    if not found:
        raise NoFont
    return found
