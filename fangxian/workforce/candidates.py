"""Candidates (报名者): who offers to serve by the community's link; sealed, gone after a look or after two weeks."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from fangxian.measures.questions import Words
from fangxian.registry.numbering import lock, next_id
from fangxian.vault.blind import blind
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal
from fangxian.workforce.models import Candidate, SignUp

WHERE = "workforce_candidate.sealed"
OPEN_FOR = timedelta(days=30)
KEPT = timedelta(days=14)
MOST = 200  # who wait at once: whoever floods the link reaches this, and the desk is told
HANDS = {
    "carry": Words("送物资", "Carry and deliver"),
    "gate": Words("卡点值守", "Stand at a gate"),
    "call": Words("打电话、陪聊", "Call and keep company"),
    "clean": Words("消杀、打扫", "Disinfect and clean"),
    "drive": Words("开车", "Drive"),
    "other": Words("其他", "Something else"),
}
TIMES = {
    "morning": Words("上午", "Mornings"),
    "afternoon": Words("下午", "Afternoons"),
    "evening": Words("晚上", "Evenings"),
    "night": Words("夜班", "Nights"),
}


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """What somebody told of themselves; all of it is sealed."""

    name: str
    phone: str
    hands: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


def link(community_id: int, now: datetime) -> SignUp | None:
    """The link by which people sign up, if one is open."""
    return SignUp.objects.filter(community_id=community_id, until_at__gt=now).order_by("-id").first()


def open_link(
    community_id: int, worker_id: int, now: datetime, chance: Callable[[int], str] = secrets.token_hex
) -> SignUp:
    """A new link for a month; an older one leads nowhere from now on."""
    with transaction.atomic():
        lock(community_id)
        close_link(community_id, now)
        return SignUp.objects.create(
            community_id=community_id,
            id=next_id(SignUp, community_id),
            key=chance(8),
            opened_by=worker_id,
            opened_at=now,
            until_at=now + OPEN_FOR,
        )


def close_link(community_id: int, now: datetime) -> None:
    """From now on nobody signs up."""
    SignUp.objects.filter(community_id=community_id, until_at__gt=now).update(until_at=now)


def sign_up(community_id: int, said: Said, now: datetime) -> None:
    """Somebody waits for the director's look; who signs up twice waits once. ValidationError, in words."""
    _check(said)
    mark = blind(community_id, "workforce_candidate.phone", said.phone)
    with transaction.atomic():
        lock(community_id)
        rows = waiting(community_id, now)
        if len(rows) >= MOST:
            raise ValidationError(_("Enough people have signed up for now. Ask at the community's desk."), "full")
        Candidate.objects.filter(community_id=community_id, phone_mark=mark).delete()
        key = next_id(Candidate, community_id)
        (sealed,) = seal(community_id, WHERE, [(key, msgspec.json.encode(said))])
        Candidate.objects.create(community_id=community_id, id=key, sealed=sealed, phone_mark=mark, came_at=now)


def _check(said: Said) -> None:
    if not said.name or len(said.name) > 60:
        raise ValidationError(_("Write your name, at most 60 characters."), "name")
    if not said.phone:
        raise ValidationError(_("Write a phone number at which you can be reached."), "phone")


def waiting(community_id: int, now: datetime) -> list[Candidate]:
    """Who waits for a look, the first first; who has waited for two weeks is forgotten."""
    rows = Candidate.objects.filter(community_id=community_id)
    rows.filter(came_at__lte=now - KEPT).delete()
    return list(rows.order_by("id"))


def told(look: Look, rows: Sequence[Candidate]) -> list[Said]:
    """What they told; one row in the trail."""
    opened = open_sealed(look, WHERE, [(row.id, bytes(row.sealed)) for row in rows])
    return [msgspec.json.decode(plain, type=Said) for plain in opened]


def forget(community_id: int, candidate_id: int) -> bool:
    """Taken in or thanked and declined: nothing of what they told stays. Whether there was one."""
    gone, _kinds = Candidate.objects.filter(community_id=community_id, id=candidate_id).delete()
    return bool(gone)


def chosen(given: Iterable[str], offered: dict[str, Words]) -> tuple[str, ...]:
    """Those of the answers that were offered, each once."""
    return tuple(name for name in offered if name in set(given))
