"""Every address of the house, asked by nobody and by a worker who covers nothing, gives nothing away."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.config.routes import OPEN, answered_to_nobody, given_away, routes


def test_asked_by_nobody_every_address_leads_to_the_sign_in(cast: Cast, client: Client) -> None:
    """21:40  a stranger on the internet tries every address there is"""
    asked = [(name, path) for name, path in routes() if name not in OPEN]
    assert [fault for _, path in asked for fault in answered_to_nobody(client, path)] == []
    assert [fault for _, path in routes() for fault in given_away(client, path)] == []


def test_asked_by_a_worker_who_covers_nothing_no_address_tells_of_the_community(cast: Cast) -> None:
    """08:00  somebody was called back last week; the account is still there, the cover is not"""
    client = Client(raise_request_exception=False)
    client.force_login(cast.users["stranger"], backend="django.contrib.auth.backends.ModelBackend")
    asked = [path for name, path in routes() if name not in OPEN]
    assert [fault for path in asked for fault in given_away(client, path)] == []


@pytest.mark.urls("tests.config.open_door")
def test_an_address_without_a_policy_is_found(cast: Cast, client: Client) -> None:
    """Planted: /leak/ answers whoever asks."""
    assert ("leak", "/leak/") in list(routes())
    assert answered_to_nobody(client, "/leak/") == ["get /leak/: 200", "post /leak/: 200"]
    assert given_away(client, "/leak/")


def test_pages_say_what_they_may_load_and_from_where(cast: Cast, client: Client) -> None:
    """No script of another origin, none written into the page."""
    answer: Any = client.get("/sign-in/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
