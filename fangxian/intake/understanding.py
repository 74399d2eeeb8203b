"""From a fact that was read to a draft that waits: its kind, place, moment, person, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from fangxian.intake import amending, correcting
from fangxian.intake.holding import Kept
from fangxian.intake.moment import happened_at
from fangxian.intake.place import offered, whereabouts
from fangxian.intake.who import person_at
from fangxian.measures.draft import WHERE, Draft
from fangxian.measures.shape import Record, faults, questions_of
from fangxian.reading.read import Reading
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

SPOKEN: Mapping[str, type[Record]] = {record.spoken(): record for record in KINDS.values()}
PLACE, RECORD = "place", "record"


class Understood(msgspec.Struct, kw_only=True):
    """A draft as far as it is understood. ``missing``: ``place``, ``record``, or fields to tell or put right."""

    kind: type[Record]
    kept: Kept
    grid_id: int | None
    happened_at: datetime
    missing: list[str]
    sure: float = 1.0


def drafts(reading: Reading) -> Iterator[Draft]:
    """The facts of a reading as drafts; a kind that nobody writes down is left in the message."""
    for fact, sure, spans in zip(reading.facts, reading.sure, reading.spans, strict=True):
        kind = SPOKEN.get(fact["kind"])
        if kind is not None:
            fields = {name: value for name, value in fact.items() if name != "kind"}
            yield Draft(kind=kind.kind, fields=fields, sure=sure, spans=spans)


def understand(
    community_id: int,
    scope: Scope | None,
    worker_id: int | None,
    draft: Draft,
    sent_at: datetime,
    homes: Sequence[int] = (),
) -> Understood:
    """What a draft comes to for this writer, who lives in ``homes`` if that is known, at this moment."""
    kind = KINDS[draft.kind]
    where = whereabouts(community_id, scope, kind, draft.fields)
    if not any(draft.fields.get(name) for name in WHERE):
        where = offered(community_id, where, kind, homes)
    kept = Kept(fields=draft.fields, spans=draft.spans, places=list(where.places), candidates=list(where.candidates))
    if draft.kind == correcting.CORRECTION:
        _aim(community_id, worker_id, kept)
    elif len(where.places) == 1:
        kept.person_id = person_at(community_id, where.places[0], draft.fields)
    return Understood(
        kind=kind,
        kept=kept,
        grid_id=where.grid_id or _own_grid(scope),
        happened_at=happened_at(draft.fields, sent_at),
        missing=missing(kind, kept),
        sure=draft.sure,
    )


def _aim(community_id: int, worker_id: int | None, kept: Kept) -> None:
    """Let a correction name what it corrects, the newest entry or draft that can be meant, and go where that is."""
    said = kept.places if any(name in kept.fields for name in WHERE) else []
    look = Look(community_id, "resident" if worker_id is None else f"worker:{worker_id}", correcting.PURPOSE)
    wrong = correcting.find(look, worker_id, said, kept.fields)
    kept.amends = None if said or worker_id is None else amending.find(look, worker_id, kept.fields)
    if kept.amends and wrong and wrong.received_at > amending.made_at(kept.amends):
        kept.amends = None
    kept.corrects = wrong.id if wrong and not kept.amends else None
    kept.places, kept.candidates = ([wrong.place_id], []) if wrong and not kept.amends else ([], [])


def _own_grid(scope: Scope | None) -> int | None:
    """The grid of whoever covers just one: that is where a draft without a place is shown."""
    grids = scope.reach("write_records").grids if scope else None
    return next(iter(grids)) if grids and len(grids) == 1 else None


def missing(kind: type[Record], kept: Kept) -> list[str]:
    """What a draft lacks before it can be accepted, the place first."""
    if kind.kind == correcting.CORRECTION and not (kept.corrects or kept.amends):
        return [RECORD]
    place = [] if kept.places or kept.amends else [PLACE]
    return [*place, *faults(kind, answers(kind, kept.fields))]


def answers(kind: type[Record], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the fields that the kind asks for."""
    asked = questions_of(kind)
    return {name: value for name, value in fields.items() if name in asked and value is not None}
