"""The readings that people put right most often, by kind, answer and pattern of words; nobody's name in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from fangxian.intake.learning import CHANGED, DROPPED, UNREAD, Opened
from fangxian.measures.phrasing import SORTS
from fangxian.measures.questions import Words
from fangxian.measures.shape import questions_of
from fangxian.reading.letters import plain
from fangxian.reading.tokens import tokens
from fangxian.workforce.kinds import KINDS, PHRASES

AROUND = 8  # letters shown before and after what was put right
UNKNOWN = "·"  # a letter that belongs to no phrase of the house: it may be part of a name
HAN = re.compile(r"[一-龥]{2,}|[a-z]{3,}")


class Group(msgspec.Struct, frozen=True):
    """Readings put right in the same way: how often, of which kind, which answer, in which words."""

    count: int
    kind: str
    field: str
    pattern: str

    @property
    def words(self) -> Words:
        """Kind and answer as people call them, with what was wrong."""
        title, sign = KINDS[self.kind].title, self.field[:1] if self.field[:1] in "+-" else ""
        asked = questions_of(KINDS[self.kind]).get(self.field.lstrip("+-"))
        field = asked.words if asked else SAID.get(self.field, Words(self.field.lstrip("+-"), self.field.lstrip("+-")))
        zh, en = WRONG[sign] if self.field not in SAID else ("", "")
        return Words(f"{title.zh} · {field.zh}{zh}", f"{title.en} · {field.en}{en}")


SAID = {
    "place": Words("地点", "where"),
    DROPPED: Words("整条读错", "nothing of it was meant"),
    UNREAD: Words("整条没读懂", "nothing of it was read"),
}
WRONG = {"+": ("(漏读)", " (not read)"), "-": ("(多读)", " (not meant)"), "": ("(读错)", " (read wrongly)")}


def review(examples: Iterable[Opened]) -> list[Group]:
    """The groups, those that were put right most often first."""
    counts = Counter(told for one in examples for told in _told(one))
    return [Group(count, *told) for told, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _told(one: Opened) -> Iterator[tuple[str, str, str]]:
    if one.sort != CHANGED:
        yield one.kind, one.sort, pattern(one, "")
        return
    for field in one.fields:
        yield one.kind, field, pattern(one, field)


def pattern(one: Opened, field: str) -> str:
    """The words around an answer, or the whole message: recognised things as their sort, unknown letters as dots."""
    told = tokens(plain(one.lesson.text), one.made_at)
    start, end = one.lesson.spans.get(field.lstrip("+-"), (0, len(one.lesson.text)))
    shown = _shown(told.words)
    inside = [letter for letter, at in zip(shown, told.offsets, strict=False) if start - AROUND <= at < end + AROUND]
    return re.sub(rf"{UNKNOWN}+", UNKNOWN, "".join(inside))


def _shown(words: str) -> list[str]:
    """Each letter as it may be shown: signs by name, letters of known words, dots for all others."""
    known = [False] * len(words)
    for at in range(len(words) - 1):
        if words[at : at + 2].casefold() in _vocabulary():
            known[at] = known[at + 1] = True
    return [
        f"{{{SORTS[letter]}}}" if letter in SORTS else letter if ok or not letter.isalnum() else UNKNOWN
        for letter, ok in zip(words, known, strict=True)
    ]


@cache
def _vocabulary() -> frozenset[str]:
    """Every two letters that stand side by side in a phrase of the house."""
    forms = [text for one in PHRASES for text in (one.said, one.unless, one.denied, *(say.words for say in one.says))]
    runs = (run[0].casefold() for form in forms for run in HAN.finditer(form))
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
