"""Puts into a draft what a person adds or changes: the place as they write it, the record meant, any answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from fangxian.intake import moving
from fangxian.intake.correcting import CORRECTION
from fangxian.intake.holding import Kept
from fangxian.intake.models import Held, Message
from fangxian.intake.moment import happened_at
from fangxian.intake.rethinking import WITHDRAWN
from fangxian.intake.there import fits
from fangxian.intake.who import identify
from fangxian.ledger import read
from fangxian.measures.draft import WHO
from fangxian.measures.questions import Words
from fangxian.measures.shape import questions_of
from fangxian.registry import find
from fangxian.registry.models import Place
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

NO_PLACE = Words(
    "名册里没有这个地方,或不在您负责的范围内。请写成 3-2-402 这样的门牌,或选一个候选。",
    "There is no such place, or it is not in your cover. Write it as 3-2-402, or choose one that is offered.",
)
SEVERAL = Words("这样写可能是几个地方,请选一个。", "This may be one of several places; choose one.")
WRONG_SORT = Words("这种记录不能记在这类地方,请改选地方。", "This sort of record is not written at such a place.")
NO_RECORD = Words("没有这条记录。请写记录的编号。", "There is no such record. Give the record's number.")


def change(held: Held, kept: Kept, changes: Mapping[str, Any], scope: Scope | None) -> Words | None:
    """Apply a place (``place`` as written, ``where`` in its parts, ``place_id``), a ``record`` (id or number), answers.

    An answer of None takes it out. ``scope`` is None for a resident, who answers what was asked. Words if something
    cannot be applied; the rest is.
    """
    asked, was = questions_of(KINDS[held.kind]), _told_of(kept)
    kept.fields |= {name: value for name, value in changes.items() if name in asked}
    kept.fields = {name: value for name, value in kept.fields.items() if value is not None}
    if moving.moves(kept.fields) and changes.get("new"):
        changes = {"place": changes["new"], **changes}
    words = _place(held, kept, changes, scope) or _record(held, kept, changes)
    if changes.get("resident"):
        _resident(kept, int(changes["resident"]))
        return words
    if {"when", "when_part"} & changes.keys():
        held.happened_at = happened_at(kept.fields, _sent_at(held))
    if held.kind not in (CORRECTION, WITHDRAWN) and kept.sending is None and _told_of(kept) != was:
        identify(held.community_id, scope, kept, held.happened_at)
    return words


def _told_of(kept: Kept) -> list[Any]:
    """All by which it is known who is meant."""
    return [list(kept.places), *(kept.fields.get(name) for name in (*WHO, "count"))]


def _resident(kept: Kept, person_id: int) -> None:
    """One of those who may be meant, chosen: they are meant, and live there."""
    if person_id not in kept.people:
        return
    at = dict(zip(kept.people, kept.candidates, strict=False)).get(person_id)
    kept.person_id, kept.people, kept.candidates = person_id, [], []
    kept.places = kept.places or ([at] if at else [])


def _place(held: Held, kept: Kept, changes: Mapping[str, Any], scope: Scope | None) -> Words | None:
    found = _named(held.community_id, changes)
    if found is None:
        return None
    mine = [place for place in found if scope is None or scope.may("write_records", place)]
    fitting = [place for place in mine if fits(KINDS[held.kind], place.kind)]
    if len(fitting) == 1:
        lives = [one for one, at in zip(kept.people, kept.candidates, strict=False) if at == fitting[0].id]
        kept.places, kept.candidates, kept.problem = [fitting[0].id], [], None
        kept.people, kept.registry = lives, []
        held.grid_id = fitting[0].grid_id or held.grid_id
        return None
    kept.candidates = [place.id for place in fitting] or kept.candidates
    return SEVERAL if fitting else WRONG_SORT if mine else NO_PLACE


def _named(community_id: int, changes: Mapping[str, Any]) -> list[Place] | None:
    if changes.get("place_id"):
        return list(Place.objects.filter(community_id=community_id, id=changes["place_id"], closed=False))
    if changes.get("where"):
        return find.where(community_id, changes["where"])
    written = str(changes.get("place") or "").strip()
    if not written:
        return None
    return find.door(community_id, written) or find.where(community_id, {"place": written})


def _record(held: Held, kept: Kept, changes: Mapping[str, Any]) -> Words | None:
    told = str(changes.get("record") or "").strip()
    if not told or held.kind not in (CORRECTION, WITHDRAWN):
        return None
    rows = _entries(held.community_id, told)
    if not rows:
        return NO_RECORD
    kept.corrects, kept.amends = rows[0].id, None
    kept.places = kept.places if moving.moves(kept.fields) else [rows[0].place_id]
    return None


def _entries(community_id: int, told: str) -> list[read.Row]:
    if told.isdecimal():
        return read.by_number(community_id, [int(told[:18])])
    try:
        return read.by_id(community_id, [UUID(told)])
    except ValueError:
        return []


def _sent_at(held: Held) -> datetime:
    if held.message_id is None:
        return held.happened_at
    sent = Message.objects.filter(community_id=held.community_id, id=held.message_id).values_list("sent_at", flat=True)
    return sent.first() or held.happened_at
