"""Cells of a worksheet's own XML: their addresses, and a value written into one so that its look stays."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from xml.sax.saxutils import escape

import msgspec

Value = str | int | float
ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')
ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


FORMULA = re.compile(r"<(?:\w+:)?f[\s/>]")
HOLDS = re.compile(r"<(?:\w+:)?(?:f|v|is)[\s>]")
STYLE = re.compile(r"\ss\s*=\s*[\"'](\d+)[\"']")


class Cell(msgspec.Struct):
    """A cell as its XML stands, with its column (from 0) and whether a formula is in it."""

    column: int
    xml: str

    @property
    def has_formula(self) -> bool:
        return FORMULA.search(self.xml) is not None

    @property
    def is_empty(self) -> bool:
        """No value and no formula: nothing would be written over."""
        return self.xml.count("<") == 1 or HOLDS.search(self.xml) is None

    @property
    def style(self) -> str:
        found = STYLE.search(self.xml.partition(">")[0])
        return found[1] if found else ""


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag."""
    return {name: unescape(double or single) for name, double, single in ATTRIBUTE.findall(tag)}


@cache
def letters(column: int) -> str:
    """0 → A, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@cache
def column_of(name: str) -> int:
    """A → 0, AA → 26."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def place(address: str) -> tuple[int, int]:
    """B5 → (4, 1). ValueError for what is no address."""
    found = ADDRESS.fullmatch(address.replace("$", ""))
    if not found:
        raise ValueError(address)
    return int(found[2]) - 1, column_of(found[1])


def cell_xml(prefix: str, row: int, column: int, style: str, value: Value | None) -> str:
    """A cell with a value; text stands in the cell itself, so that it never becomes a formula. ``row`` from 0."""
    head = f'<{prefix}c r="{letters(column)}{row + 1}"' + (f' s="{style}"' if style else "")
    if value is None:
        return f"{head}/>"
    if isinstance(value, str):
        text = escape(UNWRITABLE.sub("", value))
        keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        return f'{head} t="inlineStr"><{prefix}is><{prefix}t{keep}>{text}</{prefix}t></{prefix}is></{prefix}c>'
    return f"{head}><{prefix}v>{value!r}</{prefix}v></{prefix}c>"
