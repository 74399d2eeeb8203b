"""What a household told, and what became of it: received, looked at, being done and by when, done or answered."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import QuerySet
from django.utils.timezone import localtime
from msgspec import structs

from fangxian.derived.catch_up import catch_up
from fangxian.derived.place_state import place_state
from fangxian.derived.worklist import Owed
from fangxian.intake.self_report import Became, became
from fangxian.ledger import read
from fangxian.measures.care.records import Met
from fangxian.measures.reporting.records import Answered
from fangxian.resident.asking import Home
from fangxian.resident.models import Matter
from fangxian.vault.blind import blind

SHOWN = 20
LETTERS = "".join(one for one in string.ascii_uppercase + string.digits if one not in "0O1IL5S8B")
SLIP = 8
WAITS, SEEN, DOING, LATE, DONE, ASIDE = "waits", "seen", "doing", "late", "done", "aside"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One matter as a page shows it; ``due_at`` is by when it is to be done, where something is owed for it."""

    id: UUID
    sort: str
    told_at: datetime
    state: str
    seen_at: datetime | None = None
    due_at: datetime | None = None
    entries: tuple[UUID, ...] = ()
    places: tuple[int, ...] = ()


def keep(home: Home, key: UUID, sort: str, *, private: bool) -> str:
    """Note that this household told it; the slip by which a private one is found again, else nothing."""
    slip = slip_of(home.community_id, key) if private else ""
    Matter.objects.bulk_create(
        [
            Matter(
                community_id=home.community_id,
                id=key,
                card_id=home.guest.card_id,
                sort=sort,
                told_at=home.now,
                slip=_slip_mark(home.community_id, slip) if slip else None,
            )
        ],
        ignore_conflicts=True,
    )
    return slip


def slip_of(community_id: int, key: UUID) -> str:
    """The same for the same matter, and to be worked out by nobody without the community's key."""
    number = int.from_bytes(blind(community_id, "resident_matter.letters", str(key)), "big")
    drawn = []
    for _letter in range(SLIP):
        number, letter = divmod(number, len(LETTERS))
        drawn.append(LETTERS[letter])
    return "".join(drawn)


def _slip_mark(community_id: int, slip: str) -> bytes:
    return blind(community_id, "resident_matter.slip", slip)


def of_household(home: Home) -> list[Told]:
    """What was told by this card and is no secret within the household, the newest first."""
    return _told(home, _rows(home).filter(slip=None).order_by("-told_at")[:SHOWN])


def one(home: Home, key: UUID) -> Told | None:
    """One of them; None if there is none that the card alone shows."""
    return next(iter(_told(home, _rows(home).filter(slip=None, id=key))), None)


def by_slip(home: Home, slip: str) -> Told | None:
    """The private matter of this household with that slip."""
    written = "".join(one for one in slip.upper() if one.isalnum())
    return next(iter(_told(home, _rows(home).filter(slip=_slip_mark(home.community_id, written)))), None)


def told_lately(home: Home, since: datetime) -> int:
    """How much the household told since then."""
    return _rows(home).filter(told_at__gte=since).count()


def _rows(home: Home) -> QuerySet[Matter]:
    return Matter.objects.filter(community_id=home.community_id, card_id=home.guest.card_id)


def _told(home: Home, rows: Iterable[Matter]) -> list[Told]:
    matters = list(rows)
    drafts = [_as_far_as_theirs(home, one) for one in became(home.community_id, [matter.id for matter in matters])]
    catch_up(home.community_id)
    numbers = _numbers(home, drafts)
    owed = [task for place in _places(drafts) for task in place_state(home.community_id, place, home.now).tasks]
    return [_one(home, matter, [d for d in drafts if d.message_id == matter.id], numbers, owed) for matter in matters]


def _as_far_as_theirs(home: Home, draft: Became) -> Became:
    """Of what somebody told about another door they learn that it was looked at, and nothing that came of it there."""
    own = {home.guest.place.id, home.guest.place.parent_id, None}
    return draft if draft.place_id in own else structs.replace(draft, entry_id=None, place_id=None)


def _places(drafts: Sequence[Became]) -> set[int]:
    return {one.place_id for one in drafts if one.place_id is not None and one.entry_id}


def _numbers(home: Home, drafts: Sequence[Became]) -> dict[UUID, int]:
    rows = read.by_id(home.community_id, [one.entry_id for one in drafts if one.entry_id])
    return {row.id: row.number for row in rows}


def _one(home: Home, matter: Matter, drafts: Sequence[Became], numbers: dict[UUID, int], owed: Sequence[Owed]) -> Told:
    entries = tuple(one.entry_id for one in drafts if one.entry_id)
    mine = {str(key) for key in entries}
    waiting = [task for task in owed if task.subject in mine or task.number in {numbers.get(key) for key in entries}]
    due_at = min((task.due_at for task in waiting), default=None)
    return Told(
        id=matter.id,
        sort=matter.sort,
        told_at=localtime(matter.told_at),
        state=_state(drafts, due_at, home.now),
        seen_at=min((localtime(one.decided_at) for one in drafts if one.decided_at), default=None),
        due_at=localtime(due_at) if due_at else None,
        entries=entries,
        places=tuple(sorted(_places(drafts))),
    )


def _state(drafts: Sequence[Became], due_at: datetime | None, now: datetime) -> str:
    if due_at is not None:
        return LATE if due_at < now else DOING
    if any(one.state == "accepted" for one in drafts):
        return DONE if any(one.entry_id for one in drafts) else SEEN
    return WAITS if any(one.state == "open" for one in drafts) or not drafts else ASIDE


def answers(home: Home, told: Told) -> list[str]:
    """What was answered, or how the need was met, in the words of whoever did it."""
    rows = read.last_at(home.community_id, told.places, (Answered.kind, Met.kind), limit=50) if told.entries else []
    mine = {str(key) for key in told.entries}
    said = read.records(home.look("answers to a household"), rows) if rows else []
    return [text for record in said if getattr(record, "of", None) in mine and (text := _words(record))]


def _words(record: object) -> str:
    return str(getattr(record, "answer", None) or getattr(record, "how", None) or "")
