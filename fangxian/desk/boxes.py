"""Boxes of a form, drawn from the questions of a record kind: never a list of fields of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _

from fangxian.desk.answers import told, typed
from fangxian.measures.questions import Choice, Question, Words
from fangxian.measures.shape import Record, form, questions_of
from fangxian.reports.said import shown, unit_of

LONG = ("items", "names")
FEW = 7  # options that need no folding


class Option(msgspec.Struct, frozen=True):
    """One answer to choose."""

    value: str
    words: str
    chosen: bool


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One question on a page, with what was answered, what is wrong with it, and whether it cannot be done without."""

    name: str
    words: str
    type: str
    unit: str = ""
    text: str = ""
    options: tuple[Option, ...] = ()
    fault: str = ""
    wanted: bool = False
    folded: bool = False

    @property
    def answered(self) -> bool:
        return bool(self.text) or any(option.chosen and option.value for option in self.options)

    @property
    def read(self) -> str:
        """The answer as a line of text."""
        return " ".join(part for part in (self.text, self.unit if self.text else "") if part) or _(", ").join(
            option.words for option in self.options if option.chosen
        )

    @property
    def chosen(self) -> list[Option]:
        """What is ticked; all there is to tick where that is little."""
        return [option for option in self.options if option.chosen or len(self.options) <= FEW]

    @property
    def others(self) -> list[Option]:
        """What is not ticked, to be folded away."""
        return [option for option in self.options if option not in self.chosen]

    @property
    def long(self) -> bool:
        return self.type in LONG


def boxes(
    kind: type[Record],
    answers: Mapping[str, Any],
    *,
    sees: Callable[[str], bool],
    faults: Mapping[str, Words] = {},
    wanted: Collection[str] = (),
) -> list[Box]:
    """A box for each question of the form whose field class the reader may see; an unseen one is absent."""
    return [
        _box(
            one.name,
            one.question,
            answers.get(one.name),
            faults.get(one.name),
            wanted=one.name in wanted,
            folded=one.folded,
        )
        for one in form(kind, sees)
    ]


def gathered(kind: type[Record], post: QueryDict) -> dict[str, Any]:
    """The answers in a posted form by field; a box left empty is None, a box that was not there is absent."""
    asked = questions_of(kind)
    return {name: typed(asked[name], post.getlist(name)) for name in asked if name in post}


def _box(name: str, question: Question, answer: Any, fault: Words | None, *, wanted: bool, folded: bool) -> Box:
    return Box(
        name=name,
        words=told(question.words),
        type=question.type_name,
        unit=unit_of(question),
        text="" if question.type_name in ("choice", "several", "yes_no") else _text(question, answer),
        options=_options(question, answer),
        fault=told(fault) if fault else "",
        wanted=wanted,
        folded=folded,
    )


def _text(question: Question, answer: Any) -> str:
    """As it stands in the box: numbers without their unit, days as they are typed."""
    if question.type_name in ("number", "count", "degrees") and answer is not None:
        readings = answer if isinstance(answer, (list, tuple)) else [answer]
        return " ".join(f"{reading:g}" if isinstance(reading, (int, float)) else str(reading) for reading in readings)
    return str(answer).replace("T", " ") if question.type_name == "day" and answer else shown(question, answer)


def _options(question: Question, answer: Any) -> tuple[Option, ...]:
    chosen = answer if isinstance(answer, (list, tuple)) else [answer]
    if question.type_name == "yes_no":
        said = {True: "yes", False: "no"}.get(answer, "")
        return tuple(Option(value, shown(question, value == "yes"), value == said) for value in ("yes", "no"))
    if not isinstance(question, Choice):
        return ()
    return tuple(Option(key, told(Words(zh, en)), key in chosen) for key, zh, en in question.options)
