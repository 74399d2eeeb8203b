"""Somebody begins to serve, gets a sign-in or a new password (shown once), and is called back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.second_person import second_person
from fangxian.desk.whereabouts import called, places
from fangxian.desk.worker import shown, worker_or_404
from fangxian.workforce.giving import let_go
from fangxian.workforce.models import Worker
from fangxian.workforce.workers import give_sign_in, join, new_password, set_password


@asks("manage_workforce")
def join_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The form for somebody new; once taken in, their page with the password, which is shown this once."""
    if request.method != "POST":
        return page(request, asking, "desk/join.html", typed={})
    password = new_password()
    try:
        joined = _join(asking, request.POST, password)
    except ValidationError as why:
        return page(request, asking, "desk/join.html", 422, typed=request.POST, fault=" ".join(why.messages))
    worker = worker_or_404(asking, joined.id)
    return shown(request, asking, worker, password=password if worker.user else "", new=True)


def _join(asking: Asking, post: QueryDict, password: str) -> Worker:
    """Name and sign-in together or neither, so that a second try finds nothing half done."""
    with transaction.atomic():
        member = post.get("party_member") == "yes"
        joined = join(asking.community_id, post.get("name", ""), asking.now.date(), party_member=member)
        if username := post.get("username", "").strip():
            give_sign_in(asking.community_id, joined.id, username, password)
    return joined


@asks("manage_workforce")
def renew_sign_in(request: HttpRequest, asking: Asking, worker_id: int) -> HttpResponse:
    """A first sign-in, or a new password in place of a forgotten one; the password is shown this once."""
    worker = worker_or_404(asking, worker_id)
    if request.method != "POST":
        return redirect("worker", worker_id)
    password = new_password()
    try:
        if worker.user is None:
            give_sign_in(asking.community_id, worker_id, request.POST.get("username", ""), password)
        else:
            set_password(asking.community_id, worker_id, password)
    except ValidationError as why:
        username = request.POST.get("username", "")
        return shown(request, asking, worker, 422, username=username, sign_in_fault=" ".join(why.messages))
    return shown(request, asking, worker_or_404(asking, worker_id), password=password)


@asks("manage_workforce")
@require_POST
def leave(request: HttpRequest, asking: Asking, worker_id: int) -> HttpResponse:
    """Somebody is called back: covers, shifts to come and sign-in end now; the posts left open are named."""
    worker = worker_or_404(asking, worker_id)
    try:
        left = let_go(asking.scope, worker_id, asking.now, second_person(request, asking))
    except ValidationError as why:
        messages.error(request, " ".join(why.messages))
        return redirect("worker", worker_id)
    messages.success(request, _("%(name)s serves here no more.") % {"name": worker.name})
    if left:
        posts = _(", ").join(called(place) for place in places(asking, left).values())
        messages.warning(request, _("Shifts are open now at: %(posts)s. Plan somebody else.") % {"posts": posts})
    return redirect("workforce")
