"""Finds the words of two small dictionaries: symptoms, and goods by the need they meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fangxian.measures.phrasing import Token

_HERE = Path(__file__).parent
_DENIED = re.compile(
    r"(?:没有?(?:出现|发现|发生|什么|任何|新增|人|再)?|无|未(?:见|出现|发现|再)?|不(?!停|断|住|止|"
    r"是)(?:再|怎么)?|否认(?:有)?|排除|\bno|\bnot|without|\bdenie[sd]|n't have(?: an?y?)?|\bnever|"
    r"neither)"
    r"(?:明显|任何|新增|新的|其他|什么|有|过|人员?|个人|new|any|a|having|\s)*$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:等?症状)?(?:[、/ 和及或与,]|以及|或者|(?:,\s)?(?:and|or|nor)|也[不没]有?|有|(?:, )?(?:no|and no)|\s)*",
    re.IGNORECASE,
)
_WELL = "不适"


class Goods(NamedTuple):
    """Something needed, brought or given: its name as said, the need it meets, its number and unit."""

    name: str
    need: str
    qty: int | float | None = None
    unit: str | None = None


def _entries(file: str) -> Iterator[tuple[str, list[str]]]:
    for line in (_HERE / file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, words = line.partition("\t")
            yield name, [word.replace("_", " ") for word in words.split(" ")]


def _guarded(groups: list[str], file: str) -> re.Pattern[str]:
    """One alternation; a letter that stands in no word of the file is passed over at once."""
    letters = {letter for _, words in _entries(file) for word in words for letter in word if letter.isalnum()}
    return re.compile(f"(?=[{''.join(sorted(letters))}])(?:{'|'.join(groups)})", re.IGNORECASE)


@cache
def _symptom_form() -> tuple[re.Pattern[str], dict[str, str]]:
    names, groups = {}, []
    for number, (name, words) in enumerate(_entries("symptoms.tsv")):
        names[f"s{number}"] = name
        groups.append(f"(?P<s{number}>{'|'.join(_bounded(word) for word in words)})")
    return _guarded(groups, "symptoms.tsv"), names


def _bounded(word: str) -> str:
    return rf"\b(?:{word})\b" if word.strip("(?:")[:1].isascii() and word.strip("(?:")[:1].isalpha() else word


def ailments(text: str) -> Iterator[Token]:
    """All symptoms named; one that continues a denied list (无发热、咳嗽) is denied too."""
    form, names = _symptom_form()
    end, denied = -1, False
    for match in form.finditer(text):
        before = text[max(match.start() - 12, 0) : match.start()]
        continued = end >= 0 and _LISTED.fullmatch(text, end, match.start()) is not None
        only_comma = continued and text[end : match.start()].strip() in (",", "")
        denied = _DENIED.search(before) is not None or (
            denied and continued and not (only_comma and text[end : match.start()] == ",")
        )
        end = match.end()
        if denied and names[match.lastgroup or ""] == _WELL and not continued:
            continue
        yield Token("denied" if denied else "symptom", match.start(), end, names[match.lastgroup or ""])


def _letters(word: str) -> int:
    """How long a name is, without what must stand before or after it."""
    return len(re.sub(r"\(\?(?:<?[!=]).*?\)", "", word))


@cache
def _goods_form() -> tuple[re.Pattern[str], tuple[str, ...]]:
    entries = list(_entries("goods.tsv"))
    groups = [
        f"(?P<g{number}>{'|'.join(_bounded(word) for word in sorted(words, key=_letters, reverse=True))})"
        for number, (_, words) in enumerate(entries)
    ]
    return _guarded(groups, "goods.tsv"), tuple(need for need, _ in entries)


def goods(text: str) -> Iterator[Token]:
    """All goods named, without their numbers."""
    form, needs = _goods_form()
    for match in form.finditer(text):
        need = needs[int((match.lastgroup or "g0")[1:])]
        yield Token("goods", match.start(), match.end(), Goods(match[0], need))
