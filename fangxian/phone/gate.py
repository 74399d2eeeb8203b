"""What a gate's phone looks up without a network: verdicts with their hours, passes, doors; no name, no reason."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.utils.timezone import localtime

from fangxian.derived import bookmark
from fangxian.derived.gates import Gates, Good, gates
from fangxian.derived.generation import history
from fangxian.ledger import read
from fangxian.measures.checkpoints.doubles import Found
from fangxian.measures.checkpoints.gate import Guest
from fangxian.measures.checkpoints.passing import ALL_THE_SAME, BACK, VERDICTS, VISITORS, Stretch
from fangxian.measures.checkpoints.records import Pass, Passages, Visitor
from fangxian.measures.hours import DAY
from fangxian.phone.asking import Asking
from fangxian.phone.vouched import vouched
from fangxian.registry.models import Place
from fangxian.vault.signing import public_key

MARK = 4  # bytes by which a plate is known again: too few to tell which plates there are
STILL_IN = timedelta(days=2)


def gate(asking: Asking) -> dict[str, Any] | None:
    """Everything for the gates at which this worker writes who passes; None where there is none."""
    posts = _posts(asking)
    if not posts:
        return None
    seen, now = gates(asking.community_id, asking.now), asking.now
    rules = seen.profile.on(now.date()) if seen.profile else None
    told = {
        "community": asking.community_id,
        "posts": posts,
        "generation": history(asking.community_id).generation,
        "reached": bookmark.reached(asking.community_id).ledger,
        "made_at": now,
        "until": _end_of_tomorrow(now),
        "keys": {n: b64encode(public_key(asking.community_id, n)).decode() for n in seen.good_editions(now.date())},
        "revoked": seen.revoked,
        "doors": _doors(asking),
        "verdicts": VERDICTS,
        "in": "in",
        "out": _stretches(seen.usual(now)),
        "special": {door: _stretches(told) for door, told in seen.special(now)},
        "degrees": [(rules.fever_celsius, "hot")] if rules else [],
        "visitors": VISITORS,
        "back": BACK,
        "all_the_same": ALL_THE_SAME,
        "counts": {post: seen.counts.get(post, {}) for post in posts},
        "plates": _plates(asking, seen),
        "guests": _guests(asking, seen, posts),
        "found": [_found(one) for one in seen.found(now)],
    }
    return vouched(asking.community_id, seen.signing_editions, told)


def _end_of_tomorrow(now: datetime) -> datetime:
    """Verdicts are told for today and tomorrow, and for no hour after that."""
    return localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + 2 * DAY


def _posts(asking: Asking) -> list[int]:
    reach = asking.scope.writing(Passages.kind)
    rows = Place.objects.filter(reach.place_filter(), community_id=asking.community_id, kind="gate", closed=False)
    return list(rows.order_by("id").values_list("id", flat=True))


def _doors(asking: Asking) -> list[tuple[int, str]]:
    """Every door of the community: a gate is everybody's."""
    rows = Place.objects.filter(community_id=asking.community_id, kind="door", closed=False)
    return list(rows.order_by("id").values_list("id", "code"))


def _stretches(told: Sequence[Stretch]) -> list[tuple[int, tuple[str, ...]]]:
    return [(int(one.until.timestamp() * 1000), one.steps) for one in told]


def _plates(asking: Asking, seen: Gates) -> dict[str, Any]:
    """The doors of the vehicles that have a pass, by a mark of the plate that holds until the next answer."""
    good = {one.held.number: one for one in seen.passes if one.held.sort == "vehicle"}
    salt = secrets.token_hex(8)
    return {"salt": salt, "doors": dict(_marked(asking, salt, good))}


def _marked(asking: Asking, salt: str, good: dict[int, Good]) -> Iterable[tuple[str, int]]:
    rows = read.by_number(asking.community_id, good) if good else []
    for row, record in zip(rows, read.records(asking.look("plates for a gate"), rows) if rows else [], strict=True):
        if isinstance(record, Pass) and record.plate:
            yield sha256((salt + _plain(record.plate)).encode()).digest()[:MARK].hex(), good[row.number].door


def _plain(plate: str) -> str:
    return "".join(letter for letter in plate.upper() if letter not in " ·.")


def _guests(asking: Asking, seen: Gates, posts: Sequence[int]) -> list[dict[str, Any]]:
    """Who is still in, and who comes daily: which door, what for, which company; not who they are."""
    today = asking.now.date()
    there = {one.number: (post, one) for post in posts for one in seen.guests.get(post, ())}
    wanted = {number: pair for number, pair in there.items() if _matters(pair[1], today)}
    rows = read.by_number(asking.community_id, wanted) if wanted else []
    records = read.records(asking.look("who is in, at the gate"), rows) if rows else []
    return [
        _guest(*wanted[row.number], record) | {"at": localtime(row.happened_at)}
        for row, record in zip(rows, records, strict=True)
        if isinstance(record, Visitor)
    ]


def _matters(guest: Guest, today: Any) -> bool:
    return guest.daily or (not guest.left and guest.day > today - STILL_IN)


def _guest(post: int, guest: Guest, record: Visitor) -> dict[str, Any]:
    told = {"visits": record.visits, "reason": record.reason, "company": record.company}
    return {"of": guest.entry_id, "post": post, "daily": guest.daily, "left": guest.left} | told


def _found(one: Found) -> dict[str, Any]:
    return {"what": one.what, "door": one.door, "at": one.at, "gates": one.gates, "times": one.times}
