"""A correction of something that is still a draft: the draft is put right, and waits to be accepted as before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from fangxian.intake.correcting import CORRECTION, as_asked, is_old, targets
from fangxian.intake.holding import Kept, opened
from fangxian.intake.models import Held
from fangxian.measures.shape import Record
from fangxian.vault.opening import Look

LATEST = 10


def find(look: Look, worker_id: int | None, fields: Mapping[str, Any]) -> UUID | None:
    """The writer's last open draft that has the answer to be put right."""
    rows = Held.objects.filter(community_id=look.community_id, worker_id=worker_id, state="open")
    drafts = list(rows.exclude(kind=CORRECTION).order_by("-id")[:LATEST])
    meant = (held.id for held, kept in zip(drafts, opened(look, drafts), strict=True) if target(kept, fields))
    return next(meant, None)


def target(kept: Kept, fields: Mapping[str, Any]) -> str | None:
    """The answer of a draft that is meant: the first there is, and the old one if that was said."""
    person, old = fields.get("person"), fields.get("old")
    if person and kept.fields.get("person") not in (None, person):
        return None
    there = ((name, kept.fields.get(name)) for name in targets(fields))
    return next((name for name, answer in there if answer is not None and is_old(answer, old)), None)


def changes(kind: type[Record], kept: Kept, correction: Mapping[str, Any]) -> dict[str, Any]:
    """What to change in the draft of that kind."""
    name = target(kept, correction)
    return {name: as_asked(kind, name, correction["new"])} if name else {}


def made_at(held_id: UUID) -> datetime:
    """When a draft was made: its id begins with the moment."""
    return datetime.fromtimestamp((held_id.int >> 80) / 1000, UTC)
