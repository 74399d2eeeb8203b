"""The messages of a pasted chat: stored with who wrote them, read, and made into drafts, all of them in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from fangxian.intake import messages
from fangxian.intake.answering import complete
from fangxian.intake.chat.shape import ChatLine, Quote
from fangxian.intake.correcting import CORRECTION
from fangxian.intake.holding import Kept, hold
from fangxian.intake.models import Held, Message, Pasted
from fangxian.intake.rethinking import WITHDRAWN
from fangxian.intake.say import meant, reading_of, rows_of
from fangxian.intake.understanding import Understood, understand
from fangxian.ledger.ids import new_id
from fangxian.measures.draft import Draft
from fangxian.reading.read import Reading
from fangxian.registry.models import Place
from fangxian.vault.keys import VERSION
from fangxian.vault.seal import seal
from fangxian.workforce.access import Scope

WHERE = "intake_pasted.sealed"
CONVERSATION = "pasted"  # what is said in the box answers nothing in it, unless it quotes


class Sender(msgspec.Struct, frozen=True):
    """What is sealed beside a pasted message: who wrote it, as the chat says, and what it answers."""

    name: str
    quotes: Quote | None = None


class New(msgspec.Struct):
    """A message of the chat that was not read before, with what it says."""

    line: ChatLine
    mark: bytes
    message: Message
    writer: Scope | None
    reading: Reading
    drafts: list[Draft]


def read_all(
    community_id: int, fresh: Sequence[tuple[ChatLine, bytes, bytes]], known: Mapping[str, Scope], now: datetime
) -> list[New]:
    """The messages with what each says, none stored yet."""
    ids = sorted(new_id(now) for _ in fresh)  # of one moment, yet in the order of the chat
    said: dict[tuple[str, str], UUID] = {}
    taken = []
    for key, (line, mark, words) in zip(ids, fresh, strict=True):
        writer = known.get(line.sender)
        reading = reading_of(line.text, line.sent_at, min(writer.roles) if writer else "resident")
        quoted = said.get((line.quotes.sender, line.quotes.text)) if line.quotes else None
        taken.append(
            New(
                line,
                mark,
                _message(community_id, writer, line, words),
                writer,
                reading,
                meant(writer, line.text, line.sent_at, reading),
            )
        )
        taken[-1].message.answering = quoted
        messages.fill(taken[-1].message, line.text, CONVERSATION, now, key)
        said[line.sender, line.text] = key
    return taken


def _message(community_id: int, writer: Scope | None, line: ChatLine, mark: bytes) -> Message:
    worker_id = writer.worker_id if writer else None
    return Message(community_id=community_id, worker_id=worker_id, sent_at=line.sent_at, mark=mark)


def keep_all(scope: Scope, paste_id: UUID, taken: Sequence[New]) -> None:
    """Store the messages, and beside each who wrote it."""
    for one in taken:
        one.message.understood, one.message.urgent = bool(one.drafts), one.reading.urgent
    Message.objects.bulk_create([one.message for one in taken])
    beside = [(one.message.id, msgspec.json.encode(Sender(_whole(one.line.sender), one.line.quotes))) for one in taken]
    Pasted.objects.bulk_create(
        Pasted(
            community_id=scope.community_id,
            mark=one.mark,
            paste_id=paste_id,
            message_id=one.message.id,
            worker_id=scope.worker_id,
            sealed=sealed,
            key_version=VERSION,
        )
        for one, sealed in zip(taken, seal(scope.community_id, WHERE, beside), strict=True)
    )


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def hold_all(scope: Scope, taken: Sequence[New], now: datetime, grid: Place | None) -> int:
    """Make the drafts and store them together, and say how many.

    Those before an answer or a correction are stored first, for it may mean one of them.
    """
    waiting: list[tuple[Held, Kept]] = []
    made = 0
    for one in taken:
        if one.message.answering or any(draft.kind in (CORRECTION, WITHDRAWN) for draft in one.drafts):
            hold(waiting)
            waiting = []
            if _completes(one):
                continue
        understood = [_understood(scope, one, draft, grid) for draft in one.drafts]
        waiting += rows_of(one.message, understood, now, urgent=one.reading.urgent)
        made += len(one.drafts)
    hold(waiting)
    return made


def _completes(one: New) -> bool:
    """Whether it answers what a quoted message left open: then it makes no draft of its own."""
    done = complete(one.writer, one.message, one.line.text) if one.writer and one.message.answering else None
    if done is None:
        return False
    own = Message.objects.filter(community_id=one.message.community_id, id=one.message.id)
    own.update(understood=True, completes=done.held.id)
    return True


def _understood(scope: Scope, one: New, draft: Draft, grid: Place | None) -> Understood:
    """A draft of the chat. Of what a resident may mean only places within the reach of whoever pastes are offered."""
    found = understand(scope.community_id, one.writer, draft, one.line.sent_at, one.message.answering)
    if one.writer is None:
        found.kept.candidates = _within(scope, found.kept.candidates)
        found.grid_id = found.grid_id or (grid.id if grid else None)
    return found


def _within(scope: Scope, candidates: list[int]) -> list[int]:
    if not candidates:
        return []
    offered = Place.objects.filter(scope.place_filter("settle_held"), community_id=scope.community_id)
    return list(offered.filter(id__in=candidates).values_list("id", flat=True))
