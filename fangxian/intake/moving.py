"""A record or draft that was put at the wrong place: which one is meant, and where it should have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fangxian.intake.holding import Kept
from fangxian.intake.there import fits
from fangxian.registry import address, find
from fangxian.registry.models import Place
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

PLACE = "place"
TOLD_BY = ("place", "building", "unit", "room")  # what a correction of the place may call what it puts right
NUMBERS = ("number", "count")
PARTS = ("building", "unit", "room")
LEAST_ROOM = 100  # a number below this is no room


def said(fields: Mapping[str, Any]) -> dict[str, str]:
    """The right place in its parts, as far as it was said; empty if another answer is put right."""
    target, new = str(fields.get("target_field") or ""), fields.get("new")
    if target in NUMBERS:
        return {"room": str(new)} if isinstance(new, int) and new >= LEAST_ROOM else {}
    if target not in TOLD_BY or new is None:
        return {}
    beside = {part: str(fields[part]) for part in PARTS if fields.get(part)}
    return beside | ({target: str(new)} if target in PARTS else parts(str(new)))


def parts(written: str) -> dict[str, str]:
    """``502`` and ``3-2-502`` in their parts."""
    if written.isdecimal():
        return {"room": written} if int(written) >= LEAST_ROOM else {"building": written}
    found = address.parse(written)
    return {part: value for part in PARTS if (value := getattr(found, part))} if found else {}


def is_there(place: Place, old: Any) -> bool:
    """Whether the place is the one that was said to be wrong; none said means any."""
    if place.kind not in ("door", "building"):
        return False
    wrong = parts(str(old)) if old is not None else {}
    return old is None or (bool(wrong) and all(getattr(place, name) == value for name, value in wrong.items()))


def rightly(scope: Scope, kind: str, wrong: Place, new: Mapping[str, str]) -> list[Place]:
    """The places that may be meant instead: what was said of it, the rest as it was."""
    known = {} if {"building", "room"} <= new.keys() else {n: v for n in PARTS if (v := getattr(wrong, n))}
    found = find.where(wrong.community_id, known | dict(new))
    mine = [place for place in found if scope.may("write_records", place) and place.id != wrong.id]
    return [place for place in mine if fits(KINDS[kind], place.kind)]


def move(kept: Kept, wrong: Place, found: Sequence[Place]) -> None:
    """Let the correction go to the right place, or offer those that it may be."""
    ids = [place.id for place in found]
    kept.places, kept.candidates = (ids, []) if len(ids) == 1 else ([], ids)
    was = {"old": str(wrong), "target_field": PLACE}
    kept.fields = {name: value for name, value in kept.fields.items() if name not in PARTS} | was
    kept.fields["new"] = str(found[0]) if len(found) == 1 else str(kept.fields["new"])


def moves(fields: Mapping[str, Any]) -> bool:
    """Whether a correction puts the place right."""
    return fields.get("target_field") == PLACE
