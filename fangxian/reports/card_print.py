"""Prints cards for households and posters for shops: what is known at this moment alone, and never again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fangxian.reports.passes.cards import picture
from fangxian.reports.printed import set_in_type


class CardPrint(msgspec.Struct, frozen=True, kw_only=True):
    """One card: the door stands on the strip for whoever hands it over, the PIN on a slip apart from the number."""

    door: str
    number: str
    pin: str
    address: str


def cards(printed: Sequence[CardPrint], community: str) -> bytes:
    """Household cards, six on an A4 sheet. Raises NoFont."""
    content = {
        "cards": [_card(one) for one in printed],
        "community": community,
        "title": _("Household card"),
        "number": _("Card number"),
        "pin": _("PIN"),
        "hand_over": _("Hand over in person to"),
        "cut": _("Cut off before handing over"),
        "use": _("Report illness or a trip, ask for help, see what is kept about your household: scan, or open"),
        "apart": _("Keep this slip apart from the card. Nobody of the community will ever ask you for the PIN."),
        "lost": _("Lost it? Tell your grid worker: the old card is ended, you get a new one."),
        "emergency": _("In an emergency call 120."),
    }
    return set_in_type("cards", content | {"language": _language()})


def _card(one: CardPrint) -> dict[str, Any]:
    grouped = " ".join(one.number[at : at + 4] for at in range(0, len(one.number), 4))
    grouped = grouped or _("as on your card")
    return {"door": one.door, "number": grouped, "pin": one.pin, "address": one.address, "code": picture(one.address)}


def poster(shop: str, community: str, address: str) -> bytes:
    """The poster at a shop's staff door: one A4 sheet. Raises NoFont."""
    content = {
        "shop": shop,
        "community": community,
        "title": _("Daily self-check"),
        "code": picture(address),
        "address": address,
        "use": _("For the staff: scan once a day before opening. Five taps: people, temperature, masks, disinfection."),
        "where": _("Hang it where the staff come in, not where customers stand."),
        "also": _("The same page shows what was found at the last check and by when it is to be mended."),
    }
    return set_in_type("poster", content | {"language": _language()})


def _language() -> str:
    return get_language() or "zh-hans"
