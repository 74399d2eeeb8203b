"""The workforce (队伍): who serves and covers what until when; shifts, planned and taken back by hand."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.days import moment
from fangxian.desk.frame import page
from fangxian.desk.whereabouts import called, places
from fangxian.registry.models import Place
from fangxian.workforce.candidates import waiting
from fangxian.workforce.covers import covers
from fangxian.workforce.models import Cover
from fangxian.workforce.roles import ROLES
from fangxian.workforce.serving import serving
from fangxian.workforce.shifts import OnDuty, between, plan, take_back

DAYS = 2
SOON = timedelta(days=7)


@asks("read_workforce")
def workforce_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Workers with their covers; the shifts of today and tomorrow."""
    start = make_aware(datetime.combine(asking.now.date(), time.min))
    shifts = between(asking.community_id, start, start + timedelta(days=DAYS))
    return page(
        request,
        asking,
        "desk/workforce.html",
        workers=_workers(asking),
        days=_days(shifts),
        posts=_posts(asking),
        plans=asking.scope.may("plan_shifts"),
        manages=asking.scope.may("manage_workforce"),
        waiting=len(waiting(asking.community_id, asking.now)) if asking.scope.may("plan_shifts") else 0,
        start=f"{asking.now:%Y-%m-%dT%H:00}",
    )


@asks("plan_shifts")
@require_POST
def add_shift(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Plans a shift; what speaks against it is said in words."""
    post = request.POST
    try:
        starts_at, ends_at = _moment(post.get("starts_at", "")), _moment(post.get("ends_at", ""))
        planned = plan(asking.community_id, _number(post, "worker"), _number(post, "place"), starts_at, ends_at)
    except ValidationError as why:
        messages.error(request, " ".join(why.messages))
    else:
        messages.success(request, _("The shift is planned."))
        for warning in planned.warnings:
            messages.warning(request, warning)
    return redirect("workforce")


@asks("plan_shifts")
@require_POST
def drop_shift(request: HttpRequest, asking: Asking, shift_id: int) -> HttpResponse:
    """Takes a shift back."""
    try:
        take_back(asking.community_id, shift_id, asking.now)
    except ValidationError as why:
        messages.error(request, " ".join(why.messages))
    else:
        messages.success(request, _("The shift was taken back."))
    return redirect("workforce")


def _moment(text: str) -> datetime:
    found = moment(text)
    if found is None:
        raise ValidationError(_("Write from when till when, such as 2020-02-05 07:00."))
    return found


def _number(post: Any, name: str) -> int:
    said = post.get(name, "")
    return int(said) if said.isdecimal() else 0


def _workers(asking: Asking) -> list[dict[str, Any]]:
    held: dict[int, list[Cover]] = {}
    for one in covers(asking.community_id, asking.now):
        held.setdefault(one.worker_id, []).append(one)
    here = places(asking, (one.place_id for own in held.values() for one in own))
    return [
        {"worker": worker, "covers": [_cover(asking, one, here) for one in held.get(worker.id, ())]}
        for worker in serving(asking.community_id, asking.now.date())
    ]


def _cover(asking: Asking, cover: Cover, here: dict[int, Place]) -> dict[str, Any]:
    role = ROLES.get(cover.role)
    return {
        "role": told(role.words) if role else cover.role,
        "place": called(here.get(cover.place_id)),
        "until_at": localtime(cover.until_at),
        "soon": cover.until_at - asking.now < SOON,
    }


def _days(shifts: list[OnDuty]) -> list[dict[str, Any]]:
    by_day: dict[Any, list[OnDuty]] = {}
    for shift in shifts:
        by_day.setdefault(localtime(shift.starts_at).date(), []).append(shift)
    return [{"day": day, "shifts": there} for day, there in by_day.items()]


def _posts(asking: Asking) -> list[Place]:
    rows = Place.objects.filter(community_id=asking.community_id, kind="gate", closed=False)
    return list(rows.order_by("id"))
