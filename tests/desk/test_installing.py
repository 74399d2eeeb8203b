"""The app on phones: the codes to scan, and what is said where phones cannot install the app."""

from __future__ import annotations

import re
from typing import Any

import segno
from django.test import Client

from fangxian.desk.installing import code
from tests.cast import Cast

LAN = {
    "app": "https://192.168.1.20:8000/phone/",
    "trust": "http://192.168.1.20:8080/",
    "name": "Fangxian LAN 1A2B",
    "fingerprint": "AB:CD:EF",
}


def page(cast: Cast, who: str, *, secure: bool) -> Any:
    client = Client()
    client.force_login(cast.users[who], backend="django.contrib.auth.backends.ModelBackend")
    return client.get("/workforce/phones/", secure=secure)


def test_in_the_local_network_both_codes_are_shown_with_the_fingerprint(cast: Cast, settings: Any) -> None:
    """08:00  the director turns the screen to the new volunteers"""
    settings.LAN = LAN
    shown = page(cast, "director", secure=True).content.decode()
    assert all(part in shown for part in LAN.values())
    assert [code(LAN[way])["path"] in shown for way in ("trust", "app")] == [True, True]
    assert "./fx serve --lan" not in shown


def test_without_https_it_says_what_to_do(cast: Cast) -> None:
    """08:00  somebody started the house as for the desk alone"""
    shown = page(cast, "director", secure=False).content.decode()
    assert "./fx serve --lan" in shown
    assert "http://testserver/phone/" in shown


def test_it_is_not_there_for_whoever_does_not_read_the_workforce(cast: Cast) -> None:
    """The auditor has nothing to do with phones."""
    assert page(cast, "auditor", secure=True).status_code == 404


def test_the_drawn_code_is_the_code() -> None:
    """Every dark module once, where it belongs."""
    drawn = code("http://192.168.1.20:8080/")
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", str(drawn["path"]))}
    rows = segno.make("http://192.168.1.20:8080/", micro=False).matrix_iter(border=4)
    assert dark == {(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module}
