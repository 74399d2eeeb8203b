"""Derives an issued report again from the ledger number that it stands on, and compares it to the byte."""

from __future__ import annotations

import msgspec

from fangxian.diseases.profile import load as profile_of
from fangxian.reports import content, frozen
from fangxian.reports.definitions import definitions
from fangxian.reports.fill import sections
from fangxian.reports.form import load
from fangxian.reports.models import Issued
from fangxian.reports.refold import refold
from fangxian.vault.opening import Look


class Rederived(msgspec.Struct, frozen=True):
    """``same``: the bytes are those that were signed; ``same_rules``: form, rules and profile are those of then."""

    same: bool
    same_rules: bool
    content: bytes


def rederive(issued: Issued, actor: str) -> Rederived:
    """Fill the report again as of its ledger number. Raises Damaged if what was frozen does not open."""
    look = Look(issued.community_id, actor, f"derive report {issued.number} again")
    then, form = content.read(issued), load(issued.form)
    facts = frozen.thaw(look, issued.number, bytes(issued.facts))
    source = refold(look, facts, profile_of(then.profile), issued.ledger_number)
    figures = sections(form, then.filled.grids, issued.day, source)
    filled = msgspec.structs.replace(then.filled, sections=figures)
    again = content.written(msgspec.structs.replace(then, filled=filled))
    same_rules = definitions(issued.form, then.profile) == issued.definitions
    return Rederived(again == bytes(issued.content), same_rules, again)
