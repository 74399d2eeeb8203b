"""Covers (包保) given, taken back and handed over at the desk; every one has an end."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.asking import Asking, asks
from fangxian.desk.days import moment
from fangxian.desk.second_person import second_person
from fangxian.desk.worker import shown, worker_or_404
from fangxian.registry.find import door
from fangxian.workforce.giving import give, pass_on, take_back
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.serving import worker_of

MOST_DIGITS = 18


@asks("manage_workforce")
def give_cover(request: HttpRequest, asking: Asking, worker_id: int) -> HttpResponse:
    """A role over a place until a moment; what cannot be comes back with everything that was typed."""
    worker = worker_or_404(asking, worker_id)
    if request.method != "POST":
        return redirect("worker", worker_id)
    try:
        _give(asking, worker, request)
    except ValidationError as why:
        fault = " ".join(why.messages)
        return shown(request, asking, worker, 422, typed=request.POST, cover_fault=fault)
    messages.success(request, _("The cover is given. It ends by itself."))
    return redirect("worker", worker_id)


def _give(asking: Asking, worker: Worker, request: HttpRequest) -> Cover:
    post = request.POST
    from_at = max(_moment(post.get("from_at", "")) or asking.now, asking.now)
    until_at = _moment(post.get("until_at", ""))
    if until_at is None:
        raise ValidationError(_("Write until when: every cover has an end, such as 2020-03-05 18:00."), "no_end")
    role, place, second = post.get("role", ""), _place(asking, post), second_person(request, asking)
    return give(asking.scope, worker.id, role, place, from_at, until_at, asking.now, second)


def _moment(text: str) -> datetime | None:
    """A moment of a year that a calendar of the office may show."""
    found = moment(text)
    return found if found and 2000 <= found.year < 2100 else None


def _place(asking: Asking, post: QueryDict) -> int:
    """The place that was chosen, or the one door that was written."""
    written = post.get("door", "").strip()
    if not written:
        return _number(post, "place")
    doors = door(asking.community_id, written)
    if len(doors) != 1:
        unclear = _("“%(written)s” is not one door. Write it in full, such as 3-2-402.")
        raise ValidationError(unclear % {"written": written[:40]}, "no_door")
    return doors[0].id


def _number(post: QueryDict, name: str) -> int:
    """The id that was chosen in a list; 0, which nothing has, for anything else."""
    said = post.get(name, "")
    return int(said) if said.isdecimal() and len(said) <= MOST_DIGITS else 0


@asks("manage_workforce")
@require_POST
def end_cover(request: HttpRequest, asking: Asking, cover_id: int) -> HttpResponse:
    """Takes a cover back: from now on it lets nothing be seen."""
    try:
        take_back(asking.scope, cover_id, asking.now, second_person(request, asking))
    except ValidationError as why:
        messages.error(request, " ".join(why.messages))
    else:
        messages.success(request, _("The cover was taken back. It lets nothing be seen any more."))
    return _back(asking, cover_id)


@asks("manage_workforce")
@require_POST
def hand_cover_over(request: HttpRequest, asking: Asking, cover_id: int) -> HttpResponse:
    """Somebody else takes over, until the same end."""
    try:
        taker = worker_of(asking.community_id, _number(request.POST, "worker"))
        pass_on(asking.scope, cover_id, taker.id, asking.now, second_person(request, asking))
    except ValidationError as why:
        messages.error(request, " ".join(why.messages))
    else:
        messages.success(request, _("%(name)s has taken over, until the same end.") % {"name": taker.name})
    return _back(asking, cover_id)


def _back(asking: Asking, cover_id: int) -> HttpResponse:
    """To the page of whoever holds or held the cover."""
    found = Cover.objects.filter(community_id=asking.community_id, id=cover_id).first()
    return redirect("worker", found.worker_id) if found else redirect("workforce")
