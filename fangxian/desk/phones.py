"""Phones given up as lost: one's own on the page of the account, anybody's on the page of the worker."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.asking import Asking, asks
from fangxian.desk.entries import workers
from fangxian.workforce import devices
from fangxian.workforce.roles import ACTIONS


def phones(asking: Asking, worker_id: int) -> list[dict[str, Any]]:
    """A worker's phones as a page lists them."""
    found = devices.of(asking.community_id, worker_id)
    names = workers(asking.community_id, {one.lost_by for one in found if one.lost_by is not None})
    return [
        {
            "id": one.id,
            "last_seen": localtime(one.last_seen),
            "lost_at": localtime(one.lost_at) if one.lost_at else None,
            "lost_by": names.get(one.lost_by or 0, ""),
        }
        for one in found
    ]


@asks(*ACTIONS)
@require_POST
def lose_own(request: HttpRequest, asking: Asking) -> HttpResponse:
    """One of one's own phones is lost."""
    return _lost(request, asking, asking.scope.worker_id, redirect("account"))


@asks("manage_workforce")
@require_POST
def lose(request: HttpRequest, asking: Asking, worker_id: int) -> HttpResponse:
    """A worker's phone is lost."""
    if not workers(asking.community_id, {worker_id}):
        raise Http404
    return _lost(request, asking, worker_id, redirect("worker", worker_id))


def _lost(request: HttpRequest, asking: Asking, worker_id: int, back: HttpResponse) -> HttpResponse:
    if devices.lose(asking.scope, worker_id, request.POST.get("phone", ""), asking.now):
        messages.success(request, _("The phone is signed out now and forgets everything when it next has network."))
    else:
        messages.error(request, _("There is no such phone, or it was given up before."))
    return back
