"""The entrance: the number on the card and the PIN; whatever is wrong, the answer is the same."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.registry import cards
from fangxian.registry.cards import HOUSEHOLD
from fangxian.registry.models import Community
from fangxian.resident import attempts, visits
from fangxian.resident.asking import COOKIE, shown, told_in_words
from fangxian.workforce.guests import guest

FEW = 2


def entrance(request: HttpRequest, community_id: int | None = None) -> HttpResponse:
    """The form, and whoever fills it in right; a card names its community by the code printed on it."""
    here = _here(community_id)
    if visits.of(request.COOKIES.get(COOKIE, ""), localtime()):
        return redirect("home_page")
    if request.method != "POST" or here is None:
        return told_in_words(request, lambda: shown(request, "resident/entrance.html", here=here))
    return told_in_words(request, lambda: _tried(request, here))


def _here(community_id: int | None) -> int | None:
    """The community: the one that is named, or the only one there is."""
    if community_id is not None:
        return community_id if Community.objects.filter(id=community_id).exists() else None
    only = list(Community.objects.order_by("id").values_list("id", flat=True)[:FEW])
    return only[0] if len(only) == 1 else None


def _tried(request: HttpRequest, community_id: int) -> HttpResponse:
    number, pin = cards.digits(request.POST.get("number", "")), cards.digits(request.POST.get("pin", ""))
    if cards.mistyped(number):
        return _refused(
            request, community_id, _("The card number has 12 digits. Please look at the card and type it again.")
        )
    now = localtime()
    key = _opened(community_id, number, pin, _address(request), now)
    if key is None:
        words = _("The number and the PIN do not fit. Please try again; after five wrong tries, wait 15 minutes.")
        return _refused(request, community_id, words)
    if not key:
        words = _("Too many tries. Please wait 15 minutes, or ask your grid worker for a new PIN.")
        return _refused(request, community_id, words, 429)
    answer = redirect("home_page")
    answer.set_cookie(COOKIE, key, secure=settings.HTTPS, httponly=True, samesite="Strict")
    return answer


def _address(request: HttpRequest) -> str:
    """Where it comes from; the nearest server's word behind one that speaks HTTPS for us."""
    told = request.headers.get("X-Forwarded-For", "") if settings.HTTPS and not settings.LAN else ""
    return told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def _opened(community_id: int, number: str, pin: str, address: str, now: datetime) -> str | None:
    """The key of a new visit; None if they do not fit, nothing if it is to wait."""
    typed, origin = attempts.number_mark(community_id, number), attempts.from_mark(community_id, address)
    card = cards.by_code(community_id, HOUSEHOLD, number)
    attempts.begin(community_id, typed, origin, now)
    if attempts.too_many(community_id, typed, origin, card.id if card else None, now):
        return ""
    if not cards.pin_fits(community_id, card, pin) or card is None or guest(card, localdate(now)) is None:
        return None
    attempts.fitted(community_id, typed, origin)
    return visits.begin(community_id, card.id, origin, now)


def _refused(request: HttpRequest, community_id: int, fault: str, status: int = 422) -> HttpResponse:
    typed = cards.digits(request.POST.get("number", ""))[: cards.DIGITS]
    return shown(request, "resident/entrance.html", status, here=community_id, fault=fault, number=typed)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """The visit is over; on a phone that others use, too."""
    visits.end(request.COOKIES.get(COOKIE, ""), localtime())
    answer = redirect("home_entrance")
    answer.delete_cookie(COOKIE, samesite="Strict")
    return answer
