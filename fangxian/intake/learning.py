"""Keeps an example of each reading that a person put right: what was said, what was read, what it should have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from fangxian.intake.holding import Kept
from fangxian.intake.messages import sentences
from fangxian.intake.models import Example, Held
from fangxian.ledger.ids import new_id
from fangxian.vault.keys import VERSION
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal

WHERE = "intake_example.sealed"
CHANGED, DROPPED, UNREAD = "changed", "dropped", "unread"
WRONGLY_READ = "wrongly read"  # why a draft is set aside, when it is the reader's fault
PURPOSE = "keep an example of a wrong reading"
PLACE = "place"
AS_WRITTEN = ("when_text",)  # follows another answer


class Lesson(msgspec.Struct, kw_only=True):
    """What is sealed of an example: the message, what was read of it and from which words, and what was meant."""

    text: str
    read: dict[str, Any]
    spans: dict[str, tuple[int, int]] = {}
    meant: dict[str, Any] | None = None


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """An example, opened."""

    kind: str
    sort: str
    fields: list[str]
    made_at: datetime
    lesson: Lesson


def before_change(kept: Kept) -> None:
    """Note what was read, before a person changes it for the first time."""
    if kept.read is None:
        kept.read = dict(kept.fields) | ({PLACE: kept.places} if kept.places else {})


def keep_changed(look: Look, held: Held, kept: Kept, now: datetime) -> None:
    """Keep what a person put right or filled in; nothing if they left the draft as it was read."""
    if held.message_id is None or kept.read is None:
        return
    meant = dict(kept.fields) | ({PLACE: kept.places} if PLACE in kept.read else {})
    fields = put_right(kept.read, meant)
    if fields or kept.by_hand:
        _keep(look, held, fields, now, UNREAD if kept.by_hand else CHANGED, kept, meant)


def keep_dropped(look: Look, held: Held, kept: Kept, now: datetime) -> None:
    """Keep a draft of which nothing was meant."""
    if held.message_id is not None:
        _keep(look, held, [], now, DROPPED, kept, None)


def put_right(read: Mapping[str, Any], meant: Mapping[str, Any]) -> list[str]:
    """The answers that were put right: ``+`` before one that was not read, ``-`` before one that was not meant."""
    names = sorted(name for name in {*read, *meant} - {*AS_WRITTEN} if read.get(name) != meant.get(name))
    return [_sign(read.get(name), meant.get(name)) + name for name in names]


def _sign(read: Any, meant: Any) -> str:
    return "+" if read is None else "-" if meant is None else ""


def _keep(
    look: Look,
    held: Held,
    fields: Sequence[str],
    now: datetime,
    sort: str,
    kept: Kept,
    meant: dict[str, Any] | None,
) -> None:
    assert held.message_id is not None
    key, look = new_id(now), Look(look.community_id, look.actor, PURPOSE)
    text = sentences(look, [held.message_id])[held.message_id]
    read = kept.fields if kept.read is None else kept.read
    lesson = Lesson(text=text.encode("utf-8", "replace").decode(), read=read, spans=kept.spans, meant=meant)
    (sealed,) = seal(held.community_id, WHERE, [(key, msgspec.json.encode(lesson))])
    Example.objects.create(
        community_id=held.community_id,
        id=key,
        message_id=held.message_id,
        kind=held.kind,
        sort=sort,
        fields=list(fields),
        made_at=now,
        made_by=int(look.actor.rpartition(":")[2]),
        sealed=sealed,
        key_version=VERSION,
    )


def examples(look: Look) -> list[Opened]:
    """Every example of the community, opened, the oldest first; one row in the trail."""
    rows = list(Example.objects.filter(community_id=look.community_id).order_by("id"))
    opened = open_sealed(look, WHERE, [(row.id, bytes(row.sealed)) for row in rows])
    return [
        Opened(
            kind=row.kind,
            sort=row.sort,
            fields=row.fields,
            made_at=row.made_at,
            lesson=msgspec.json.decode(plain, type=Lesson),
        )
        for row, plain in zip(rows, opened, strict=True)
    ]
