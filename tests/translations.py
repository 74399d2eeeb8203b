"""Finds the English msgids in code and templates, and what their Chinese translations lack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

CALLS = {"_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2)}
TAG = re.compile(
    r"""{%\s*(?:translate|trans)\s+(?P<q>["'])(?P<id>.+?)(?P=q)|_\((?P<p>["'])(?P<call>.+?)(?P=p)\)"""
    r"""|{%\s*blocktranslate[^%]*%}(?P<block>.*?){%\s*endblocktranslate\s*%}""",
    re.DOTALL,
)
VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|{(\w+)}")


def said(files: Iterable[Path]) -> Iterator[str]:
    """Every msgid that a file says."""
    for file in files:
        yield from (_in_python(file) if file.suffix == ".py" else _in_template(file))


def _in_python(file: Path) -> Iterator[str]:
    with file.open("rb") as source:
        for _line, message, _comments, _context in extract("python", source, keywords=CALLS):
            yield from (message if isinstance(message, tuple) else (message,))[:1]


def _in_template(file: Path) -> Iterator[str]:
    for found in TAG.finditer(file.read_text(encoding="utf-8")):
        if found["block"] is not None:
            first = re.split(r"{%\s*plural\s*%}", found["block"])[0]
            trimmed = "trimmed" in found[0].partition("%}")[0]
            words = " ".join(line.strip() for line in first.splitlines() if line.strip()) if trimmed else first
            yield VARIABLE.sub(r"%(\1)s", words)
        else:
            yield found["id"] or found["call"]


def chinese(file: Path) -> Catalog:
    """The catalogue of Chinese translations."""
    with file.open("rb") as source:
        return read_po(source, locale="zh_Hans", abort_invalid=True)


def untranslated(msgids: Iterable[str], catalogue: Catalog) -> list[str]:
    """Msgids without a Chinese translation, or with one that loses or invents a placeholder."""
    return sorted({msgid for msgid in msgids if not _translated(msgid, catalogue)})


def _translated(msgid: str, catalogue: Catalog) -> bool:
    message = catalogue.get(msgid)
    if message is None or message.fuzzy or not message.string:
        return False
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    said = message.id if isinstance(message.id, tuple | list) else (msgid,)
    wanted = set().union(*map(_placeholders, said))
    return all(string and _placeholders(string) <= wanted for string in strings)


def _placeholders(text: str) -> set[str]:
    return {a or b for a, b in PLACEHOLDER.findall(text)}
