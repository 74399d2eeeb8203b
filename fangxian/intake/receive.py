"""Receives structured records: each is accepted, known, held for a person, or refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from fangxian.intake.incoming import Incoming, checked
from fangxian.intake.problems import HELD, REFUSED, Problem
from fangxian.intake.there import There, there
from fangxian.intake.waiting import hold_record
from fangxian.ledger.append import append
from fangxian.ledger.entry import Answer, NewEntry
from fangxian.ledger.storing import storing
from fangxian.workforce.access import Scope

# What became of a record that was held before, by the state of its draft.
SETTLED = {"open": "held", "accepted": "known", "dropped": "known"}


def receive(community_id: int, scope: Scope, batch: Sequence[Incoming], now: datetime) -> list[Answer]:
    """Take in a batch; one answer each, in order, all of them durable when it returns.

    One bad record sinks no other. Raises NotStored if the database cannot write; then nothing is stored.
    """
    if not batch:
        return []
    found = there(community_id, batch)
    verdicts = [_judge(scope, one, found, now) for one in batch]
    waiting = {o.id: (o, v) for o, v in zip(batch, verdicts, strict=True) if isinstance(v, Problem) and v.code == HELD}
    entries = [v for v in verdicts if isinstance(v, NewEntry)]
    if not waiting:
        written = iter(append(community_id, entries, now))
    else:
        with storing(), transaction.atomic():
            for one, problem in waiting.values():
                hold_record(scope, one, found.places.get(one.place_id), problem.words)
            written = iter(append(community_id, entries, now))
    return [
        next(written) if isinstance(v, NewEntry) else _answer(one, v) for one, v in zip(batch, verdicts, strict=True)
    ]


def _judge(scope: Scope, one: Incoming, found: There, now: datetime) -> NewEntry | Problem | str:
    """The entry, what keeps it out, or the state of the draft that it already is."""
    if state := found.settled.get(one.id):
        return state
    record = checked(one, now)
    if isinstance(record, Problem) and record.code == REFUSED:
        return record
    if problem := found.problem(scope, one):
        return problem
    if isinstance(record, Problem):
        return record
    return NewEntry(
        id=one.id,
        device=one.device,
        epoch=one.epoch,
        seq=one.seq,
        kind=one.kind,
        place_id=one.place_id,
        person_id=one.person_id,
        happened_at=one.happened_at,
        worker_id=scope.worker_id,
        corrects=one.corrects,
        record=record,
    )


def _answer(one: Incoming, verdict: Problem | str) -> Answer:
    if isinstance(verdict, str):
        return Answer(id=one.id, code=SETTLED[verdict], held_id=one.id)
    held_id = one.id if verdict.code == HELD else None
    return Answer(id=one.id, code=verdict.code, why=verdict.why, words=verdict.words, held_id=held_id)
