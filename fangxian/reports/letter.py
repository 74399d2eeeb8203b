"""A letter (告知书): what is handed to one person under observation and signed, filled from their observation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache

import msgspec
from django.utils import translation

from fangxian.derived.place_state import Observed
from fangxian.measures.questions import Words
from fangxian.measures.screening.records import QuarantineCheck
from fangxian.measures.shape import questions_of
from fangxian.registry.models import Community, Place
from fangxian.registry.people import Details
from fangxian.registry.response import profile
from fangxian.reports.entered import Wanted
from fangxian.reports.form import source
from fangxian.reports.said import shown

LETTERS = ("notice", "release")
BLANK = "________"

WHOSE = Words("收件人:{name}    开具人:{worker}", "For: {name}    Given by: {worker}")  # on every page


class Letter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A letter: paragraphs with blanks such as ``{name}``, and who signs it."""

    name: str
    title: Words
    purpose: Words
    retention: Words
    paragraphs: tuple[Words, ...]
    signs: tuple[Words, ...]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A letter filled in, in one language."""

    name: str
    title: str
    language: str
    paragraphs: tuple[str, ...]
    signs: tuple[str, ...]
    notes: tuple[str, ...]
    copy_of: str


@cache
def load(name: str) -> Letter:
    """The letter of that name. KeyError if there is none."""
    if name not in LETTERS:
        raise KeyError(name)
    return msgspec.convert(tomllib.loads(source(name).decode()), Letter)


def due(observed: Sequence[Observed]) -> str:
    """Which letter is to be handed over: the notice while the last observation runs, then that it is over."""
    return ("notice" if observed[-1].runs else "release") if observed else ""


def write(name: str, wanted: Wanted, home: Place, details: Details, observed: Observed, language: str) -> Written:
    """The letter to somebody under observation at ``home``; what is not known is left blank to be written in."""
    letter = load(name)
    with translation.override(language):
        told = _told(wanted, home, details, observed, language)
    return Written(
        name=name,
        title=letter.title.said(language),
        language=language,
        paragraphs=tuple(one.said(language).format_map(_Blanks(told)) for one in letter.paragraphs),
        signs=tuple(one.said(language) for one in letter.signs),
        notes=(letter.purpose.said(language), letter.retention.said(language)),
        copy_of=WHOSE.said(language).format(name=details.name, worker=wanted.scope.name),
    )


class _Blanks(dict[str, str]):
    """What is not known stays a line to write on."""

    def __missing__(self, key: str) -> str:
        return BLANK


def _told(wanted: Wanted, home: Place, details: Details, observed: Observed, language: str) -> Mapping[str, str]:
    seen, here = observed.observation, Community.objects.get(id=wanted.scope.community_id)
    rules = profile(here.id)
    known = {
        "name": details.name,
        "phone": details.phone,
        "id_number": details.id_number,
        "place": f"{here.name} {home}",
        "community": here.name,
        "street": here.street,
        "start": f"{seen.start}",
        "last_day": f"{seen.until - timedelta(days=1)}",
        "ended_on": f"{seen.over_on}",
        "days": f"{observed.days}",
        "measure": _measure(observed),
        "today": f"{wanted.day}",
        "worker": wanted.scope.name,
        "disease": Words(rules.zh, rules.en).said(language) if rules else "",
        "source": rules.source("observation", seen.start, language) if rules else "",
    }
    return {name: text for name, text in known.items() if text}


def _measure(observed: Observed) -> str:
    return shown(questions_of(QuarantineCheck)["measure"], observed.observation.stretches[-1].measure)
