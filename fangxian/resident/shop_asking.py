"""Who asks for a shop's page: the code at its door tells; to everybody without one it is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime

from fangxian.registry import cards
from fangxian.registry.cards import SHOP
from fangxian.registry.models import Community
from fangxian.resident.asking import Home, told_in_words
from fangxian.workforce.guests import guest

View = Callable[[HttpRequest, Home], HttpResponse]


def asks_shop(view: View) -> Callable[..., HttpResponse]:
    """The view is for whoever has a code that holds; to everybody else it is not there."""

    @wraps(view)
    def asked(request: HttpRequest, /, community_id: int, code: str) -> HttpResponse:
        return told_in_words(request, lambda: view(request, _shop(community_id, code, localtime())))

    return asked


def _shop(community_id: int, code: str, now: datetime) -> Home:
    here = Community.objects.filter(id=community_id).exists()
    card = cards.by_code(community_id, SHOP, code) if here else None
    who = guest(card, now.date()) if card else None
    if who is None:
        raise Http404
    return Home(who, now)
