"""Finds the words of two small dictionaries: symptoms, and goods by the need they meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fangxian.measures.beginnings import beginnings
from fangxian.measures.needed import needed
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


class _Words:
    """The words of a file; those that begin with a letter become one pattern when it first stands in a text."""

    def __init__(self, file: str) -> None:
        entries = list(_entries(file))
        self.names = [name for name, _ in entries]
        self._words = [_longest_first(words) for _, words in entries]
        self._begins = {word: _first_letters(word) for words in self._words for word in words}
        self._by_letter: dict[str, re.Pattern[str]] = {}
        known = frozenset().union(*(letters for letters in self._begins.values() if letters))
        self._known = re.compile(f"[{''.join(sorted(known))}]", re.IGNORECASE)
        self._any = needed(self._alternatives(lambda word: not self._begins[word])) or frozenset("\0")

    def found(self, text: str, letters: frozenset[str]) -> Iterator[tuple[re.Match[str], str]]:
        """Every word with the name under which it stands; the file's order decides between two at one place."""
        found = self._at_any_letter(text) if not self._any.isdisjoint(letters) else self._at_known_letters(text)
        for match in found:
            yield match, self.names[int((match.lastgroup or "g0")[1:])]

    def _at_any_letter(self, text: str) -> Iterator[re.Match[str]]:
        return self._of_letter("").finditer(text)

    def _at_known_letters(self, text: str) -> Iterator[re.Match[str]]:
        end = 0
        for begin in self._known.finditer(text):
            at = begin.start()
            if at >= end:
                letter = text[at].lower()
                match = (self._by_letter.get(letter) or self._of_letter(letter)).match(text, at)
                if match:
                    end = match.end()
                    yield match

    def _of_letter(self, letter: str) -> re.Pattern[str]:
        """All words that begin with a letter; all words there are, if with none."""
        if letter not in self._by_letter:
            words = self._alternatives(lambda word: letter in (self._begins[word] or ()) or not letter)
            self._by_letter[letter] = re.compile(words, re.IGNORECASE)
        return self._by_letter[letter]

    def _alternatives(self, wanted: Callable[[str], bool]) -> str:
        groups = [(number, [word for word in words if wanted(word)]) for number, words in enumerate(self._words)]
        told = "|".join(f"(?P<g{number}>{'|'.join(held)})" for number, held in groups if held)
        return f"(?:{told})(?!店|铺|厂|摊位)" if told else ""


@cache
def _words(file: str) -> _Words:
    return _Words(file)


def _first_letters(word: str) -> frozenset[str] | None:
    """The small letters with which what a word matches may begin; None if any may."""
    if word.isalnum():
        return frozenset(word[0].lower())
    begins = beginnings(word, re.IGNORECASE)
    return None if begins is None or max(map(len, begins)) > 1 else frozenset(letter.lower() for letter in begins)


def _longest_first(words: list[str]) -> list[str]:
    return [_bounded(word) for word in sorted(words, key=_letters, reverse=True)]


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
