"""A report's form: read from its toml, and refused if it names what does not exist."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec

from fangxian.measures.five import FIVE
from fangxian.measures.questions import Words
from fangxian.measures.shape import Indicator

FORMS = ("daily", "zero")


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line: an indicator, in the indicator's own words unless the form has others.

    ``total`` adds the figure since the response began; ``holds`` marks a state in force rather than what
    happened on the day.
    """

    indicator: str
    unit: Words | None = None
    words: Words | None = None
    total: bool = False
    holds: bool = False


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines that belong together."""

    title: Words
    lines: tuple[Line, ...]


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form. ``nothing``: it may only be signed where every line is zero, and then says its ``statement``.

    ``to`` are the offices that get it, ``counting`` says on which day its figures count what.
    """

    name: str
    title: Words
    purpose: Words
    retention: Words
    counting: Words
    to: tuple[Words, ...]
    sections: tuple[Section, ...]
    statement: Words | None = None
    nothing: bool = False

    @property
    def lines(self) -> Iterator[Line]:
        return (line for section in self.sections for line in section.lines)


@cache
def load(name: str) -> Form:
    """The form of that name. KeyError if there is none; ValueError if it names an unknown indicator."""
    if name not in FORMS:
        raise KeyError(name)
    form = msgspec.convert(tomllib.loads(source(name).decode()), Form)
    if unknown := sorted({line.indicator for line in form.lines} - indicators().keys()):
        raise ValueError(f"reports/forms/{name}.toml names indicators that do not exist: {', '.join(unknown)}")
    return form


def source(name: str) -> bytes:
    """The form's toml as it stands."""
    return resources.files("fangxian.reports").joinpath("forms", f"{name}.toml").read_bytes()


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator of the Five by its key."""
    return {indicator.key: indicator for measure in FIVE for indicator in measure.indicators}


def words_of(line: Line) -> Words:
    """What the line is called."""
    return line.words or indicators()[line.indicator].words
