"""Finds the record or draft that somebody means when they put right, or take back, what they said."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from fangxian.intake import correcting, moving
from fangxian.intake.holding import Kept
from fangxian.intake.past import Past, past
from fangxian.intake.rethinking import WITHDRAWN
from fangxian.measures.draft import WHERE
from fangxian.registry.models import Place
from fangxian.workforce.access import Scope


def aim(scope: Scope | None, kind: str, kept: Kept, answering: UUID | None = None) -> None:
    """Let a correction name what it puts right, the newest that can be meant, and go where that is."""
    said = kept.places if any(name in kept.fields for name in WHERE) else []
    kept.places = []
    if scope is None:
        return
    before = past(scope, answering, said)
    if kind == WITHDRAWN:
        _name(kept, before[0] if before else None)
        return
    meant = next((one for one in before if correcting.is_meant(one.answers, kept.fields)), None)
    if meant is None and (right := moving.said(kept.fields)):
        _move(scope, kept, before or past(scope, answering), right)
        return
    if meant is not None and kept.fields.get("target_field") == "number":
        kept.fields["target_field"] = correcting.target(meant.answers, kept.fields)
    _name(kept, meant)


def _name(kept: Kept, meant: Past | None) -> None:
    kept.corrects, kept.amends = (meant.entry, meant.draft) if meant else (None, None)
    kept.places = meant.places if meant and meant.entry else []


def _move(scope: Scope, kept: Kept, before: Sequence[Past], right: dict[str, str]) -> None:
    """The newest that stands at the place that was wrong, to where it should have been."""
    ids = {number for one in before for number in one.places}
    places = {place.id: place for place in Place.objects.filter(community_id=scope.community_id, id__in=ids)}
    for one in before:
        wrong = places.get(one.places[0]) if len(one.places) == 1 else None
        if wrong and moving.is_there(wrong, kept.fields.get("old")):
            kept.corrects, kept.amends = one.entry, one.draft
            moving.move(kept, wrong, moving.rightly(scope, one.kind, wrong, right))
            return
