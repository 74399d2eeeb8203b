"""A household at noon with its card in hand, and browsers of residents and workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.utils.timezone import now

from fangxian.registry import cards
from fangxian.registry.cards import Made
from fangxian.registry.models import Place
from tests.cast import COMMUNITY, Cast


@pytest.fixture(autouse=True)
def clock(noon: datetime) -> Iterator[Any]:
    """It is noon while the pages answer; ``clock.shift`` lets time pass."""
    with time_machine.travel(noon, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def quick(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """PINs are hashed in no time; that they are in life by argon2 is looked at in a test of its own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(cards, "HASHER", MD5PasswordHasher())


@pytest.fixture
def given(cast: Cast) -> Callable[[str], Made]:
    """``given("3-2-402")`` is a card just made for that place."""

    def of(code: str) -> Made:
        place = Place.objects.get(community_id=COMMUNITY, id=cast.places[code])
        made = cards.make([place])
        cards.give(COMMUNITY, made, cast.workers["grid1"], now())
        return made[0]

    return of


def typed(client: Client, number: str, pin: str, **also: Any) -> Any:
    """What the entrance answers to a number and a PIN."""
    return client.post(f"/my/at/{COMMUNITY}/", {"number": number, "pin": pin}, **also)


@pytest.fixture
def household(given: Callable[[str], Made]) -> Callable[[str], Client]:
    """``household("3-2-402")`` is a browser of that household, in by its card and PIN."""

    def of(code: str) -> Client:
        client, card = Client(), given(code)
        assert typed(client, card.code, card.pin).status_code == 302
        return client

    return of


@pytest.fixture
def asks(cast: Cast) -> Callable[[str], Client]:
    """``asks("grid1")`` is that worker's browser, signed in."""

    def of(username: str) -> Client:
        client = Client()
        client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return of
