"""The entrance: by card and PIN; nothing tells whether a number is anybody's card; nobody is shut out for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import now
from stdnum import luhn

from fangxian.registry import cards
from fangxian.registry.cards import Made
from fangxian.registry.models import Card, Place, Residence
from fangxian.resident.attempts import MOST_A_DAY, MOST_AT_ONCE
from fangxian.resident.models import Attempt, Visit
from tests.cast import COMMUNITY, Cast
from tests.resident.conftest import typed

AS_IN_LIFE = settings.PASSWORD_HASHERS
Gives = Callable[[str], Made]


def _home(card: Card) -> Place:
    return Place.objects.get(community_id=COMMUNITY, id=card.place_id)


def _other(pin: str) -> str:
    return f"{(int(pin) + 1) % 10**6:06}"


def _unknown(number: str) -> str:
    first = f"{(int(number[:-1]) + 1) % 10**11:011}"
    return first + luhn.calc_check_digit(first)


def test_a_household_comes_in_by_its_card(given: Gives, client: Client) -> None:
    """12:00  the number with spaces between, in wide digits as some phones write them; then the page"""
    card = given("3-2-402")
    wide = card.code[:4].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    answer = typed(client, f"{wide} {card.code[4:8]}-{card.code[8:]}", card.pin)
    assert (answer.status_code, answer.url) == (302, "/my/home/")
    assert "3-2-402" in client.get("/my/home/").content.decode()


def test_the_cookie_is_for_this_browser_alone_and_tells_nothing(given: Gives, client: Client) -> None:
    """No script reads it, no other site sends it, and it is gone when the browser is closed."""
    card = given("3-2-402")
    answer = typed(client, card.code, card.pin)
    (cookie,) = answer.cookies.values()
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", "")
    assert card.code not in cookie.value
    assert "no-store" in client.get("/my/home/").headers["Cache-Control"]


def test_nothing_of_number_and_pin_lies_in_the_tables(
    given: Gives, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever steals the database has neither, and cannot try the million PINs without the community's key."""
    settings.PASSWORD_HASHERS = AS_IN_LIFE
    monkeypatch.setattr(cards, "HASHER", cards.PinHasher())
    made = given("3-2-402")
    (row,) = Card.objects.filter(community_id=COMMUNITY)
    assert row.pin.startswith("argon2$argon2id$")
    assert made.code.encode() not in bytes(row.mark)
    assert made.pin not in row.pin
    assert not luhn.is_valid(made.code[:-1] + str((int(made.code[-1]) + 1) % 10))


def test_a_wrong_pin_an_unknown_number_and_an_ended_card_are_answered_alike(given: Gives, client: Client) -> None:
    """12:00  somebody tries numbers: nothing tells whether one of them is anybody's card"""
    card, ended = given("3-2-402"), given("3-2-501")
    cards.end(COMMUNITY, ended.place.id, now())
    tried = [(card.code, _other(card.pin)), (_unknown(card.code), card.pin), (ended.code, ended.pin)]
    for again in range(MOST_AT_ONCE + 3):
        told = {_plain(typed(Client(REMOTE_ADDR="10.9.0.9"), number, pin)) for number, pin in tried}
        assert len(told) == 1, again


def _plain(answer: Any) -> tuple[int, str]:
    """The answer without what is each time another: the number typed and the form's own mark."""
    page = answer.content.decode()
    return answer.status_code, page[page.index('role="alert"') : page.index("<form", page.index('role="alert"'))]


def test_after_five_wrong_tries_one_waits_and_then_comes_in(given: Gives, client: Client, clock: Any) -> None:
    """12:00  five wrong PINs; the right one must wait until 12:16; then it opens"""
    card = given("3-2-402")
    codes = [typed(client, card.code, _other(card.pin)).status_code for _ in range(MOST_AT_ONCE)]
    assert codes == [422] * MOST_AT_ONCE
    assert typed(client, card.code, card.pin).status_code == 429
    clock.shift(timedelta(minutes=16))
    assert typed(client, card.code, card.pin).status_code == 302


def test_whoever_knows_the_number_cannot_shut_the_household_out(given: Gives, client: Client) -> None:
    """12:00  a neighbour who saw the card tries all day, from many phones; at home the card opens as before"""
    card = given("3-2-402")
    assert typed(Client(REMOTE_ADDR="10.0.0.2"), card.code, card.pin).status_code == 302
    tries = [typed(Client(REMOTE_ADDR=f"10.7.0.{n}"), card.code, _other(card.pin)) for n in range(MOST_A_DAY + 2)]
    assert [tried.status_code for tried in tries][-2:] == [429, 429]
    assert typed(Client(REMOTE_ADDR="10.8.0.1"), card.code, card.pin).status_code == 429
    assert typed(Client(REMOTE_ADDR="10.0.0.2"), card.code, card.pin).status_code == 302


def test_a_hundred_tries_at_once_are_counted_before_they_are_looked_at(given: Gives, client: Client) -> None:
    """A try is written down first: what is being looked at counts already."""
    card = given("3-2-402")
    typed(client, card.code, _other(card.pin))
    assert Attempt.objects.filter(community_id=COMMUNITY).count() == 1
    typed(client, card.code, card.pin)
    assert Attempt.objects.filter(community_id=COMMUNITY).count() == 0


def test_a_stay_is_short(household: Callable[[str], Client], clock: Any) -> None:
    """12:00  in; 12:15 still there; nobody touches the phone until 12:40: it asks for the card again"""
    client = household("3-2-402")
    clock.shift(timedelta(minutes=15))
    assert client.get("/my/home/").status_code == 200
    clock.shift(timedelta(minutes=25))
    assert client.get("/my/home/").url == "/my/"


def test_who_leaves_has_left(household: Callable[[str], Client]) -> None:
    """12:00  out by the button: the same key opens nothing, even if somebody kept it"""
    client = household("3-2-402")
    kept = dict(client.cookies)
    client.post("/my/leave/")
    client.cookies.update(kept)  # type: ignore[arg-type]
    assert client.get("/my/home/").status_code == 302
    assert Visit.objects.get(community_id=COMMUNITY).ended_at is not None


def test_a_new_pin_or_a_lost_card_ends_the_stay(household: Callable[[str], Client], clock: Any) -> None:
    """12:00  in; 12:01 the office makes a new PIN: whoever came by the old one is out"""
    client = household("3-2-402")
    (card,) = Card.objects.filter(community_id=COMMUNITY)
    clock.shift(timedelta(minutes=1))
    cards.renew_pin(card, cards.new_pin(_home(card)), now())
    assert client.get("/my/home/").status_code == 302


def test_when_somebody_moves_out_the_pin_they_know_opens_nothing(
    cast: Cast, given: Gives, client: Client, clock: Any
) -> None:
    """3 February the card is given; on the 4th he moves out; on the 5th neither he nor anybody comes in by that PIN"""
    card = given("3-2-402")
    row = Residence.objects.filter(community_id=COMMUNITY, person_id=cast.people["刘建国"])
    row.update(until_day=date(2020, 2, 4))
    clock.shift(timedelta(days=2))
    assert typed(client, card.code, card.pin).status_code == 422
    fresh = given("3-2-402")
    assert typed(client, fresh.code, fresh.pin).status_code == 302
    assert client.get("/my/home/").status_code == 200
