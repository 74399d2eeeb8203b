"""Cards given at the desk: to a household or a whole building, a poster to a shop; made anew, or ended when lost."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks, troubled
from fangxian.desk.whereabouts import place_or_404
from fangxian.registry import cards
from fangxian.registry.cards import SHOP, Made
from fangxian.registry.models import Community, Place
from fangxian.reports import card_print
from fangxian.reports.card_print import CardPrint
from fangxian.reports.printed import NoFont

AT_ONCE = 60  # each PIN takes a tenth of a second to hash


class CardState(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of a place says of its card."""

    can: bool
    sort: str = ""
    given_on: str = ""
    stale: bool = False
    without: int = 0


def card_state(asking: Asking, place: Place) -> CardState:
    """Whether the place has a card, or how many doors of a building have none; for those who may give one."""
    if not asking.scope.may("give_cards", place) or place.kind not in (*cards.SORTS, "building"):
        return CardState(can=False)
    if place.kind == "building":
        return CardState(can=True, sort="building", without=len(_without(asking, place)))
    card = cards.of_places(asking.community_id, [place.id]).get(place.id)
    return CardState(
        can=True,
        sort=cards.SORTS[place.kind],
        given_on=f"{localtime(card.given_at):%Y-%m-%d}" if card else "",
        stale=card is not None and cards.outlived(card, asking.now.date()),
    )


def _without(asking: Asking, building: Place) -> list[Place]:
    """The doors of a building that have no card and are not vacant."""
    doors = Place.objects.filter(
        community_id=asking.community_id, parent_id=building.id, kind="door", closed=False, vacant=False
    )
    found = list(doors.order_by("id"))
    having = cards.of_places(asking.community_id, [door.id for door in found])
    return [door for door in found if door.id not in having]


@asks("give_cards")
@require_POST
def give_card(request: HttpRequest, asking: Asking, place_id: int) -> HttpResponse:
    """The print with the new card, or the cards of all doors that have none; the one before holds no longer."""
    place = place_or_404(asking, place_id, "give_cards")
    wanted = _without(asking, place)[:AT_ONCE] if place.kind == "building" else [place]
    if place.kind not in (*cards.SORTS, "building"):
        raise Http404
    made = cards.make(wanted)
    try:
        content = _printed(request, asking, made)
    except NoFont as none:  # what cannot be printed is not given
        return troubled(request, told(none.words))
    cards.give(asking.community_id, made, asking.scope.worker_id, asking.now)
    return _download(content, asking)


def _download(content: bytes, asking: Asking) -> HttpResponse:
    name = f"card-{asking.now:%Y-%m-%d-%H%M}.pdf"
    answer = HttpResponse(content, "application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _printed(request: HttpRequest, asking: Asking, made: Sequence[Made]) -> bytes:
    here = Community.objects.get(id=asking.community_id).name
    if made and made[0].sort == SHOP:
        way = reverse("shop_page", args=[asking.community_id, made[0].code])
        return card_print.poster(str(made[0].place), here, request.build_absolute_uri(way))
    address = request.build_absolute_uri(reverse("home_entrance_of", args=[asking.community_id]))
    printed = [CardPrint(door=one.place.code, number=one.code, pin=one.pin, address=address) for one in made]
    return card_print.cards(printed, here)


@asks("give_cards")
@require_POST
def renew_pin(request: HttpRequest, asking: Asking, place_id: int) -> HttpResponse:
    """A slip with a new PIN for the card that the household has; whoever came in by the old one is out."""
    place = place_or_404(asking, place_id, "give_cards")
    card = cards.of_places(asking.community_id, [place.id]).get(place.id)
    if card is None or not card.pin:
        messages.error(request, _("There is no card that holds here."))
        return redirect("place", place.id)
    if cards.outlived(card, asking.now.date()):
        messages.error(request, _("Somebody has moved out since: it opens nothing. Give a new one."))
        return redirect("place", place.id)
    made = cards.new_pin(place)
    try:
        content = _printed(request, asking, [made])
    except NoFont as none:
        return troubled(request, told(none.words))
    cards.renew_pin(card, made, asking.now)
    return _download(content, asking)


@asks("give_cards")
@require_POST
def end_card(request: HttpRequest, asking: Asking, place_id: int) -> HttpResponse:
    """A card given up as lost opens nothing from now on."""
    place = place_or_404(asking, place_id, "give_cards")
    if cards.end(asking.community_id, place.id, asking.now):
        messages.success(request, _("The card is ended; it opens nothing any more."))
    else:
        messages.error(request, _("There is no card that holds here."))
    return redirect("place", place.id)
