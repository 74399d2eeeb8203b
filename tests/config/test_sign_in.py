"""Signing in: what is kept of a password, what a guesser meets, what the browser is told to keep to itself."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast

PASSWORD = "岳屏山下-不是常用密码-7"


@pytest.fixture
def grid1(cast: Cast) -> str:
    cast.users["grid1"].set_password(PASSWORD)
    cast.users["grid1"].save()
    return "grid1"


def signed_in(client: Client, username: str, password: str) -> int:
    return client.post("/sign-in/", {"username": username, "password": password}).status_code


def test_a_password_is_kept_as_argon2id(cast: Cast, grid1: str) -> None:
    """What lies in the database opens no door."""
    assert cast.users[grid1].password.startswith("argon2$argon2id$")


def test_who_guesses_finds_the_door_closed(client: Client, grid1: str) -> None:
    """02:00  six guesses from one machine; then even the right one does not help for a quarter of an hour"""
    guesses = [signed_in(client, grid1, f"guess-{n}") for n in range(settings.AXES_FAILURE_LIMIT)]
    assert guesses[:-1] == [200] * (settings.AXES_FAILURE_LIMIT - 1)
    assert guesses[-1] == 429
    assert signed_in(client, grid1, PASSWORD) == 429
    assert signed_in(Client(REMOTE_ADDR="192.0.2.7"), grid1, PASSWORD) == 302


def test_no_script_can_read_the_cookies(client: Client, grid1: str) -> None:
    """HttpOnly, and not sent along from other sites."""
    assert signed_in(client, grid1, PASSWORD) == 302
    for cookie in (client.cookies[settings.SESSION_COOKIE_NAME], client.cookies[settings.CSRF_COOKIE_NAME]):
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def test_a_form_sent_from_elsewhere_is_refused(grid1: str) -> None:
    """Another site's page posts to ours in a worker's browser."""
    client = Client(enforce_csrf_checks=True)
    assert signed_in(client, grid1, PASSWORD) == 403
