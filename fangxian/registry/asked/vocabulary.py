"""The vocabulary: each thing that sheets ask for, once, with its words, what it means here and whether it is kept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec

from fangxian.measures.five import FIVE
from fangxian.measures.questions import Words
from fangxian.registry.asked.needs import NEEDS
from fangxian.registry.asked.plain import tight

FILES = ("person", "where", "came", "health", "serving", "not_kept", "office")
NEITHER = Words("本系统不保存这一项", "this is not kept here")
DAY = Words(
    "报表日当天发生的(0时起;当天未过完的,到填表时)", "what happened on that day, from 0:00, until now if it is not over"
)
TOTAL = Words("响应启动以来到报表日为止的累计", "since the response began, until the end of that day")
HELD = Words("报表日仍在的状态", "the state in force on that day")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One thing asked for.

    ``about``: what rows may be about; ``kind``: how the answer is written; ``kept``: whether the house can know it;
    ``sum``: the indicators of which a figure is the sum; ``total``: whether it counts since the beginning.
    """

    key: str
    zh: str
    en: str
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    holds: str = "plain"
    kind: str = "text"
    kept: bool = True
    says: Words = NEITHER
    sum: tuple[str, ...] = ()
    total: bool = False

    @property
    def title(self) -> Words:
        return Words(self.zh, self.en)

    @property
    def all_words(self) -> tuple[str, ...]:
        """Its own name in both languages, and every other."""
        return (self.zh, self.en, self.key.replace("_", " "), *self.words)


class _Figure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure as its file lists it."""

    zh: str
    en: str
    sum: tuple[str, ...]
    day: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@cache
def vocabulary() -> dict[str, Asked]:
    """Everything that can be asked for, by its key. ValueError where a figure names an unknown indicator."""
    listed = [one for name in FILES for one in _listed(name)]
    return {one.key: one for one in (*listed, *_needs(), *_figures())}


@cache
def by_word() -> dict[str, tuple[str, ...]]:
    """The keys of every word in its tight form; several where a word may mean several things."""
    found: dict[str, tuple[str, ...]] = {}
    for one in vocabulary().values():
        for word in map(tight, one.all_words):
            if word and one.key not in found.get(word, ()):
                found[word] = (*found.get(word, ()), one.key)
    return found


@cache
def _themes() -> dict[str, str]:
    return {key: name for name in FILES for key in _file(name)}


def theme_of(key: str) -> str:
    """The file in which it is listed: person, where, came, health …; ``observed`` for who is under observation."""
    return "observed" if key.startswith("figure:observed_") else _themes().get(key, "")


def _listed(name: str) -> list[Asked]:
    return [msgspec.convert({"key": key, **said}, Asked) for key, said in _file(name).items()]


def _needs() -> list[Asked]:
    """Each need as a column of its own: 独居, 是否独居."""
    says = Words("名册里的关怀类别", "the needs in the registry")
    return [
        Asked(
            key=f"need:{key}",
            zh=zh,
            en=en,
            words=(f"是否{zh}", f"是否为{zh}"),
            about=("person",),
            holds="personal",
            kind="yes_no",
            says=says,
        )
        for key, zh, en, _ in NEEDS
    ]


def _file(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads(
        resources.files("fangxian.registry.asked").joinpath("words", f"{name}.toml").read_text("utf-8")
    )


def figures() -> Iterator[tuple[str, str, str]]:
    """Every name of every figure: when it counts, the figure's key, the name."""
    for key, said in _file("figures").items():
        one = msgspec.convert(said, _Figure)
        yield from (("held" if one.held else "day", f"figure:{key}", word) for word in (one.zh, *one.day, *one.held))
        yield from (("total", f"total:{key}", word) for word in one.total)


def _figures() -> list[Asked]:
    known = {indicator.key for measure in FIVE for indicator in measure.indicators}
    made: list[Asked] = []
    for key, said in _file("figures").items():
        one = msgspec.convert(said, _Figure)
        if unknown := set(one.sum) - known:
            raise ValueError(f"figures.toml: {key} names indicators that do not exist: {', '.join(sorted(unknown))}")
        made += _figure(key, one)
    return made


def _figure(key: str, one: _Figure) -> list[Asked]:
    about = ("building", "grid", "community")
    shared = {"about": about, "kind": "number", "sum": one.sum, "holds": "plain"}
    now = Asked(
        key=f"figure:{key}",
        zh=one.zh,
        en=one.en,
        words=one.day + one.held,
        says=HELD if one.held else DAY,
        **shared,  # type: ignore[arg-type] # the same few fields for both
    )
    if not one.total:
        return [now]
    words = {"zh": f"累计{one.zh}", "en": f"{one.en} so far", "words": one.total, "says": TOTAL}
    return [now, Asked(key=f"total:{key}", total=True, **words, **shared)]  # type: ignore[arg-type] # as above
