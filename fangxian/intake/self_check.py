"""What a shop says of itself every day: written into the ledger by rule, and seen to be the shop's own word."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fangxian.intake import problems
from fangxian.intake.holding import Kept, hold
from fangxian.intake.incoming import record
from fangxian.intake.models import Held
from fangxian.intake.problems import Problem
from fangxian.intake.self_report import SelfReport
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.ledger.storing import storing
from fangxian.measures.checkpoints.records import SelfCheck
from fangxian.registry.numbering import lock
from fangxian.workforce.guests import Guest
from fangxian.workforce.kinds import KINDS

RULE = "self_check"


def accept_self_check(guest: Guest, one: SelfReport, now: datetime) -> Problem | None:
    """Write what a shop says of itself into the ledger, by rule: it settles nothing that others owe."""
    said = record(KINDS[one.kind], one.answers)
    if one.kind != SelfCheck.kind or not guest.may_tell(one.kind):
        return problems.NOT_YOURS
    if isinstance(said, Problem):
        return said
    entry = NewEntry(
        id=one.id,
        device=str(one.id),
        epoch=0,
        seq=0,
        kind=one.kind,
        place_id=guest.place.id,
        happened_at=now,
        record=said,
    )
    with storing(), transaction.atomic():
        lock(guest.community_id)
        if not Held.objects.filter(community_id=guest.community_id, id=one.id).exists():
            hold([(_by_rule(guest, one, now), Kept(fields=one.answers, places=[guest.place.id]))])
            append(guest.community_id, [entry], now)
    return None


def _by_rule(guest: Guest, one: SelfReport, now: datetime) -> Held:
    return Held(
        community_id=guest.community_id,
        id=one.id,
        kind=one.kind,
        grid_id=guest.place.grid_id,
        happened_at=now,
        state="accepted",
        entry_id=one.id,
        decided_at=now,
        rule=RULE,
        origin=guest.sort,
    )
