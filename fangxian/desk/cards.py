"""Cards as pages show them: the sentence with its words marked, what is understood, what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking
from fangxian.desk.boxes import Box, boxes
from fangxian.desk.entries import ORIGINS, SAID_BY_CODE, workers
from fangxian.intake.card import Card, Offer
from fangxian.intake.understanding import PLACE, RECORD
from fangxian.ledger import read
from fangxian.measures.questions import Words
from fangxian.measures.shape import questions_of
from fangxian.workforce.kinds import KINDS

TARGET, WHERE = "target_field", "place"
RULES = {
    "zero_report": gettext_noop("accepted by itself: a zero report from whoever covers the place"),
    "self_check": gettext_noop("accepted by itself: what a shop says of itself"),
}
UNSHOWN = {*SAID_BY_CODE, TARGET}


class Meant(msgspec.Struct, frozen=True):
    """What a correction puts right, an entry or what is still a draft (no number), and which of its answers."""

    number: int | None
    title: str
    answer: str


class CardView(msgspec.Struct, frozen=True, kw_only=True):
    """A draft on a page. ``parts`` are the sentence's pieces, each marked or not; ``asks`` what is still missing."""

    id: str
    title: str
    state: str
    urgent: bool
    parts: list[tuple[str, bool]]
    place: str
    place_known: bool
    registry: tuple[str, ...]
    who: str
    offered: bool
    gaps: bool
    rule: str
    says: list[tuple[str, str]]
    asks_place: str
    asks_record: str
    offers: tuple[Offer, ...]
    asks: list[Box]
    grasped: list[Box]
    more: list[Box]
    worker: str
    happened_at: datetime
    fault: str
    typed_place: str
    puts_right: Meant | None


def views(asking: Asking, cards: Iterable[Card], fault: str = "", typed: Mapping[str, Any] = {}) -> list[CardView]:
    """The cards with what was typed into them and why that cannot stand, if it cannot."""
    shown = list(cards)
    names = workers(asking.community_id, {card.worker_id for card in shown})
    return [_view(asking, card, names.get(card.worker_id or 0, ""), fault, typed) for card in shown]


def _view(asking: Asking, card: Card, worker: str, fault: str, typed: Mapping[str, Any]) -> CardView:
    missing = {one.name: one.words for one in card.missing}
    asked = _boxes(asking, card, [name for name in missing if name not in (PLACE, RECORD)])
    grasped = [box for box in asked if box.answered and not box.wanted and box.name not in UNSHOWN]
    grasped.sort(key=lambda box: box.name not in card.doubtful)
    return CardView(
        id=str(card.id),
        title=told(card.words),
        state=card.state,
        urgent=card.urgent,
        parts=list(marked(card.sentence, card.spans.values())),
        place="、".join(one.text for one in card.places),
        place_known=len(card.places) == 1,
        registry=card.registry,
        who=card.who,
        offered=card.offered,
        gaps=not card.ready,
        rule=_(RULES[card.rule]) if card.rule else "",
        says=[(box.words, box.read) for box in grasped],
        asks_place=_asked(missing, PLACE),
        asks_record=_asked(missing, RECORD),
        offers=card.offers,
        asks=[box for box in asked if box.wanted],
        grasped=grasped,
        more=[box for box in asked if not box.answered and not box.wanted],
        worker=worker or (_(ORIGINS[card.origin]) if card.origin else ""),
        happened_at=localtime(card.happened_at),
        fault=fault or (told(card.problem) if card.problem else ""),
        typed_place=str(typed.get("place", "")),
        puts_right=_meant(asking.community_id, card),
    )


def _meant(community_id: int, card: Card) -> Meant | None:
    """Said in words, so that nobody accepts a correction of the wrong record."""
    field = next((str(one.value) for one in card.fields if one.name == TARGET), "")
    rows = read.by_id(community_id, [card.corrects]) if card.corrects else []
    number, kind = (rows[0].number, rows[0].kind) if rows else (None, card.amends)
    if kind is None:
        return None
    asked = questions_of(KINDS[kind]).get(field)
    answer = told(asked.words) if asked else _("Where") if field == WHERE else ""
    return Meant(number, told(KINDS[kind].title), answer)


def _boxes(asking: Asking, card: Card, wanted: list[str]) -> list[Box]:
    """A writer sees what they said themselves; of others' drafts only what their role may see."""
    own = card.worker_id == asking.scope.worker_id
    return boxes(
        KINDS[card.kind],
        {field.name: field.value for field in card.fields},
        sees=lambda held: own or asking.scope.sees(held),
        faults={field.name: field.fault for field in card.fields if field.fault},
        wanted=wanted,
    )


def _asked(missing: Mapping[str, Words], name: str) -> str:
    return told(missing[name]) if name in missing else ""


def marked(sentence: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The sentence in pieces: those that led to an answer, and those between them."""
    at = 0
    for start, end in _merged(spans):
        if start > at:
            yield sentence[at:start], False
        yield sentence[start:end], True
        at = end
    if at < len(sentence):
        yield sentence[at:], False


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
