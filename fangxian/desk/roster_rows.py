"""The rows of a roster or a list of places as its page shows them: masked, by what they would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fangxian.desk.answers import told
from fangxian.measures.questions import Words
from fangxian.registry.people import mask_name
from fangxian.registry.places_sheet.columns import KINDS
from fangxian.registry.places_sheet.plan import PlaceRow, PlacesPlan
from fangxian.registry.roster.columns import ROSTER
from fangxian.registry.roster.plan import Listed, Plan
from fangxian.registry.roster.rows import Row

MOST = 200  # rows of a group on the page; the summary counts all
FIELDS = {column.field: (column.zh, column.en) for column in ROSTER}
NEW, CHANGED = gettext_noop("new"), gettext_noop("changed")
MOVED, LEFT = gettext_noop("moved here"), gettext_noop("moved out")


def people_groups(plan: Plan) -> list[dict[str, Any]]:
    """New, changed (which answers), moved, moved out."""
    new = [_line(row, "") for row in plan.new]
    changed = [_line(one.row, _fields(one)) for one in plan.changed]
    moved, left = ([_line(one.row, "") for one in listed] for listed in (plan.moved, plan.left))
    return _groups((NEW, new), (CHANGED, changed), (MOVED, moved), (LEFT, left))


def place_groups(plan: PlacesPlan) -> list[dict[str, Any]]:
    """New and changed places."""
    return _groups((NEW, [_place(row) for row in plan.new]), (CHANGED, [_place(row) for row in plan.changed]))


def wrong_rows(plan: Plan | PlacesPlan) -> dict[str, Any]:
    """What is wrong, row by row, in words; nothing else of the row."""
    rows = [{"number": one.line.number, "who": "", "what": told(one.words)} for one in plan.faults]
    return {"words": _("to be put right"), "n": len(rows), "rows": rows[:MOST], "wrong": True}


def _groups(*groups: tuple[str, Sequence[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [{"words": _(words), "n": len(rows), "rows": rows[:MOST], "wrong": False} for words, rows in groups]


def _line(row: Row, what: str) -> dict[str, Any]:
    return {"number": row.number, "who": f"{mask_name(row.details.name)} {row.at.code}", "what": what}


def _fields(one: Listed) -> str:
    return _(", ").join(_said(FIELDS[field]) for field in one.fields)


def _said(words: Iterable[str]) -> str:
    zh, en = words
    return told(Words(zh, en))


def _place(row: PlaceRow) -> dict[str, Any]:
    kind = next(_said((zh, kind)) for kind, zh, _others in KINDS if kind == row.kind)
    return {"number": row.line.number, "who": f"{kind} {row.code} {row.name}", "what": ""}
