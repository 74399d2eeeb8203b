"""Whom a record is about: the one resident behind the door with that name, phone or number; else nobody we know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fangxian.registry import find, people


def person_at(community_id: int, place_id: int, fields: Mapping[str, Any]) -> int | None:
    """The person's id, or None: then the name stays in the sealed answers. A group is nobody in particular."""
    if (fields.get("count") or 1) > 1:
        return None
    if name := fields.get("person"):
        return people.match(community_id, place_id, str(name))
    told = fields.get("id_number") or fields.get("phone")
    if not told:
        return None
    living = people.residents(community_id, [place_id]).get(place_id, [])
    known = set(find.people(community_id, str(told))) & set(living)
    return known.pop() if len(known) == 1 else None
