"""Settles a draft: a person completes and accepts it, and it becomes entries; or drops it, saying why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction

from fangxian.intake import correcting, moving
from fangxian.intake.card import Card, cards
from fangxian.intake.changing import change
from fangxian.intake.entering import entries_of
from fangxian.intake.holding import Kept, opened, put
from fangxian.intake.learning import WRONGLY_READ, before_change, keep_changed, keep_dropped
from fangxian.intake.models import Held
from fangxian.intake.problems import Problem
from fangxian.intake.rethinking import WITHDRAWN
from fangxian.intake.seeing import mine
from fangxian.intake.understanding import missing
from fangxian.ledger.append import append
from fangxian.ledger.entry import Answer
from fangxian.ledger.storing import storing
from fangxian.measures.questions import Words
from fangxian.vault.opening import Look
from fangxian.vault.seal import seal
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

REASON = "intake_held.reason"
ALREADY = Words("这条草稿已经处理过了。", "This draft has been settled already.")
INCOMPLETE = Words("还缺内容,补全后再确认。", "Something is still missing; add it, then accept.")
TAKEN_BACK = Words("已撤回,没有写入台账。", "Taken back; nothing was written in the ledger.")
AMENDED = Words("已改好草稿,请确认。", "The draft is put right; accept it when it is as you meant.")


class NotThere(LookupError):  # noqa: N818 - as the caller reads it
    """There is no such draft for this worker."""


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: the ledger's answers, or the draft as it still waits, and why (``words``)."""

    answers: list[Answer] = []
    card: Card | None = None
    words: Words | None = None

    @property
    def done(self) -> bool:
        return bool(self.answers)


def accept(community_id: int, held_id: UUID, changes: Mapping[str, Any], scope: Scope, now: datetime) -> Settled:
    """Complete a draft with ``changes`` and write it into the ledger; what is still incomplete stays, changed.

    Raises NotThere, NotStored.
    """
    with storing(), transaction.atomic():
        held = _locked(community_id, held_id, scope)
        if held.state != "open":
            return Settled(words=ALREADY, answers=_before(held))
        look = Look(community_id, scope.actor, "accept a draft")
        (kept,) = opened(look, [held])
        before_change(kept)
        words = change(held, kept, changes, scope)
        held.missing = missing(KINDS[held.kind], kept)
        if words or held.missing:
            return _wait(look, held, kept, words or INCOMPLETE)
        return _amended(look, held, kept, scope, now) if kept.amends else _entered(look, held, kept, scope, now)


def _entered(look: Look, held: Held, kept: Kept, scope: Scope, now: datetime) -> Settled:
    """Write a complete draft into the ledger."""
    found = entries_of(held, kept, scope, now)
    if isinstance(found, Problem):
        return _wait(look, held, kept, found.words)
    answers = append(held.community_id, found, now)
    refused = next((answer.words for answer in answers if answer.words), None)
    if refused:
        return _wait(look, held, kept, refused)
    keep_changed(look, held, kept, now)
    _decide(held, "accepted", scope, now, entry_id=answers[0].id)
    put(held, kept)
    held.save(force_update=True)
    return Settled(answers=answers)


def _amended(look: Look, held: Held, kept: Kept, scope: Scope, now: datetime) -> Settled:
    """Put the draft right that a correction means; if it has become an entry meanwhile, that."""
    assert kept.amends is not None
    draft = _locked(held.community_id, kept.amends, scope)
    if draft.state != "open":
        kept.amends, kept.corrects = None, draft.entry_id
        held.missing = missing(KINDS[held.kind], kept)
        return _entered(look, held, kept, scope, now)
    if held.kind == WITHDRAWN:
        return _taken_back(held, draft, scope, now)
    (wrong,) = opened(look, [draft])
    moved = {"place_id": kept.places[0]} if moving.moves(kept.fields) else {}
    change(draft, wrong, moved | correcting.changes(KINDS[draft.kind], wrong.fields, kept.fields), scope)
    draft.missing = missing(KINDS[draft.kind], wrong)
    _decide(held, "accepted", scope, now)
    held.save(force_update=True)
    return _wait(look, draft, wrong, AMENDED)


def _taken_back(held: Held, draft: Held, scope: Scope, now: datetime) -> Settled:
    """Set aside all that came of the message that is taken back and has not been settled."""
    rows = mine(scope).filter(message_id=draft.message_id, state="open") if draft.message_id else [draft]
    for one in rows:
        _set_aside(one, TAKEN_BACK.en, scope, now)
    _decide(held, "accepted", scope, now)
    held.save(force_update=True)
    return Settled(words=TAKEN_BACK)


def drop(community_id: int, held_id: UUID, why: str, scope: Scope, now: datetime) -> None:
    """Set a draft aside; it stays in the database with who, when and why.

    ``why`` may be ``WRONGLY_READ``: then an example is kept of it. Raises NotThere, NotStored.
    """
    with storing(), transaction.atomic():
        held = _locked(community_id, held_id, scope)
        if held.state == "open":
            if why == WRONGLY_READ:
                look = Look(community_id, scope.actor, "set a draft aside")
                keep_dropped(look, held, opened(look, [held])[0], now)
            _set_aside(held, why, scope, now)


def _set_aside(held: Held, why: str, scope: Scope, now: datetime) -> None:
    (held.reason,) = seal(held.community_id, REASON, [(held.id, why.encode())])
    _decide(held, "dropped", scope, now)
    held.save(force_update=True)


def take_up(community_id: int, held_id: UUID, scope: Scope) -> None:
    """Take up again a draft that this worker set aside. Raises NotThere, NotStored."""
    with storing(), transaction.atomic():
        held = _locked(community_id, held_id, scope)
        if held.state == "dropped" and held.decided_by == scope.worker_id:
            held.state, held.decided_by, held.decided_at, held.reason = "open", None, None, None
            held.save(force_update=True)


def _locked(community_id: int, held_id: UUID, scope: Scope) -> Held:
    rows = mine(scope).filter(community_id=community_id, id=held_id)
    held = (rows.select_for_update() if connection.features.has_select_for_update else rows).first()
    if held is None:
        raise NotThere(held_id)
    return held


def _before(held: Held) -> list[Answer]:
    return [Answer(id=held.entry_id, code="known")] if held.entry_id else []


def _wait(look: Look, held: Held, kept: Kept, words: Words) -> Settled:
    put(held, kept)
    held.save(force_update=True)
    return Settled(card=cards(look, [held])[0], words=words)


def _decide(held: Held, state: str, scope: Scope, now: datetime, entry_id: UUID | None = None) -> None:
    held.state, held.entry_id, held.decided_by, held.decided_at = state, entry_id, scope.worker_id, now
