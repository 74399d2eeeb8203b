"""Who asks for a household's page: the visit tells; without one the way leads to the entrance, and to nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fangxian.ledger.ids import new_id
from fangxian.ledger.storing import NotStored, storing
from fangxian.measures.questions import Words
from fangxian.resident import visits
from fangxian.vault.keys import Unusable
from fangxian.vault.opening import Damaged, Look
from fangxian.workforce.guests import Guest

P = ParamSpec("P")
COOKIE = "__Host-home" if settings.HTTPS else "fangxian_home"


class Home(msgspec.Struct, frozen=True):
    """The household that asks, at this moment."""

    guest: Guest
    now: datetime

    @property
    def community_id(self) -> int:
        return self.guest.community_id

    def look(self, purpose: str) -> Look:
        """What the trail says when sealed rows are opened for this page."""
        return Look(self.community_id, self.guest.actor, purpose)


View = Callable[Concatenate[HttpRequest, Home, P], HttpResponse]


def asks_home(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The view is for a household during its visit; everybody else stands at the entrance."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        now = localtime()
        guest = visits.of(request.COOKIES.get(COOKIE, ""), now)
        if guest is None:
            return redirect("home_entrance")
        return told_in_words(request, lambda: view(request, Home(guest, now), *args, **kwargs))

    return asked


def told_in_words(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer; or why it cannot be given now and what to do. Nobody keeps a copy of it on the way."""
    try:
        with storing():
            page = answer()
    except (NotStored, Unusable, Damaged):
        words = _(
            "This cannot be done just now. Nothing was lost: please try again in a few minutes, or call the office."
        )
        page = shown(request, "resident/trouble.html", 503, words=words)
    patch_cache_control(page, no_store=True, private=True)
    return page


def shown(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, template, context, status=status)


def said(words: Words) -> str:
    """Words in the reader's language."""
    return words.said(get_language() or "zh-hans")


def key_of(post: Mapping[str, str], home: Home) -> UUID:
    """The id made with the form, so that sending twice tells once; what is no id is made anew."""
    try:
        return UUID(post.get("id", ""))
    except ValueError:
        return new_id(home.now)
