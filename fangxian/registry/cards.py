"""Cards: a household's number and PIN, a shop's code at its door; given, found, made anew, ended."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import count

import msgspec
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password
from django.db import transaction
from django.utils.timezone import localdate
from stdnum import luhn

from fangxian.registry.models import Card, Place, Residence
from fangxian.registry.numbering import lock, next_id
from fangxian.vault.blind import blind

HOUSEHOLD, SHOP = "household", "shop"
SORTS = {"door": HOUSEHOLD, "shop": SHOP, "enterprise": SHOP}  # which sort of card a kind of place has
DIGITS, PIN_DIGITS = 12, 6
Chance = Callable[[int], int]  # a whole number below the one handed in
NOBODY = 0  # the card of a number that nobody has: its PIN is checked all the same, in the same time


class PinHasher(Argon2PasswordHasher):
    """Argon2id at 19 MiB: a building's cards are made while one waits; the community's key does the rest."""

    memory_cost, time_cost, parallelism = 19_456, 2, 1


HASHER = PinHasher()


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A card as it is printed, before it is given. ``code`` and ``pin`` exist here alone, and are never shown again."""

    place: Place
    sort: str
    code: str
    pin: str
    hashed: str


def make(places: Sequence[Place], chance: Chance = secrets.randbelow) -> list[Made]:
    """A new number and PIN, or a code, for each place that can have one; hashing takes a while, so no lock is held."""
    return [_made(place, chance) for place in places if place.kind in SORTS and not place.closed]


def _made(place: Place, chance: Chance) -> Made:
    if SORTS[place.kind] == SHOP:
        return Made(place=place, sort=SHOP, code=f"{chance(2**128):032x}", pin="", hashed="")
    pin = _pin(chance)
    return Made(place=place, sort=HOUSEHOLD, code=_number(chance), pin=pin, hashed=_hashed(place, pin))


def _number(chance: Chance) -> str:
    first = f"{chance(10 ** (DIGITS - 1)):0{DIGITS - 1}}"
    return first + luhn.calc_check_digit(first)


def _pin(chance: Chance) -> str:
    return f"{chance(10**PIN_DIGITS):0{PIN_DIGITS}}"


def _hashed(place: Place, pin: str) -> str:
    return make_password(_salted(place.community_id, place.id, pin), hasher=HASHER)


def _salted(community_id: int, place_id: int, pin: str) -> str:
    """With the community's key in it: whoever has the table alone cannot try the million PINs."""
    return blind(community_id, "registry_card.pin", f"{place_id}|{pin}").hex()


def give(community_id: int, made: Sequence[Made], given_by: int, now: datetime) -> None:
    """From now on these cards hold; the ones that their places had before hold no longer.

    The card of a household that still lives there stays the same card, so that it keeps what it told.
    """
    places = [one.place.id for one in made]
    with transaction.atomic():
        lock(community_id)
        _end(community_id, places, now)
        had = {place: card.id for place, card in _latest(community_id, places).items() if _stays(card, now)}
        new = count(next_id(Card, community_id))
        for one in made:
            known = had.get(one.place.id)
            _row(one, known or next(new), given_by, now).save(force_update=bool(known), force_insert=not known)


def _latest(community_id: int, place_ids: Iterable[int]) -> dict[int, Card]:
    rows = Card.objects.filter(community_id=community_id, place_id__in=list(place_ids), sort=HOUSEHOLD)
    return {card.place_id: card for card in rows.order_by("id")}


def _stays(card: Card, now: datetime) -> bool:
    return not outlived(card, localdate(now))


def outlived(card: Card, today: date) -> bool:
    """Whether somebody who may know the PIN has moved out since it was made: then it opens nothing."""
    if card.pin_at is None:
        return False
    gone = Residence.objects.filter(community_id=card.community_id, place_id=card.place_id, until_day__lte=today)
    return gone.filter(until_day__gt=localdate(card.pin_at)).exists()


def _row(one: Made, card_id: int, given_by: int, now: datetime) -> Card:
    community_id = one.place.community_id
    return Card(
        community_id=community_id,
        id=card_id,
        place_id=one.place.id,
        sort=one.sort,
        mark=_mark(community_id, one.code),
        pin=one.hashed,
        pin_at=now if one.pin else None,
        given_at=now,
        given_by=given_by,
    )


def _mark(community_id: int, code: str) -> bytes:
    return blind(community_id, "registry_card.mark", code)


def new_pin(place: Place, chance: Chance = secrets.randbelow) -> Made:
    """A new PIN alone, for the card that the household has."""
    pin = _pin(chance)
    return Made(place=place, sort=HOUSEHOLD, code="", pin=pin, hashed=_hashed(place, pin))


def renew_pin(card: Card, made: Made, now: datetime) -> None:
    """From now on this PIN holds; the old one, and who came in by it, no longer."""
    Card.objects.filter(community_id=card.community_id, id=card.id).update(pin=made.hashed, pin_at=now)


def end(community_id: int, place_id: int, now: datetime) -> bool:
    """The place's card is given up as lost; whether there was one."""
    return bool(_end(community_id, [place_id], now))


def _end(community_id: int, place_ids: Iterable[int], now: datetime) -> int:
    rows = Card.objects.filter(community_id=community_id, place_id__in=list(place_ids), ended_at=None)
    return rows.update(ended_at=now)


def of_places(community_id: int, place_ids: Iterable[int]) -> dict[int, Card]:
    """The card that holds, by place."""
    rows = Card.objects.filter(community_id=community_id, place_id__in=list(place_ids), ended_at=None)
    return {card.place_id: card for card in rows}


def by_id(community_id: int, card_id: int) -> Card | None:
    """A card that holds."""
    return Card.objects.filter(community_id=community_id, id=card_id, ended_at=None).first()


def by_code(community_id: int, sort: str, code: str) -> Card | None:
    """The card with that number, or the shop's with that code, if it holds."""
    return Card.objects.filter(
        community_id=community_id, sort=sort, mark=_mark(community_id, code), ended_at=None
    ).first()


def digits(written: str) -> str:
    """The digits of what was typed, whichever signs stand between them."""
    return "".join(one for one in unicodedata.normalize("NFKC", written) if one.isdecimal() and one.isascii())


def mistyped(number: str) -> bool:
    """Whether this can be no card's number: a digit too few, or one typed wrong."""
    return len(number) != DIGITS or not luhn.is_valid(number)


def pin_fits(community_id: int, card: Card | None, pin: str) -> bool:
    """Whether the PIN is this card's. For no card it takes as long, and never fits."""
    hashed = card.pin if card and card.pin else _of_nobody()
    fits = check_password(_salted(community_id, card.place_id if card else NOBODY, pin), hashed)
    return fits and card is not None


_kept: list[str] = []


def _of_nobody() -> str:
    """Made once in each process: a hash that nothing fits."""
    if not _kept:
        _kept.append(make_password(secrets.token_hex(32), hasher=HASHER))
    return _kept[0]
