"""What a household or a shop tells of itself, by its card: a draft at its own place, for a person to settle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import Q

from fangxian.intake import messages, problems
from fangxian.intake.entering import draft_of
from fangxian.intake.holding import Kept, hold
from fangxian.intake.incoming import record
from fangxian.intake.models import Held, Message
from fangxian.intake.moment import happened_at
from fangxian.intake.problems import REFUSED, Problem
from fangxian.intake.say import RESIDENT, reading_of, say
from fangxian.intake.understanding import missing
from fangxian.intake.who import PERSON
from fangxian.ledger.ids import new_id
from fangxian.ledger.storing import storing
from fangxian.measures.reporting.records import Concern
from fangxian.registry.models import Place
from fangxian.registry.numbering import lock
from fangxian.vault.opening import Look
from fangxian.workforce.guests import Guest
from fangxian.workforce.kinds import KINDS


class SelfReport(msgspec.Struct, frozen=True, kw_only=True):
    """One matter. Its id was made with the form: sent twice, it is told once. ``text`` is for whoever settles it."""

    id: UUID
    kind: str
    answers: dict[str, Any]
    text: str
    person_id: int | None = None
    urgent: bool = False


def tell(guest: Guest, one: SelfReport, now: datetime) -> UUID | Problem:
    """Keep it as a draft that waits for a person: the message that it is; or what is wrong. Raises NotStored."""
    kind = KINDS[one.kind]
    if not guest.may_tell(one.kind):
        return problems.NOT_YOURS
    checked = record(kind, one.answers)
    if isinstance(checked, Problem) and checked.code == REFUSED:
        return checked
    urgent = one.urgent or reading_of(one.text, now, RESIDENT).urgent
    with storing(), transaction.atomic():
        lock(guest.community_id)
        before = messages.came(guest.community_id, None, one.id)
        if before and messages.stands_in(before, _conversation(guest)):
            return before.id
        key = new_id(now) if before else one.id  # somebody else's id is nobody's
        message = _kept_message(guest, one, key, now, urgent=urgent)
        _hold(guest, message, one, now)
    return message.id


def _kept_message(guest: Guest, one: SelfReport, key: UUID, now: datetime, *, urgent: bool) -> Message:
    where = _conversation(guest)
    said = Message(
        community_id=guest.community_id,
        sent_at=now,
        mark=messages.mark_of(guest.community_id, None, one.text, where),
        understood=True,
        urgent=urgent,
    )
    return messages.keep(said, one.text, where, now, key)


def _conversation(guest: Guest) -> str:
    return f"card|{guest.card_id}"


def _hold(guest: Guest, message: Message, one: SelfReport, now: datetime) -> None:
    place = _where(guest, one.kind)
    kept = Kept(
        fields=one.answers,
        places=[place.id],
        person_id=one.person_id,
        registry=[PERSON] if one.person_id else [],
        people=[],
    )
    held = Held(
        community_id=guest.community_id,
        id=new_id(now),
        message_id=message.id,
        kind=one.kind,
        grid_id=place.grid_id,
        happened_at=happened_at(one.answers, now),
        missing=missing(KINDS[one.kind], kept),
        urgent=message.urgent,
        origin=guest.sort,
    )
    hold([(held, kept)])


def _where(guest: Guest, kind: str) -> Place:
    """Its own place; a question or worry is written down for the building, so that no door is known by what it asks."""
    if kind != Concern.kind or guest.place.kind != "door" or guest.place.parent_id is None:
        return guest.place
    return Place.objects.get(community_id=guest.community_id, id=guest.place.parent_id)


def in_own_words(guest: Guest, key: UUID, text: str, now: datetime) -> UUID:
    """Say it at the ordinary door; what nobody understood is a concern for a person to read. Raises NotStored."""
    before = messages.came(guest.community_id, None, key)
    if before and not messages.stands_in(before, _conversation(guest)):
        key = new_id(now)
    with storing(), transaction.atomic():
        heard = say(
            *(guest.community_id, None, RESIDENT, text, now, now),
            conversation=_conversation(guest),
            homes=[guest.place.id],
            key=key,
        )
        told = Held.objects.filter(community_id=guest.community_id, message_id=heard.message_id)
        if not heard.cards:
            message = Message.objects.get(community_id=guest.community_id, id=heard.message_id)
            Message.objects.filter(community_id=guest.community_id, id=message.id).update(understood=True)
            _hold(guest, message, SelfReport(id=key, kind=Concern.kind, answers={}, text=text), now)
        told.update(origin=guest.sort)
    return heard.message_id


def origins(community_id: int, devices: Iterable[str]) -> dict[str, str]:
    """Which of these entries' drafts were told by a household or shop of itself: the origin by device."""
    keys = {key: device for device in devices if (key := draft_of(device))}
    rows = Held.objects.filter(community_id=community_id, id__in=list(keys)).exclude(origin="")
    return {keys[key]: origin for key, origin in rows.values_list("id", "origin")}


class Became(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one draft of a matter; ``entry_id`` is the entry, ``decided_at`` when a person settled it."""

    message_id: UUID
    kind: str
    place_id: int | None
    state: str
    entry_id: UUID | None
    decided_at: datetime | None


def became(community_id: int, message_ids: Sequence[UUID]) -> list[Became]:
    """The drafts of these matters, in the order in which they came; nothing is opened."""
    answered = Message.objects.filter(community_id=community_id, id__in=list(message_ids)).exclude(completes=None)
    completed = {draft: message for message, draft in answered.values_list("id", "completes")}
    told = Q(message_id__in=list(message_ids)) | Q(id__in=list(completed))
    rows = Held.objects.filter(told, community_id=community_id).order_by("id")
    return [
        Became(
            message_id=completed.get(row.id) or row.message_id or row.id,
            kind=row.kind,
            place_id=row.place_id,
            state=row.state,
            entry_id=row.entry_id,
            decided_at=row.decided_at,
        )
        for row in rows.defer("sealed", "reason")
    ]


def words_of(look: Look, message_id: UUID) -> str:
    """What was said, for whoever said it."""
    return messages.sentences(look, [message_id]).get(message_id, "")
