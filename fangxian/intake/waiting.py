"""A structured record that cannot go in as it is: kept as a draft under its own id, for a person to decide."""

from __future__ import annotations

from fangxian.intake.holding import Kept, hold
from fangxian.intake.incoming import Incoming
from fangxian.intake.models import Held
from fangxian.intake.there import Spot
from fangxian.intake.understanding import missing
from fangxian.measures.questions import Words
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS


def hold_record(scope: Scope, one: Incoming, place: Spot | None, problem: Words) -> None:
    """Keep a record with the reason; at a place only if it is the writer's."""
    mine = place if place and scope.may("write_records", place) else None
    kept = Kept(
        fields=one.answers,
        places=[mine.id] if mine else [],
        person_id=one.person_id,
        corrects=one.corrects,
        problem=problem,
        sending=one.sending,
    )
    held = Held(
        community_id=scope.community_id,
        id=one.id,
        kind=one.kind,
        worker_id=scope.worker_id,
        grid_id=mine.grid_id if mine else None,
        happened_at=one.happened_at,
        missing=missing(KINDS[one.kind], kept),
    )
    hold([(held, kept)])
