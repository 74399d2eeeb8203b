"""What those may see and tell who do not serve: a household by its card, a shop by the code at its door."""

from __future__ import annotations

from datetime import date

import msgspec

from fangxian.registry.cards import HOUSEHOLD, SHOP, outlived
from fangxian.registry.models import Card, Place


class Party(msgspec.Struct, frozen=True):
    """One sort of guest: which record kinds they may tell, and which they may see at their own place.

    What is not named is as if it were not there: what somebody said in distress, a contact with a case, a concern.
    """

    tells: frozenset[str]
    sees: frozenset[str]


PARTIES = {
    HOUSEHOLD: Party(
        tells=frozenset(
            {
                *("screening.symptom", "screening.returnee", "screening.departure"),
                *("care.need", "care.counselling", "reporting.concern"),
            }
        ),
        sees=frozenset(
            {
                *("screening.door_visit", "screening.returnee", "screening.departure", "screening.arrival_vehicle"),
                *("screening.quarantine_check", "screening.quarantine_end", "screening.quarantine_change"),
                *("screening.site_assessment", "disinfection.disinfection", "disinfection.breeding_site"),
                *("care.delivery", "care.contacted", "reporting.publicity"),
            }
        ),
    ),
    SHOP: Party(
        tells=frozenset({"checkpoints.self_check", "screening.symptom", "reporting.resumption"}),
        sees=frozenset({"checkpoints.shop_check", "checkpoints.self_check", "reporting.resumption"}),
    ),
}


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """A household or a shop that came by its card: it has one place, its own, and nothing beyond it."""

    community_id: int
    card_id: int
    sort: str
    place: Place

    @property
    def actor(self) -> str:
        """Who this is in the trail."""
        return f"card:{self.card_id}"

    def may_tell(self, kind: str) -> bool:
        return kind in PARTIES[self.sort].tells

    def may_see(self, kind: str) -> bool:
        return kind in PARTIES[self.sort].sees


def guest(card: Card, today: date) -> Guest | None:
    """Who comes by a card; None where it holds no longer, or its place is closed or cannot have one."""
    if card.ended_at is not None or card.sort not in PARTIES or outlived(card, today):
        return None
    place = Place.objects.filter(community_id=card.community_id, id=card.place_id, closed=False).first()
    if place is None:
        return None
    return Guest(community_id=card.community_id, card_id=card.id, sort=card.sort, place=place)
