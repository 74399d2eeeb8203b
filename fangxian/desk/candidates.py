"""Who signed up, for the director: the link and its code, everybody masked, one looked at, taken in or thanked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.installing import code
from fangxian.desk.worker import shown, worker_or_404
from fangxian.registry.models import Place
from fangxian.registry.people import mask_name
from fangxian.workforce import candidates
from fangxian.workforce.candidates import HANDS, TIMES, Said
from fangxian.workforce.giving import give
from fangxian.workforce.models import Candidate, Worker
from fangxian.workforce.workers import give_sign_in, join, new_password

DAYS = 30


@asks("plan_shifts")
def candidates_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The link, opened or closed, and who waits."""
    if request.method == "POST":
        _turn(request, asking)
        return redirect("candidates")
    link = candidates.link(asking.community_id, asking.now)
    address = ""
    if link:
        address = request.build_absolute_uri(reverse("sign_up", args=[asking.community_id, link.key]))
    rows = candidates.waiting(asking.community_id, asking.now)
    said = candidates.told(asking.look("who signed up to serve"), rows)
    return page(
        request,
        asking,
        "desk/candidates.html",
        link=link,
        until_at=localtime(link.until_at) if link else None,
        address=address,
        code=code(address) if address else None,
        rows=[
            {"id": row.id, "name": mask_name(one.name), "came_at": localtime(row.came_at), **_offers(one)}
            for row, one in zip(rows, said, strict=True)
        ],
    )


def _turn(request: HttpRequest, asking: Asking) -> None:
    if request.POST.get("link") == "open":
        candidates.open_link(asking.community_id, asking.scope.worker_id, asking.now)
    elif request.POST.get("link") == "close":
        candidates.close_link(asking.community_id, asking.now)


def _offers(said: Said) -> dict[str, str]:
    return {
        "hands": _(", ").join(told(HANDS[one]) for one in said.hands),
        "times": _(", ").join(told(TIMES[one]) for one in said.times),
    }


@asks("plan_shifts")
def candidate_page(request: HttpRequest, asking: Asking, candidate_id: int) -> HttpResponse:
    """One of them in full, so that somebody can call; taken in, they are a worker with a cover that ends."""
    row = Candidate.objects.filter(community_id=asking.community_id, id=candidate_id).first()
    if row is None:
        raise Http404
    (said,) = candidates.told(asking.look("look at somebody who signed up to serve"), [row])
    if request.method != "POST":
        return _form(request, asking, candidate_id, said)
    password = new_password()
    try:
        worker = _take_in(request, asking, candidate_id, said, password)
    except ValidationError as why:
        return _form(request, asking, candidate_id, said, fault=" ".join(why.messages))
    messages.success(request, _("Taken in. What they told when signing up is deleted."))
    return shown(request, asking, worker_or_404(asking, worker.id), password=password)


def _take_in(request: HttpRequest, asking: Asking, candidate_id: int, said: Said, password: str) -> Worker:
    """Worker, sign-in and cover together or nothing."""
    grid, days = request.POST.get("grid", ""), request.POST.get("days", "")
    if not (grid.isdecimal() and len(grid) < 15 and days.isdecimal() and 0 < int(days[:4]) <= 90):
        raise ValidationError(_("Choose a grid, and for how many days, 90 at most."), "no_grid")
    with transaction.atomic():
        worker = join(asking.community_id, said.name, asking.now.date())
        give_sign_in(asking.community_id, worker.id, request.POST.get("username", ""), password)
        until = asking.now + timedelta(days=int(days[:4]))
        give(asking.scope, worker.id, "volunteer", int(grid), asking.now, until, asking.now)
        candidates.forget(asking.community_id, candidate_id)
    return worker


def _form(request: HttpRequest, asking: Asking, candidate_id: int, said: Said, **more: Any) -> HttpResponse:
    return page(
        request,
        asking,
        "desk/candidate.html",
        422 if more else 200,
        candidate_id=candidate_id,
        said=said,
        grids=Place.objects.filter(community_id=asking.community_id, kind="grid", closed=False).order_by("id"),
        typed={"days": f"{DAYS}", **request.POST.dict()},
        **_offers(said),
        **more,
    )


@asks("plan_shifts")
@require_POST
def decline(request: HttpRequest, asking: Asking, candidate_id: int) -> HttpResponse:
    """Thanked, and forgotten."""
    if not candidates.forget(asking.community_id, candidate_id):
        raise Http404
    messages.success(request, _("Declined. What they told when signing up is deleted."))
    return redirect("candidates")
