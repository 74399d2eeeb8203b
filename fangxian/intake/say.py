"""Takes in a sentence: it is kept as it was said, read into drafts, and these wait for whoever said it."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import Q

from fangxian.intake import messages
from fangxian.intake.answering import complete
from fangxian.intake.by_rule import accept_by_rule
from fangxian.intake.card import Card, cards
from fangxian.intake.correcting import CORRECTION
from fangxian.intake.holding import Kept, hold, in_order
from fangxian.intake.models import Held, Message
from fangxian.intake.rethinking import WITHDRAWN, second_thought
from fangxian.intake.understanding import Understood, drafts, understand
from fangxian.ledger.ids import new_id
from fangxian.ledger.storing import storing
from fangxian.measures.draft import Draft
from fangxian.measures.questions import Degrees, Words
from fangxian.reading.letters import LONGEST
from fangxian.reading.read import Reading, Tongues, read
from fangxian.registry.numbering import lock
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import PHRASES

log = logging.getLogger(__name__)
NOTHING = Reading(facts=[], urgent=False, sure=[], spans=[], unread=[])
RESIDENT = "resident"  # who this is in the trail: somebody who writes in and does not serve
NOT_UNDERSTOOD = Words(
    "这句话没有读懂,已原样保存。可以换个说法,或直接填写记录。",
    "This was not understood; it is kept as it is. Say it in other words, or fill in a record.",
)
SHORTENED = Words(
    f"这条消息很长:已全文保存,只读取了前 {LONGEST} 个字。请把其余内容分条发送。",
    f"This message is long: all of it is kept, the first {LONGEST} characters were read. Send the rest in pieces.",
)
DEGREES = Degrees(zh="体温", en="temperature")
LEAST, MOST = DEGREES.least, DEGREES.most
READINGS = re.compile(
    r"(?:体温|额温|腋温|发烧|烧到|temperature|fever)\D{0,6}(\d{2,3}(?:\.\d+)?)(?=\s*(?:℃|°C|度|[,,。;;]|$))"
)
NO_READING = Words(
    f"句中的体温不对(应在{LEAST:g}–{MOST:g}℃之间),没有采用;原话已保存。请核对后在卡片上填写,或重说一遍。",
    f"The temperature cannot be right (it lies within {LEAST:g}–{MOST:g}℃) and was not taken; the sentence is kept. "
    "Check it and fill it in on the card, or say it again.",
)
AGAIN = Words(
    "十分钟内已收到过同一条消息,没有重复登记。", "The same message came within ten minutes; nothing is doubled."
)


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a sentence: its drafts, and words for the writer where something is to be said."""

    message_id: UUID
    understood: bool
    cards: list[Card]
    again: bool = False
    words: Words | None = None


def say(
    community_id: int,
    scope: Scope | None,
    role: str,
    text: str,
    sent_at: datetime,
    now: datetime,
    *,
    conversation: str = "",
    answering: UUID | None = None,
    homes: Sequence[int] = (),
    key: UUID | None = None,
    tongues: Tongues = PHRASES,
) -> Heard:
    """Keep a sentence and make drafts of it. ``scope`` is the writer's; None for a resident.

    ``conversation`` names the group or chat in which it was written (empty: the house's own box), ``answering``
    the message that it quotes or answers, ``homes`` the doors behind which a resident lives who is known by the
    phone, ``key`` its id where it has one already: sent twice it is kept once. What answers a question completes
    the draft that asked. Nothing but a zero report is written into the ledger before somebody accepts a draft.
    Raises NotStored if the database cannot write.
    """
    worker_id = scope.worker_id if scope else None
    mark = messages.mark_of(community_id, worker_id, text, conversation)
    said = Message(community_id=community_id, worker_id=worker_id, sent_at=sent_at, mark=mark, answering=answering)
    words = None
    with storing(), transaction.atomic():
        lock(community_id)  # the same sentence sent twice at once is one
        resent = messages.came(community_id, worker_id, key)
        before = resent or _same(messages.said_before(community_id, mark, now), answering)
        message = before or messages.keep(said, text, conversation, now, key)
        if before is None:
            words = _take(scope, message, text, role, tongues, now, homes)
        mine = Q(message_id=message.id) | Q(id=message.completes)
        rows = Held.objects.filter(mine, community_id=community_id)
        look = Look(community_id, scope.actor if scope else RESIDENT, "show what was understood")
        shown = cards(look, in_order(rows))
    return Heard(
        message_id=message.id,
        understood=message.understood,
        cards=shown,
        again=before is not None,
        words=words or _words(text, again=before is not None and not resent, understood=message.understood),
    )


def _same(before: Message | None, answering: UUID | None) -> Message | None:
    """The message that came before, unless it speaks of "the last one" and that is another by now."""
    if before is None or before.answering != answering:
        return None
    drafted = Held.objects.filter(community_id=before.community_id, message_id=before.id)
    if before.completes is None and not drafted.filter(kind__in=(CORRECTION, WITHDRAWN)).exists():
        return before
    by = Message.objects.filter(community_id=before.community_id, worker_id=before.worker_id)
    return None if by.filter(received_at__gt=before.received_at).exists() else before


def _take(
    scope: Scope | None,
    message: Message,
    text: str,
    role: str,
    tongues: Tongues,
    now: datetime,
    homes: Sequence[int],
) -> Words | None:
    """Complete the draft that it answers, else make drafts of it; words where an answer cannot stand."""
    completed = complete(scope, message, text)
    if completed is None:
        reading = reading_of(text, message.sent_at, role, tongues)
        said = meant(scope, text, message.sent_at, reading)
        held = _hold(scope, message, said, now, homes, urgent=reading.urgent)
        return accept_by_rule(scope, held, now) if scope else None
    message.understood, message.completes = True, completed.held.id
    Message.objects.filter(community_id=message.community_id, id=message.id).update(
        understood=True, completes=message.completes
    )
    return completed.words


def reading_of(text: str, sent_at: datetime, role: str, tongues: Tongues = PHRASES) -> Reading:
    """What a sentence says; nothing, if it cannot be read."""
    whole = text.encode("utf-8", "replace").decode()  # half characters become ?, every other keeps its place
    try:
        return read(whole, sent_at, role, tongues)
    except Exception:  # a sentence must be kept even if reading it fails
        log.exception("a message could not be read")
        return NOTHING


def meant(scope: Scope | None, text: str, sent_at: datetime, reading: Reading) -> list[Draft]:
    """The drafts of a message: what it puts right or takes back, if it does nothing else; else the facts in it."""
    thought = second_thought(text, sent_at) if scope else None
    return [thought] if thought else list(drafts(reading, text))


def _hold(
    scope: Scope | None, message: Message, said: Sequence[Draft], now: datetime, homes: Sequence[int], *, urgent: bool
) -> list[Held]:
    understood = [
        understand(message.community_id, scope, draft, message.sent_at, message.answering, homes) for draft in said
    ]
    rows = rows_of(message, understood, now, urgent=urgent)
    hold(rows)
    message.understood, message.urgent = bool(understood), urgent
    Message.objects.filter(community_id=message.community_id, id=message.id).update(
        understood=message.understood, urgent=message.urgent
    )
    return [held for held, _ in rows]


def rows_of(
    message: Message, understood: Sequence[Understood], now: datetime, *, urgent: bool
) -> list[tuple[Held, Kept]]:
    """The drafts of a message with what is to be sealed of each, not stored yet."""
    ids = sorted(new_id(now) for _ in understood)  # of one moment, yet in the order in which they were said
    return [(_row(message, key, one, urgent=urgent), one.kept) for key, one in zip(ids, understood, strict=True)]


def _row(message: Message, key: UUID, one: Understood, *, urgent: bool) -> Held:
    return Held(
        community_id=message.community_id,
        id=key,
        message_id=message.id,
        kind=one.kind.kind,
        worker_id=message.worker_id,
        grid_id=one.grid_id,
        happened_at=one.happened_at,
        missing=one.missing,
        urgent=urgent,
        sure=one.sure,
    )


def _words(text: str, *, again: bool, understood: bool) -> Words | None:
    if again:
        return AGAIN
    if len(text) > LONGEST:
        return SHORTENED
    if any(not LEAST <= float(reading) <= MOST for reading in READINGS.findall(text)):
        return NO_READING
    return None if understood else NOT_UNDERSTOOD
