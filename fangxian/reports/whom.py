"""Whom a register is about when it is one person's own: name, home and days of observation, at its head."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import get_language

from fangxian.derived.observed import observed
from fangxian.measures.questions import Question, Words
from fangxian.registry.models import Person, Place, Residence
from fangxian.registry.people import masked, reveal
from fangxian.reports.entered import Wanted
from fangxian.reports.register import AROUND
from fangxian.vault.opening import Look

DAYS = Words("观察起止", "Observed from, to")
UNTIL = Words("{start} 至 {last}", "{start} to {last}")
Told = tuple[tuple[str, str], ...]


def whom(wanted: Wanted, purpose: str) -> Told:
    """What stands at the head, of someone within the reader's reach; nothing of anybody else."""
    home = Residence.objects.filter(community_id=wanted.scope.community_id, person_id=wanted.person_id or 0)
    stay = home.order_by("-from_day", "-id").first()
    if stay is None:
        return ()
    door = Place.objects.get(community_id=stay.community_id, id=stay.place_id)
    if not (wanted.scope.may("read_people", door) and wanted.scope.sees("personal", door)):
        return ()
    language = get_language() or "zh-hans"
    told = (*_who(wanted, stay.person_id, purpose), (AROUND["place"], f"{door}"))
    head = tuple((asked.words.said(language), said) for asked, said in told if said)
    return (*head, *_days(wanted, stay.person_id, language)) if wanted.scope.sees("health", door) else head


def _who(wanted: Wanted, person_id: int, purpose: str) -> tuple[tuple[Question, str], ...]:
    community_id = wanted.scope.community_id
    opened = reveal(Look(community_id, wanted.scope.actor, purpose), [person_id])[person_id]
    details = opened if wanted.full else masked(opened)
    person = Person.objects.defer("sealed").get(community_id=community_id, id=person_id)
    age = f"{wanted.day.year - person.born}" if person.born else ""
    return (AROUND["person"], details.name), (AROUND["age"], age), (AROUND["phone"], details.phone)


def _days(wanted: Wanted, person_id: int, language: str) -> Told:
    seen = observed(wanted.scope.community_id, localdate(wanted.now)).get(person_id)
    if seen is None:
        return ()
    last = seen.over_on - timedelta(days=1)
    return ((DAYS.said(language), UNTIL.said(language).format(start=seen.start, last=last)),)
