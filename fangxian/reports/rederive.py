"""Derives an issued report again from what it stands on, and compares it to the byte."""

from __future__ import annotations

import msgspec

from fangxian.diseases.profile import load as profile_of
from fangxian.measures.questions import Words
from fangxian.reports import content, frozen
from fangxian.reports.content import Content
from fangxian.reports.counted import Counted
from fangxian.reports.definitions import definitions
from fangxian.reports.fill import Filled, refilled
from fangxian.reports.models import Issued
from fangxian.reports.refold import refold
from fangxian.vault.opening import Look


class Rederived(msgspec.Struct, frozen=True):
    """``same``: the bytes are those that were signed; ``same_rules``: form, rules and profile are those of then.

    By other rules it is summed from the rows kept with it, and ``otherwise`` names the lines that would now differ.
    """

    same: bool
    same_rules: bool
    content: bytes
    otherwise: tuple[Words, ...] = ()


def rederive(issued: Issued, actor: str) -> Rederived:
    """Fill the report again as of its ledger number. Raises Damaged if what was frozen does not open."""
    look = Look(issued.community_id, actor, f"derive report {issued.number} again")
    then = content.read(issued)
    anew = refilled(then.filled, folded(look, issued, then))
    if same_definitions(issued):
        return _compared(issued, then, anew, same_rules=True)
    kept = frozen.thaw_rows(look, issued.number)
    filled = anew if kept is None else refilled(then.filled, Counted(kept))
    return _compared(issued, then, filled, same_rules=False, otherwise=_otherwise(then.filled, anew))


def same_definitions(issued: Issued) -> bool:
    """Whether form, rules and disease profile are still those by which it was signed."""
    return definitions(issued.form, content.read(issued).profile) == issued.definitions


def folded(look: Look, issued: Issued, then: Content) -> Counted:
    """Its rows folded anew by today's rules, over what the registry said then, up to its ledger number."""
    facts = frozen.thaw(look, issued.number, bytes(issued.facts))
    return refold(look, facts, profile_of(then.profile), issued.ledger_number)


def _compared(
    issued: Issued, then: Content, filled: Filled, *, same_rules: bool, otherwise: tuple[Words, ...] = ()
) -> Rederived:
    again = content.written(msgspec.structs.replace(then, filled=filled))
    return Rederived(again == bytes(issued.content), same_rules, again, otherwise)


def _otherwise(then: Filled, anew: Filled) -> tuple[Words, ...]:
    return tuple(old.words for old, new in zip(then.lines, anew.lines, strict=True) if old != new)
