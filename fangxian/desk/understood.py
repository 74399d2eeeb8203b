"""What the reader understood: a message with the words that led to each answer, and those that led to nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.cards import UNSHOWN
from fangxian.desk.frame import page
from fangxian.intake import held
from fangxian.intake.card import Card
from fangxian.intake.understanding import PLACE
from fangxian.reports.said import shown

STRETCH = re.compile(r"[^,，。;；!！?？\n]+")
BY_CODE = {"origin_adcode": "origin_place", "dest_adcode": "dest_place", "via_adcode": "via_place"}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer with its number in the legend: what it says, and from where it is known."""

    number: int
    words: str
    text: str
    source: str


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the message: the answers that it led to, or whether nothing was read in it."""

    text: str
    answers: list[Answer] = []
    unread: bool = False


@asks("write_records", "settle_held")
def understood_page(request: HttpRequest, asking: Asking, held_id: UUID) -> HttpResponse:
    """One draft, whatever became of it, for whoever may see the draft."""
    card = held.card(asking.scope, held_id)
    if card is None:
        raise Http404
    beside = held.of_message(asking.scope, card.message_id) if card.message_id else []
    every = [span for one in beside for span in one.spans.values()]
    answers = _answers(card)
    return page(
        request,
        asking,
        "desk/understood.html",
        card=card,
        title=told(card.words),
        answers=list(answers.values()),
        missing=[told(one.words) for one in card.missing],
        pieces=list(pieces(card.sentence, {answers[name]: span for name, span in _spans(card, answers)}, every)),
    )


def _spans(card: Card, answers: Mapping[str, Answer]) -> Iterator[tuple[str, tuple[int, int]]]:
    for name in answers:
        span = card.spans.get(name) or card.spans.get(BY_CODE.get(name, ""))
        if span:
            yield name, span


def _answers(card: Card) -> dict[str, Answer]:
    """The place first, then the answers in the order of the questions."""
    told_of = [(PLACE, _("Where"), _(", ").join(one.text for one in card.places))] if card.places else []
    told_of += [
        (one.name, told(one.words), shown(one.question, one.value)) for one in card.fields if one.name not in UNSHOWN
    ]
    return {
        name: Answer(number=number, words=words, text=text, source=_source(card, name))
        for number, (name, words, text) in enumerate(told_of, 1)
    }


def _source(card: Card, name: str) -> str:
    """The words that led to it, or where else it came from."""
    if name in card.later:
        return _("told later: %(text)s") % {"text": card.later[name]}
    if name in card.registry:
        return _("from the registry")
    span = card.spans.get(name) or card.spans.get(BY_CODE.get(name, ""))
    return card.sentence[slice(*span)] if span else _("filled in, or taken from the whole sentence")


def pieces(text: str, spans: Mapping[Answer, tuple[int, int]], every: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The message cut where an answer's words begin or end, and where a stretch of which nothing was read does."""
    silent = [(found.start(), found.end()) for found in STRETCH.finditer(text) if _silent(found, every)]
    cuts = sorted({0, len(text), *(at for span in (*spans.values(), *silent) for at in span if 0 < at < len(text))})
    for start, end in itertools.pairwise(cuts):
        led_to = [answer for answer, (first, last) in spans.items() if first <= start and end <= last]
        unread = any(first <= start and end <= last for first, last in silent)
        yield Piece(text=text[start:end], answers=led_to, unread=unread and not led_to)


def _silent(found: re.Match[str], every: Sequence[tuple[int, int]]) -> bool:
    said = bool(re.search(r"\w", found[0]))
    return said and not any(start < found.end() and end > found.start() for start, end in every)
