"""Keeps drafts until a person settles them: what can be counted in columns, what was said under seal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from fangxian.intake.models import Held
from fangxian.measures.questions import Words
from fangxian.vault.keys import VERSION
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal

WHERE = "intake_held.sealed"


class Kept(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What is sealed of a draft.

    ``fields`` as they were read or filled in, the place's among them; ``places`` where it goes (several for
    a list of buildings), ``candidates`` where it may go, ``people`` whose home each of these is, or who of the
    door may be meant; ``registry`` what the registry gave and nobody said (``place``, ``person``); ``corrects``
    the entry that it puts right, or ``amends`` the draft; ``problem`` why a structured record was held, and
    ``sending`` under which it came; ``answered`` the later messages that gave what was missing, by field; ``read``
    what was read, once a person has changed it; ``by_hand`` if nothing was, and a person fills it in.
    """

    fields: dict[str, Any]
    spans: dict[str, tuple[int, int]] = {}
    places: list[int] = []
    candidates: list[int] = []
    people: list[int] = []
    registry: list[str] = []
    person_id: int | None = None
    corrects: UUID | None = None
    amends: UUID | None = None
    problem: Words | None = None
    sending: tuple[str, int, int] | None = None
    answered: dict[str, UUID] = {}
    read: dict[str, Any] | None = None
    by_hand: bool = False


def hold(rows: Sequence[tuple[Held, Kept]]) -> None:
    """Store new drafts with what was said."""
    for held, kept in rows:
        put(held, kept)
    Held.objects.bulk_create([held for held, _ in rows])


def put(held: Held, kept: Kept) -> None:
    """Seal what was said into a draft's row, and note where it is; the caller saves the row."""
    (held.sealed,) = seal(held.community_id, WHERE, [(held.id, msgspec.json.encode(kept))])
    held.key_version = VERSION
    held.place_id = kept.places[0] if kept.places else None


def opened(look: Look, drafts: Sequence[Held]) -> list[Kept]:
    """What was said in each; one row in the trail."""
    boxes = [(held.id, bytes(held.sealed)) for held in drafts]
    return [msgspec.json.decode(plain, type=Kept) for plain in open_sealed(look, WHERE, boxes)]


def in_order(drafts: Iterable[Held]) -> list[Held]:
    """What cannot wait first, then as they came."""
    return sorted(drafts, key=lambda held: (not held.urgent, held.id))
