"""Checks everything at once: the trail, the chain, the seals, and the derived rows against the ledger."""

from __future__ import annotations

from django.utils.translation import get_language

from fangxian.derived.compare import compare
from fangxian.ledger import chain
from fangxian.measures.questions import Words
from fangxian.vault import trail
from fangxian.vault.opening import Damaged

MOST = 20  # differences told one by one: the cure is the same for all


def verify(community_id: int) -> list[str]:
    """What does not hold, one sentence each in the reader's language; empty if everything does."""
    faults = [*trail.verify(community_id), *chain.verify(community_id)]
    found = [*_first([fault.words for fault in faults]), *_derived(community_id)]
    return [words.said(get_language() or "") for words in found]


def _first(found: list[Words]) -> list[Words]:
    more = len(found) - MOST
    return [*found[:MOST], *([Words(f"另有 {more} 处不符。", f"and {more} more rows differ.")] if more > 0 else [])]


def _derived(community_id: int) -> list[Words]:
    """What a damaged seal hides cannot be compared; that alone is then said."""
    try:
        return _first([difference.words for difference in compare(community_id)])
    except Damaged as damaged:
        return [damaged.words]
