"""``report explain FROM TO`` and ``report notes``: why two reports differ, and what was put right since; no names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fangxian.config.speaking import language, out, said, stop, tell

if TYPE_CHECKING:
    from fangxian.reports.explain import Change, Explained, Step
    from fangxian.reports.sides import Side

ACTOR = "command line"


def explained(code: int, first: int | None, second: str | None, *, as_json: bool) -> None:
    """Prints every figure that changed, with causes that sum to the difference."""
    from fangxian.reports.explain import explain

    if first is None or second is None:
        stop("请写出两份报表:report explain 编号 编号|now", "Name two reports: report explain NUMBER NUMBER|now")
    one = _side(code, str(first), "")
    other = _side(code, second, one.filled.form)
    if one.filled.form != other.filled.form:
        stop("只能比较同一种报表的两份。", "Only two reports of one form can be compared.")
    found = explain(one, other)
    if as_json:
        out.print_json(data=_plain(found))
    else:
        _tell(found)


def noted(code: int) -> None:
    """Prints every correction note that is drafted, the newest first."""
    from django.utils.timezone import localtime

    from fangxian.reports import notes
    from fangxian.reports.telling import text

    notes.follow(code, localtime())
    found = notes.latest(code)
    for note in found:
        out.print(text(notes.content(note), language()), markup=False)
    if not found:
        tell("没有已签发的报表受更正影响。", "No issued report was touched by a correction.")


def _side(code: int, number: str, form: str) -> Side:
    from django.utils.timezone import localdate

    from fangxian.reports import filed
    from fangxian.reports.sides import draft_side, issued_side

    if number == "now":
        return draft_side(code, form, localdate())
    issued = filed.one(code, int(number)) if number.isdecimal() and len(number) < 10 else None
    if issued is None:
        stop(f"没有 {number} 号报表。", f"There is no report {number}.")
    return issued_side(issued, ACTOR)


def _tell(found: Explained) -> None:
    from fangxian.reports.causes import CAUSES

    old, new = found.old.called, found.new.called
    tell(f"{old.zh} → {new.zh}", f"{old.en} → {new.en}")
    if not found.same_definitions:
        tell("两份报表之间口径有变更。", "The definitions have changed between them.")
    for one in found.changes:
        causes = ", ".join(f"{value:+g} {CAUSES[cause].said(language())}" for cause, value in one.by_cause())
        whole = said("(累计)", " (so far)") if one.whole else ""
        name = one.words.said(language())
        out.print(f"{name}{whole}  {one.old} → {one.new}  {causes or '±0'}", markup=False)
    if not found.changes:
        tell("没有数字变化。", "No figure changed.")


def _plain(found: Explained) -> dict[str, Any]:
    sides = {
        name: {"number": side.number, "day": f"{side.day}", "ledger_number": side.ledger_number}
        for name, side in (("from", found.old), ("to", found.new))
    }
    return {**sides, "same_definitions": found.same_definitions, "changes": [_change(one) for one in found.changes]}


def _change(one: Change) -> dict[str, Any]:
    figure = {"indicator": one.indicator, "so_far": one.whole, "old": one.old, "new": one.new}
    return {**figure, "causes": dict(one.by_cause()), "steps": [_step(step) for step in one.steps]}


def _step(step: Step) -> dict[str, Any]:
    row = step.row
    where = {"place_id": row.place_id, "entry": row.number} if row else {}
    return {"cause": step.cause, "value": step.value, "by": step.by, **where}
