"""From the rows of a file to the plan for them, for the worker who brought it and within their reach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from fangxian.intake.sheets.heads import listing
from fangxian.intake.sheets.plan import Plan, plan
from fangxian.intake.sheets.sorts import named, sort_of
from fangxian.registry.sheet.sandbox import Drawn
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope

PURPOSE = "match a sheet"


def planned(scope: Scope, sheets: Sequence[Drawn], now: datetime, sort: str = "") -> Plan:
    """The plan; ``sort`` is what the sheet was taken for when it came, if it came before. Raises SheetFault."""
    found = listing(sheets)
    look = Look(scope.community_id, scope.actor, PURPOSE)
    reach = scope.reach("take_in_sheets", sees="personal").place_filter()
    return plan(look, found, named(sort) if sort else sort_of(found), now, reach)
