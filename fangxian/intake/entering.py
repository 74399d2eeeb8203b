"""The entries that a settled draft becomes: one for each of its places, or the record that it puts right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from fangxian.intake import correcting, moving, problems
from fangxian.intake.holding import Kept
from fangxian.intake.incoming import record
from fangxian.intake.models import Held
from fangxian.intake.problems import Problem
from fangxian.intake.rethinking import WITHDRAWN
from fangxian.intake.there import Spot, fits, spots
from fangxian.intake.understanding import answers
from fangxian.intake.who import person_at
from fangxian.ledger import read
from fangxian.ledger.entry import NewEntry
from fangxian.ledger.ids import new_id
from fangxian.measures.shape import Record
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS


def entries_of(held: Held, kept: Kept, scope: Scope, now: datetime) -> list[NewEntry] | Problem:
    """The entries, or why this worker cannot write them."""
    if held.kind == correcting.CORRECTION:
        return _put_right(held, kept, scope)
    said = record(KINDS[held.kind], answers(KINDS[held.kind], kept.fields))
    if isinstance(said, Problem):
        return said
    if held.kind == WITHDRAWN:
        return _taken_back(held, kept, scope, said, now)
    places = spots(held.community_id, set(kept.places))
    if problem := _problem(scope, held.kind, [places.get(number) for number in kept.places]):
        return problem
    return [_entry(held, kept, scope, said, seq, now) for seq in range(len(kept.places))]


def _problem(scope: Scope, kind: str, places: Sequence[Spot | None]) -> Problem | None:
    for place in places:
        if place is None or not scope.may("write_records", place):
            return problems.PLACE
        if not scope.may_write(kind, place):
            return problems.NOT_YOURS
        if not fits(KINDS[kind], place.kind):
            return problems.WRONG_PLACE
    return None


def _entry(held: Held, kept: Kept, scope: Scope, said: Record, seq: int, now: datetime) -> NewEntry:
    """The first bears the draft's own id, so that a draft can become its entry but once."""
    device, epoch, number = kept.sending or (str(held.id), 0, seq)
    return NewEntry(
        id=held.id if seq == 0 else new_id(now),
        device=device,
        epoch=epoch,
        seq=number,
        kind=held.kind,
        place_id=kept.places[seq],
        person_id=kept.person_id if len(kept.places) == 1 else None,
        happened_at=held.happened_at,
        worker_id=held.worker_id or scope.worker_id,
        corrects=kept.corrects,
        record=said,
    )


def _put_right(held: Held, kept: Kept, scope: Scope) -> list[NewEntry] | Problem:
    look = Look(held.community_id, scope.actor, correcting.PURPOSE)
    wrong = correcting.by_id(look, kept.corrects) if kept.corrects else None
    if wrong is None:
        return problems.CORRECTS
    said = record(KINDS[wrong.kind], correcting.put_right(wrong, kept.fields))
    if isinstance(said, Problem):
        return said
    right = kept.places[0] if moving.moves(kept.fields) else wrong.place_id
    there = spots(held.community_id, {wrong.place_id, right})
    if problem := _problem(scope, wrong.kind, [there.get(wrong.place_id), there.get(right)]):
        return problem
    moved = right != wrong.place_id
    person = person_at(held.community_id, right, msgspec.to_builtins(said)) if moved else wrong.person_id
    entry = NewEntry(
        id=held.id,
        device=str(held.id),
        epoch=0,
        seq=0,
        kind=wrong.kind,
        place_id=right,
        person_id=person,
        happened_at=wrong.happened_at,
        worker_id=held.worker_id or scope.worker_id,
        corrects=wrong.id,
        record=said,
    )
    return [entry]


def _taken_back(held: Held, kept: Kept, scope: Scope, said: Record, now: datetime) -> list[NewEntry] | Problem:
    """A withdrawal of each entry that came of the same message."""
    rows = _said_with(held.community_id, kept.corrects) if kept.corrects else []
    places = spots(held.community_id, {row.place_id for row in rows})
    if not rows:
        return problems.CORRECTS
    if problem := _problem(scope, held.kind, [places.get(row.place_id) for row in rows]):
        return problem
    return [
        NewEntry(
            id=held.id if seq == 0 else new_id(now),
            device=str(held.id),
            epoch=0,
            seq=seq,
            kind=held.kind,
            place_id=row.place_id,
            person_id=row.person_id,
            happened_at=held.happened_at,
            worker_id=held.worker_id or scope.worker_id,
            corrects=row.id,
            record=said,
        )
        for seq, row in enumerate(rows)
    ]


def _said_with(community_id: int, entry_id: UUID) -> list[read.Row]:
    """The entry that is meant, and those of the same message that still stand."""
    meant = read.by_id(community_id, [entry_id])
    drafts = Held.objects.filter(community_id=community_id, message_id__isnull=False, state="accepted")
    messages = drafts.filter(id__in=[key for row in meant if (key := draft_of(row.device))]).values("message_id")
    devices = [str(key) for key in drafts.filter(message_id__in=messages).values_list("id", flat=True)]
    return read.sent_by(community_id, devices) or meant


def draft_of(device: str) -> UUID | None:
    """The draft from which an entry came: it stands in the place of a device."""
    try:
        return UUID(device)
    except ValueError:
        return None
