"""A sentence that was kept on the phone: said at the ordinary door when it arrives, and what was understood of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from fangxian.intake import problems
from fangxian.intake.card import Card
from fangxian.intake.incoming import AHEAD, EARLIEST
from fangxian.intake.problems import Problem
from fangxian.intake.say import say
from fangxian.measures.questions import Words
from fangxian.phone.asking import Asking

LONGEST = 20_000
UNDERSTOOD = Words("已读懂,等您确认。", "Understood: it waits for you to confirm it.")
LACKING = Words("还缺:{zh}", "still missing: {en}")
LENGTH = Problem(
    "length",
    problems.REFUSED,
    Words("这句话是空的,或太长,请分几句说。", "This sentence is empty or too long: say it in pieces."),
)


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said in their own words; ``answering`` is the id of the sentence whose question it answers."""

    id: UUID
    epoch: int
    seq: int
    text: str
    happened_at: datetime
    answering: UUID | None = None


def hear(asking: Asking, one: Sentence) -> dict[str, Any]:
    """The answer to a sentence: it is kept, and waits for a person unless everything that came of it is settled."""
    if problem := _wrong(one, asking.now):
        return {"id": one.id, "code": problem.code, "why": problem.why, "words": problem.words}
    role = min(asking.scope.roles)
    heard = say(
        *(asking.community_id, asking.scope, role, one.text, one.happened_at, asking.now),
        answering=one.answering,
        key=one.id,
    )
    told = {"id": one.id, "understood": [_told(card) for card in heard.cards]}
    waits = next((card for card in heard.cards if card.state == "open"), None)
    if waits is None:
        return told | {"code": "known" if heard.understood else "held", "words": heard.words}
    return told | {
        "code": "held",
        "held_id": waits.id,
        "words": heard.words or _asked(waits),
        "asks": bool(waits.missing),
    }


def _wrong(one: Sentence, now: datetime) -> Problem | None:
    if not one.text.strip() or len(one.text) > LONGEST:
        return LENGTH
    if one.happened_at.tzinfo is None or one.happened_at > now + AHEAD:
        return problems.FUTURE
    return problems.LONG_AGO if one.happened_at < EARLIEST else None


def _told(card: Card) -> Words:
    """One card in a line: what it is, where; nobody's name and no answer."""
    where = ", ".join(place.text for place in card.places)
    return Words(f"{card.words.zh} {where}".strip(), f"{card.words.en} {where}".strip())


def _asked(card: Card) -> Words:
    """What is still missing; that it can be confirmed where nothing is."""
    if not card.missing:
        return card.problem or UNDERSTOOD
    zh = "、".join(one.words.zh for one in card.missing)
    en = ", ".join(one.words.en for one in card.missing)
    return Words(LACKING.zh.format(zh=zh), LACKING.en.format(en=en))
