"""Visits: a short stay of a household on its page, by a key that its browser alone has."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.timezone import localdate

from fangxian.registry import cards
from fangxian.resident.models import Visit
from fangxian.workforce.guests import Guest, guest

IDLE, LONGEST = timedelta(minutes=20), timedelta(hours=2)
KEPT = timedelta(days=30)


def begin(community_id: int, card_id: int, origin: bytes, now: datetime) -> str:
    """A new visit; the key for the browser."""
    Visit.objects.filter(community_id=community_id, began_at__lt=now - KEPT).delete()
    key = secrets.token_urlsafe(32)
    Visit.objects.create(
        community_id=community_id, mark=_mark(key), card_id=card_id, from_mark=origin, began_at=now, used_at=now
    )
    return f"{community_id}.{key}"


def _mark(key: str) -> bytes:
    return sha256(key.encode()).digest()


def of(told: str, now: datetime) -> Guest | None:
    """Who it is, as long as the visit lasts and the card and its PIN hold; the stay is noted."""
    community, _, key = told.partition(".")
    if not (community.isdecimal() and len(community) <= 18 and key):
        return None
    visit = Visit.objects.filter(community_id=int(community), mark=_mark(key), ended_at=None).first()
    if visit is None or now >= min(visit.used_at + IDLE, visit.began_at + LONGEST):
        return None
    card = cards.by_id(visit.community_id, visit.card_id)
    if card is None or card.pin_at is None or card.pin_at > visit.began_at:
        return None
    if now - visit.used_at > timedelta(minutes=1):
        Visit.objects.filter(community_id=visit.community_id, mark=_mark(key)).update(used_at=now)
    return guest(card, localdate(now))


def end(told: str, now: datetime) -> None:
    """Leave: the key opens nothing any more."""
    community, _, key = told.partition(".")
    if community.isdecimal() and len(community) <= 18:
        Visit.objects.filter(community_id=int(community), mark=_mark(key), ended_at=None).update(ended_at=now)


def of_card(community_id: int, card_id: int, limit: int = 20) -> list[datetime]:
    """When the card was opened, the newest first."""
    rows = Visit.objects.filter(community_id=community_id, card_id=card_id).order_by("-began_at")
    return list(rows.values_list("began_at", flat=True)[:limit])
