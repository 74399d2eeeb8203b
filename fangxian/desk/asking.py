"""Who asks for a page, and whether they may: every view asks the one room that knows, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

import msgspec
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from fangxian.desk.answers import told
from fangxian.ledger.storing import NotStored, storing
from fangxian.vault.keys import Unusable
from fangxian.vault.opening import Damaged, Look
from fangxian.workforce.access import Reach, Scope, scope

P = ParamSpec("P")


class Asking(msgspec.Struct, frozen=True):
    """Who asks, with what they may see and do at this moment."""

    scope: Scope
    now: datetime

    @property
    def community_id(self) -> int:
        return self.scope.community_id

    def look(self, purpose: str) -> Look:
        """What the trail says when sealed rows are opened for this page."""
        return Look(self.community_id, self.scope.actor, purpose)

    def reach(self, action: str, grid_id: int | None = None, sees: str = "plain") -> Reach:
        """Over which grids and places the action is allowed and that class is shown; of that one grid if named."""
        whole = self.scope.reach(action, sees)
        if grid_id is None:
            return whole
        return Reach(frozenset({grid_id}) if whole.grids is None or grid_id in whole.grids else frozenset())


View = Callable[Concatenate[HttpRequest, Asking, P], HttpResponse]


def asks(*actions: str) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """The view is for those who may do one of the actions somewhere; to everybody else it is not there (404)."""

    def guard(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return _to_the_door(request)
            now = timezone.localtime()
            seen = scope(request.user, now)
            if seen is None or not any(map(seen.may, actions)):
                raise Http404
            try:
                with storing():  # a page that only shows writes too: the trail of what it opens
                    return view(request, Asking(seen, now), *args, **kwargs)
            except (NotStored, Unusable, Damaged) as trouble:
                return troubled(request, told(trouble.words))

        asked.__dict__["actions"] = actions
        return asked

    return guard


def troubled(request: HttpRequest, words: str) -> HttpResponse:
    """Why this cannot be done now and what to do, in words; a piece of a page shows it where it stands."""
    if request.headers.get("HX-Request"):
        return render(request, "desk/part/settled.html", {"words": words, "wrong": True}, status=503)
    return render(request, "desk/trouble.html", {"title": _("Not now"), "words": words}, status=503)


def _to_the_door(request: HttpRequest) -> HttpResponse:
    """Whoever is not signed in is asked to; a piece of a page sends the whole page there."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(resolve_url("sign_in"))
    return redirect_to_login(request.get_full_path())
