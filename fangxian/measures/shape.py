"""What a record kind, an indicator and a measure must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_type_hints

import msgspec

from fangxian.diseases.profile import Profile
from fangxian.measures.facts import Debt, Site, Tally
from fangxian.measures.questions import Choice, Day, Question, Words, YesNo

S = TypeVar("S", bound=msgspec.Struct)

PART_OF_DAY = (
    ("dawn", "凌晨", "before dawn"),
    ("morning", "上午", "morning"),
    ("noon", "中午", "noon"),
    ("afternoon", "下午", "afternoon"),
    ("evening", "晚上", "evening"),
    ("night", "夜里", "night"),
)


class Record(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Something that happened at a place, as it is written down: the one list of a kind's fields.

    A kind says what it is called, at which kinds of place it may be written (``about``), whether a
    grid or the community may also give it as a total (``totals``), which answers it cannot do
    without (``asks``), and which are asked nearly every time (``quick``); one that a page of its own writes is not
    filled in ``by_hand``. Every field is ``Annotated`` with the question that asks for it.
    """

    kind: ClassVar[str]
    title: ClassVar[Words]
    about: ClassVar[tuple[str, ...]] = ("door",)
    totals: ClassVar[bool] = False
    asks: ClassVar[tuple[str, ...]] = ()
    quick: ClassVar[tuple[str, ...]] = ()
    by_hand: ClassVar[bool] = True

    when: Annotated[str | None, Day(zh="时间", en="When")] = None
    when_part: Annotated[str | None, Choice(zh="时段", en="Part of day", options=PART_OF_DAY)] = None
    negated: Annotated[bool | None, YesNo(zh="没有发生", en="Did not happen")] = None
    planned: Annotated[bool | None, YesNo(zh="计划中", en="Planned")] = None

    @classmethod
    def spoken(cls) -> str:
        """The kind as messages name it: the last part of its name."""
        return "screening" if cls.kind == "screening.door_visit" else cls.kind.rpartition(".")[2]


@cache
def questions_of(kind: type[Record]) -> Mapping[str, Question]:
    """The questions of a kind by field, in the order in which they are declared, the common ones last."""
    hints = get_type_hints(kind, include_extras=True)
    asked = {name: _question(hints[name]) for name in kind.__struct_fields__}
    common = Record.__struct_fields__
    return {n: q for n, q in asked.items() if n not in common} | {n: asked[n] for n in common}


def _question(hint: Any) -> Question:
    return next(mark for mark in hint.__metadata__ if isinstance(mark, Question))


class Asked(msgspec.Struct, frozen=True):
    """A question in its place on a form; ``folded`` is one that a short form shows only when it is asked for."""

    name: str
    question: Question
    folded: bool


def form(kind: type[Record], sees: Callable[[str], bool]) -> list[Asked]:
    """The questions whose field class may be seen, as a form asks them.

    What the kind cannot do without comes first, then its own questions, then those it shares with others. Of the
    shared ones the second of a type is folded away, and so is who exactly; which entry is answered nobody types.
    """
    asked = {n: q for n, q in questions_of(kind).items() if sees(q.holds) and q.type_name != "entry"}
    folded, seen = set(Record.__struct_fields__), set()
    for name, question in asked.items():
        if _rank(kind, name) > 1 and name not in folded:
            exact = question.holds == "personal" and question.type_name != "name"
            folded |= {name} if exact or question.type_name in seen else set()
            seen.add(question.type_name)
    return [Asked(n, asked[n], n in folded) for n in sorted(asked, key=lambda name: _rank(kind, name))]


def _rank(kind: type[Record], name: str) -> int:
    """How far up the family of kinds the question was asked first; 0 for what the kind cannot do without."""
    family = [one for one in kind.__mro__ if issubclass(one, Record) and name in one.__struct_fields__]
    return 0 if name in kind.asks else 1 + kind.__mro__.index(family[-1])


def faults(kind: type[Record], answers: Mapping[str, Any]) -> dict[str, Words]:
    """What is wrong with the answers, field by field; a missing one counts if the kind cannot do without it."""
    asked = questions_of(kind)
    wrong = {n: f for n, a in answers.items() if n in asked and a is not None and (f := asked[n].fault(a))}
    lacking = {n: Words(f"还缺:{asked[n].zh}", f"missing: {asked[n].en}") for n in kind.asks if answers.get(n) is None}
    return wrong | lacking


# On which day a figure counts something, and how its definition says so.
COUNTED = {
    "done": Words("按做的那天计", "counted on the day it was done"),
    "heard": Words(
        "按社区得知的那天计,更正后仍算那天", "counted on the day it was heard of; a correction keeps that day"
    ),
    "holds": Words("截至当日仍在的", "all that hold on that day"),
}


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the ledger as the rules read it; ``at`` is when it happened (aware, local).

    ``heard_at`` is when the community first heard of it: the receipt of the first entry that it puts right.
    """

    number: int
    entry_id: str
    at: datetime
    received_at: datetime
    heard_at: datetime
    record: Record
    person_id: int | None = None
    worker_id: int | None = None

    @property
    def subject(self) -> str:
        """The person, or for somebody not in the registry the entry itself."""
        return f"p{self.person_id}" if self.person_id is not None else self.entry_id

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def heard_on(self) -> date:
        """The day it was first heard of; what was foretold, on its own day."""
        return max(self.day, self.heard_at.date())


class Standings(dict[type, msgspec.Struct]):
    """What the measures below have already made of the place, by type of standing."""

    def of(self, kind: type[S]) -> S:
        """The standing of that type; an empty one where the measure has nothing to say of the place."""
        found = self.get(kind)
        return found if isinstance(found, kind) else kind()


class Indicator(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: which records count (or, for a state, what the standing gives), how much each, and on which day."""

    key: str
    words: Words
    kinds: tuple[type[Record], ...] = ()
    counted: str = "done"
    value: Callable[[Any], float | None] = lambda _record: 1

    def tally(self, said: Said) -> Tally | None:
        """The row for one entry, or None if it does not count here."""
        if not isinstance(said.record, self.kinds) or said.record.negated or said.record.planned:
            return None
        worth = self.value(said.record)
        if not worth:
            return None
        day = said.heard_on if self.counted == "heard" else said.day
        return Tally.on(self.key, day, said.number, said.entry_id, float(worth))


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One of the Five: its name, its records, and the four questions that can be put to it."""

    name: str
    words: Words
    records: tuple[type[Record], ...]
    stand: Callable[[Site, Sequence[Said], Standings, Profile], msgspec.Struct]
    owe: Callable[[Site, Standings, Profile], Iterator[Debt]]
    indicators: tuple[Indicator, ...]
    states: Callable[[Site, Standings, Profile], Iterator[Tally]]
