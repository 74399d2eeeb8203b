"""How often a number and a PIN may be tried: guessing ends soon, and nobody can shut a household out for good."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from fangxian.ledger.ids import new_id
from fangxian.resident.models import Attempt, Visit
from fangxian.vault.blind import blind

SOON, DAY, MONTH = timedelta(minutes=15), timedelta(days=1), timedelta(days=30)
MOST_AT_ONCE = 5  # of one number from one address, within 15 minutes
MOST_OF_ADDRESS = 30  # of any numbers from one address, within 15 minutes
MOST_A_DAY = 30  # of one number, from all addresses at which its card was never opened
MOST_AT_HOME = 40  # of one number within a day, from an address at which it was


def number_mark(community_id: int, number: str) -> bytes:
    """Equal for the same number typed, whether or not a card has it."""
    return blind(community_id, "resident_attempt.number", number)


def from_mark(community_id: int, address: str) -> bytes:
    return blind(community_id, "resident_attempt.from", address)


def begin(community_id: int, number: bytes, origin: bytes, now: datetime) -> UUID:
    """Count a try before it is looked at, so that a hundred at once count as a hundred."""
    Attempt.objects.filter(community_id=community_id, at__lt=now - DAY).delete()
    made = Attempt(community_id=community_id, id=new_id(now), number_mark=number, from_mark=origin, at=now)
    made.save(force_insert=True)
    return made.id


def too_many(community_id: int, number: bytes, origin: bytes, card_id: int | None, now: datetime) -> bool:
    """Whether it is to wait. What is asked is the same for a number that no card has."""
    here, same = Q(from_mark=origin), Q(number_mark=number)
    soon = Attempt.objects.filter(community_id=community_id, at__gt=now - SOON)
    if soon.filter(here).count() > MOST_OF_ADDRESS or soon.filter(here & same).count() > MOST_AT_ONCE:
        return True
    day = Attempt.objects.filter(same, community_id=community_id, at__gt=now - DAY)
    if card_id is not None and origin in (homes := _homes(community_id, card_id, now)):
        return day.filter(here).count() > MOST_AT_HOME
    strangers = day.exclude(from_mark__in=homes) if card_id is not None else day
    return strangers.count() > MOST_A_DAY


def _homes(community_id: int, card_id: int, now: datetime) -> list[bytes]:
    """The addresses at which the card was opened within a month."""
    rows = Visit.objects.filter(community_id=community_id, card_id=card_id, began_at__gt=now - MONTH)
    return [bytes(mark) for mark in rows.values_list("from_mark", flat=True).distinct()]


def fitted(community_id: int, number: bytes, origin: bytes) -> None:
    """It was the right PIN: what was mistyped before, from this address, is forgotten."""
    Attempt.objects.filter(community_id=community_id, number_mark=number, from_mark=origin).delete()
