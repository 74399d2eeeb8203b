"""The entries that a settled draft becomes: one for each of its places, or the record that it puts right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from fangxian.intake import correcting, problems
from fangxian.intake.holding import Kept
from fangxian.intake.incoming import record
from fangxian.intake.models import Held
from fangxian.intake.problems import Problem
from fangxian.intake.there import Spot, fits, spots
from fangxian.intake.understanding import answers
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
    place = spots(held.community_id, {wrong.place_id}).get(wrong.place_id)
    if problem := _problem(scope, wrong.kind, [place]):
        return problem
    entry = NewEntry(
        id=held.id,
        device=str(held.id),
        epoch=0,
        seq=0,
        kind=wrong.kind,
        place_id=wrong.place_id,
        person_id=wrong.person_id,
        happened_at=wrong.happened_at,
        worker_id=held.worker_id or scope.worker_id,
        corrects=wrong.id,
        record=said,
    )
    return [entry]
