"""What somebody served: their hours, and the certificate (志愿服务证明) of them, numbered and open to be checked."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _

from fangxian.ledger import read
from fangxian.registry.models import Community
from fangxian.registry.numbering import lock
from fangxian.reports.models import Certificate
from fangxian.reports.passes.cards import picture
from fangxian.reports.printed import set_in_type
from fangxian.workforce import hours, shifts
from fangxian.workforce.hours import Spell
from fangxian.workforce.models import Worker

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is read as another
LENGTH = 12


class Genuine(msgspec.Struct, frozen=True):
    """A certificate that was issued here."""

    certificate: Certificate
    community: str
    name: str


def served(community_id: int, worker_id: int, from_at: datetime, now: datetime) -> list[Spell]:
    """When somebody served since ``from_at``, by their shifts and their own records."""
    planned = [Spell(one.starts_at, one.ends_at) for one in shifts.of(community_id, worker_id, from_at, now)]
    written = read.moments_of(community_id, worker_id, from_at - hours.BESIDE, now)
    return [one for one in hours.served(planned, written, now) if one.end > from_at]


def since_joined(worker: Worker) -> datetime:
    """From when on somebody's hours count."""
    return datetime.combine(worker.joined_on, time.min, get_current_timezone())


def certify(worker: Worker, now: datetime, chance: Callable[[str], str] = secrets.choice) -> Certificate:
    """All hours until now, certified; the last certificate again where nothing has come since."""
    spells = served(worker.community_id, worker.id, since_joined(worker), now)
    told = {"minutes": hours.minutes(spells), "days": len(hours.by_day(spells)), "until_day": localdate(now)}
    issued = Certificate.objects.filter(community_id=worker.community_id)
    with transaction.atomic():
        lock(worker.community_id)
        last = issued.filter(worker_id=worker.id).order_by("-number").first()
        if last and all(getattr(last, name) == value for name, value in told.items()):
            return last
        return Certificate.objects.create(
            community_id=worker.community_id,
            number=(issued.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
            worker_id=worker.id,
            from_day=worker.joined_on,
            issued_at=now,
            code="".join(chance(LETTERS) for _letter in range(LENGTH)),
            **told,
        )


def printed(worker: Worker, issued: Certificate, address: str, language: str) -> bytes:
    """The certificate as one page, with a code that leads to where it is checked. Raises NoFont."""
    with translation.override(language):
        return set_in_type("certificate", _content(worker, issued, address, language))


def _content(worker: Worker, issued: Certificate, address: str, language: str) -> dict[str, Any]:
    community = Community.objects.get(id=worker.community_id)
    told = {"name": worker.name, "community": community.name, **_figures(issued)}
    body = _(
        "%(name)s served the residents of %(community)s from %(start)s to %(end)s, "
        "on %(days)s days, for %(hours)s in all."
    )
    return {
        "title": _("Certificate of voluntary service"),
        "body": body % told,
        "thanks": _("With the thanks of the community."),
        "sign": [_("Community (seal)"), _("Date")],
        "number": _("Certificate %(number)s · code %(code)s") % {"number": named(issued), "code": grouped(issued.code)},
        "check": _("To check it: scan, or open the address and type number and code."),
        "address": address,
        "picture": picture(f"{address}?n={named(issued)}&c={issued.code}"),
        "how": _("Hours come from planned shifts that were signed in to and from the person's own records."),
        "language": language,
    }


def _figures(issued: Certificate) -> dict[str, Any]:
    days = {"start": issued.from_day, "end": issued.until_day}
    return {name: date_format(day, _("j M Y")) for name, day in days.items()} | {
        "days": issued.days,
        "hours": length(issued.minutes),
    }


def length(minutes: int) -> str:
    """So many hours and minutes, in words."""
    return _("%(hours)s h %(minutes)s min") % {"hours": minutes // 60, "minutes": minutes % 60}


def named(issued: Certificate) -> str:
    """Community and number: what somebody types who checks it."""
    return f"{issued.community_id}-{issued.number}"


def grouped(code: str) -> str:
    """As it is printed: ABCD EFGH JKLM."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def genuine(number: str, code: str) -> Genuine | None:
    """The certificate with this number ("community-number") and this code; None if none was issued so."""
    community_id, _dash, own = number.strip().partition("-")
    if not (community_id.isdecimal() and own.isdecimal() and len(own) < 10 and len(community_id) < 19):
        return None
    found = Certificate.objects.filter(community_id=int(community_id), number=int(own)).first()
    typed = "".join(code.split()).upper()
    if found is None or not secrets.compare_digest(found.code.encode(), typed.encode()):
        return None
    worker = Worker.objects.get(community_id=found.community_id, id=found.worker_id)
    return Genuine(found, Community.objects.get(id=found.community_id).name, worker.name)


def week(now: datetime) -> datetime:
    """Monday of this week."""
    monday: date = localdate(now) - timedelta(days=localdate(now).weekday())
    return datetime.combine(monday, time.min, get_current_timezone())
