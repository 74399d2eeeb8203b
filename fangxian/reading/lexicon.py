"""Finds the words of two small dictionaries: symptoms, and goods by the need they meet."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fangxian.measures.needed import Gated, first_letters, needed
from fangxian.measures.phrasing import Token

_HERE = Path(__file__).parent
_DENIED = re.compile(
    r"(?:(?:没|冇)(?:有|得)?(?:[一半]个)?(?:出现|发现|发生|什么|啥子?|么子|任何|新增|人|再|怎么|点)?|莫得|无|"
    r"未(?:见|出现|发现|再)?|不(?!停|断|住|止|"
    r"是)(?:再|怎么)?|否认(?:有)?|排除|\bno|\bnot|without|\bdenie[sd]|n't have(?: an?y?)?|\bnever|"
    r"neither)"
    r"(?:明显|任何|新增|新的|其他|什么|有|过|人员?|个人|new|any|a|having|\s)*$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(r"(?:什么的|之类的)?(?:都|也|是)?(?:没有|没得|冇得)(?=[,。;!\s]|$)")
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


class _Words(NamedTuple):
    """The words of a file: where one may begin, those that begin with each letter, those that begin with any."""

    begins: re.Pattern[str]
    by_letter: dict[str, re.Pattern[str]]
    all: Gated
    names: tuple[str, ...]

    def found(self, text: str, letters: frozenset[str]) -> Iterator[tuple[re.Match[str], str]]:
        """Every word with the name under which it stands; the file's order decides between two at one place."""
        if self.all.may_match(letters):
            for match in self.all.form.finditer(text):
                yield match, self.names[int((match.lastgroup or "g0")[1:])]
            return
        end = 0
        for begin in self.begins.finditer(text):
            at = begin.start()
            words = self.by_letter.get(text[at].lower()) if at >= end else None
            found = words and words.match(text, at)
            if found:
                end = found.end()
                yield found, self.names[int((found.lastgroup or "g0")[1:])]


@cache
def _words(file: str) -> _Words:
    entries = [(name, _longest_first(words)) for name, words in _entries(file)]
    starts = {word: first_letters(word) for _, words in entries for word in words}
    known = frozenset().union(*(letters for letters in starts.values() if letters))
    by_letter = {letter: _alternatives(entries, {w for w in starts if letter in (starts[w] or ())}) for letter in known}
    every = _alternatives(entries, starts)
    any_letter = _alternatives(entries, {word for word in starts if not starts[word]})
    begins = re.compile(f"[{''.join(sorted(known))}]", re.IGNORECASE)
    gate = needed(any_letter) if any_letter.pattern else frozenset("\0")
    return _Words(begins, by_letter, Gated(every, gate), tuple(name for name, _ in entries))


def _longest_first(words: list[str]) -> list[str]:
    return [_bounded(word) for word in sorted(words, key=_letters, reverse=True)]


def _alternatives(entries: list[tuple[str, list[str]]], wanted: Container[str]) -> re.Pattern[str]:
    groups = []
    for number, (_, words) in enumerate(entries):
        held = [word for word in words if word in wanted]
        if held:
            groups.append(f"(?P<g{number}>{'|'.join(held)})")
    return re.compile(f"(?:{'|'.join(groups)})(?!店|铺|厂|摊位)" if groups else "", re.IGNORECASE)


def _bounded(word: str) -> str:
    return (
        rf"(?<![A-Za-z])(?:{word})(?![A-Za-z])"
        if word.strip("(?:")[:1].isascii() and word.strip("(?:")[:1].isalpha()
        else word
    )


def ailments(text: str, letters: frozenset[str]) -> Iterator[Token]:
    """All symptoms named; one that continues a denied list (无发热、咳嗽) is denied too."""
    end, denied = -1, False
    for match, name in _words("symptoms.tsv").found(text, letters):
        before = text[max(match.start() - 12, 0) : match.start()]
        continued = end >= 0 and _LISTED.fullmatch(text, end, match.start()) is not None
        only_comma = continued and text[end : match.start()].strip() in (",", "")
        denied = (_DENIED.search(before) or _DENIED_AFTER.match(text, match.end())) is not None or (
            denied and continued and not (only_comma and text[end : match.start()] == ",")
        )
        end = match.end()
        if denied and name == _WELL and not continued:
            continue
        yield Token("denied" if denied else "symptom", match.start(), end, name)


def _letters(word: str) -> int:
    """How long a name is, without what must stand before or after it."""
    return len(re.sub(r"\(\?(?:<?[!=]).*?\)", "", word))


def goods(text: str, letters: frozenset[str]) -> Iterator[Token]:
    """All goods named, without their numbers."""
    for match, need in _words("goods.tsv").found(text, letters):
        yield Token("goods", match.start(), match.end(), Goods(match[0], need))
