"""What is accepted by itself, and by which rule: a zero report of somebody who covers the place, surely read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from fangxian.intake.models import Held
from fangxian.intake.settle import accept
from fangxian.measures.questions import Words
from fangxian.reading.sureness import NO_DOUBT
from fangxian.workforce.access import Scope

NIL = "reporting.nil_report"
RULE = "zero_report"
WRITTEN = Words(
    "零报告已记入台账。说错了,请说“上一条作废”。",
    'The zero report is written in the ledger. If it was wrong, say "ignore the last one".',
)


def accept_by_rule(scope: Scope, drafts: Sequence[Held], now: datetime) -> Words | None:
    """Write a lone zero report into the ledger; words if it was. Anything else waits for a person."""
    if len(drafts) != 1 or not _plain(drafts[0]):
        return None
    settled = accept(scope.community_id, drafts[0].id, {}, scope, now)
    if not settled.done:
        return None
    accepted = Held.objects.filter(community_id=scope.community_id, id=drafts[0].id)
    accepted.update(rule=RULE, decided_by=None)
    return WRITTEN


def _plain(draft: Held) -> bool:
    return draft.kind == NIL and draft.sure >= NO_DOUBT and not draft.missing and not draft.urgent
