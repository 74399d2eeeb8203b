"""An answer to what was asked: the same person's next message completes the draft that waits for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from fangxian.intake import messages
from fangxian.intake.changing import change
from fangxian.intake.fitting import Reply, fitting
from fangxian.intake.holding import Kept, in_order, opened, put
from fangxian.intake.models import Held, Message
from fangxian.intake.replies import LONGEST, bare, yes_or_no
from fangxian.intake.seeing import mine
from fangxian.intake.understanding import PLACE, missing
from fangxian.measures.questions import Words
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

FAIR = timedelta(minutes=30)  # how long a question waits for an answer that does not quote it
PURPOSE = "complete a draft"
PLACES = {"place", "place_id", "where"}


class Completed(NamedTuple):
    """The draft that was completed, and why the answer cannot stand, if it cannot."""

    held: Held
    words: Words | None


def complete(scope: Scope | None, message: Message, text: str) -> Completed | None:
    """Put an answer where it was missing; None if nobody asked, or the message says more than an answer.

    A resident has no scope and is known by the conversation alone: without one, nobody was asked.
    """
    if scope is None and not message.conversation:
        return None
    if len(text) > LONGEST or not (drafts := _asked(scope, message)):
        return None
    reply = Reply(bare(text, message.sent_at), yes_or_no(text), text.strip(), outright=message.answering is not None)
    kept = opened(Look(message.community_id, scope.actor if scope else "resident", PURPOSE), drafts)
    for held, one in zip(drafts, kept, strict=True):
        if changes := fitting(held, one, reply):
            return _completed(scope, message, held, one, changes)
    return None


def _completed(scope: Scope | None, message: Message, held: Held, kept: Kept, changes: dict[str, Any]) -> Completed:
    words = change(held, kept, changes, scope)
    held.missing = missing(KINDS[held.kind], kept)
    for name in {PLACE if name in PLACES else name for name in changes}:
        kept.answered[name] = message.id
        kept.spans.pop(name, None)
    put(held, kept)
    held.save(force_update=True)
    return Completed(held, words)


def _asked(scope: Scope | None, message: Message) -> list[Held]:
    """The drafts that lack something: of the message that is answered, else of the writer's last ones."""
    theirs = mine(scope) if scope else Held.objects.filter(community_id=message.community_id)
    rows = theirs.filter(state="open").exclude(missing=[])
    if message.answering and scope:
        return in_order(_of(rows, message.community_id, [message.answering]))
    before = messages.before(message, FAIR)
    rank: dict[UUID | None, int] = {key: at for at, one in enumerate(before) for key in (one.completes, one.id) if key}
    found = in_order(_of(rows.filter(worker_id=message.worker_id), message.community_id, [one.id for one in before]))
    return sorted(found, key=lambda held: min(rank.get(held.id, len(rank)), rank.get(held.message_id, len(rank))))


def _of(rows: Any, community_id: int, ids: Iterable[UUID]) -> list[Held]:
    """Those that came from these messages, or that these messages completed in part."""
    wanted = list(ids)
    told = Message.objects.filter(community_id=community_id, id__in=wanted).exclude(completes=None)
    drafts = list(told.values_list("completes", flat=True))
    return list(rows.filter(Q(message_id__in=wanted) | Q(id__in=drafts)))
