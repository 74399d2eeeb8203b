"""From a fact that was read to a draft that waits: its kind, place, moment, person, and what is still missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from fangxian.intake import moving
from fangxian.intake.aiming import aim
from fangxian.intake.correcting import CORRECTION
from fangxian.intake.holding import Kept
from fangxian.intake.moment import happened_at
from fangxian.intake.place import offered, whereabouts
from fangxian.intake.rethinking import WITHDRAWN
from fangxian.intake.who import identify
from fangxian.measures.draft import WHERE, Draft
from fangxian.measures.shape import Record, faults, questions_of
from fangxian.reading.read import Reading
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

SPOKEN: Mapping[str, type[Record]] = {record.spoken(): record for record in KINDS.values()}
PLACE, RECORD = "place", "record"
# 3-2王奶奶: a building and a unit just before the name, which the engine takes for two numbers.
UNIT_BEFORE = re.compile(r"(?<![\d-])(?P<building>\d{1,3})[-—－](?P<unit>\d{1,2})(?:单元)?的?\s*$")


class Understood(msgspec.Struct, kw_only=True):
    """A draft as far as it is understood. ``missing``: ``place``, ``record``, or fields to tell or put right."""

    kind: type[Record]
    kept: Kept
    grid_id: int | None
    happened_at: datetime
    missing: list[str]
    sure: float = 1.0


def drafts(reading: Reading, text: str) -> Iterator[Draft]:
    """The facts of a reading as drafts; a kind that nobody writes down is left in the message."""
    for fact, sure, spans in zip(reading.facts, reading.sure, reading.spans, strict=True):
        kind = SPOKEN.get(fact["kind"])
        if kind is not None:
            fields = {name: value for name, value in fact.items() if name != "kind"}
            yield Draft(kind=kind.kind, fields=_unit_before(text, spans, fields) | fields, sure=sure, spans=spans)


def _unit_before(text: str, spans: Mapping[str, tuple[int, int]], fields: Mapping[str, Any]) -> dict[str, Any]:
    found = UNIT_BEFORE.search(text[: spans["person"][0]]) if "person" in spans else None
    return found.groupdict() if found and not any(fields.get(name) for name in WHERE) else {}


def understand(
    community_id: int,
    scope: Scope | None,
    draft: Draft,
    sent_at: datetime,
    answering: UUID | None = None,
    homes: Sequence[int] = (),
) -> Understood:
    """What a draft comes to for this writer, who lives in ``homes`` if that is known; ``answering`` what it answers."""
    kind = KINDS[draft.kind]
    where = whereabouts(community_id, scope, kind, draft.fields, sent_at)
    if not any(draft.fields.get(name) for name in WHERE):
        where = offered(community_id, where, kind, homes)
    kept = Kept(fields=draft.fields, spans=draft.spans, places=list(where.places), candidates=list(where.candidates))
    if draft.kind in (CORRECTION, WITHDRAWN):
        aim(scope, draft.kind, kept, answering)
    else:
        kept.people = list(where.people) if scope else []
        kept.registry = [PLACE] if where.people and where.places else []
        identify(community_id, scope, kept, sent_at)
    return Understood(
        kind=kind,
        kept=kept,
        grid_id=where.grid_id or own_grid(scope),
        happened_at=happened_at(draft.fields, sent_at),
        missing=missing(kind, kept),
        sure=draft.sure,
    )


def own_grid(scope: Scope | None) -> int | None:
    """The grid of whoever covers just one: that is where a draft without a place is shown."""
    grids = scope.reach("write_records").grids if scope else None
    return next(iter(grids)) if grids and len(grids) == 1 else None


def missing(kind: type[Record], kept: Kept) -> list[str]:
    """What a draft lacks before it can be accepted, the place first."""
    if kind.kind in (CORRECTION, WITHDRAWN) and not (kept.corrects or kept.amends):
        return [RECORD]
    somewhere = kept.amends and not moving.moves(kept.fields)
    place = [] if kept.places or somewhere else [PLACE]
    return [*place, *faults(kind, answers(kind, kept.fields))]


def answers(kind: type[Record], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the fields that the kind asks for."""
    asked = questions_of(kind)
    return {name: value for name, value in fields.items() if name in asked and value is not None}
