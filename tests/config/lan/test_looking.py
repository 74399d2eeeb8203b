"""What is looked at before phones come: each thing that keeps the app from being installed is found."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fangxian.config.lan.looking import PNG, Answer, look

HOST = "https://192.168.1.20:8000"
APP = f"{HOST}/phone/"


def picture(width: int) -> bytes:
    return PNG + struct.pack(">I4sII", 13, b"IHDR", width, width)


@pytest.fixture
def house() -> dict[str, Answer]:
    """A house where everything is as it must be, by path."""
    manifest = {
        "name": "防线",
        "start_url": "/phone/",
        "scope": "/phone/",
        "display": "standalone",
        "icons": [{"src": "/s/192.png"}, {"src": "/s/512.png"}],
    }
    return {
        "/phone/": Answer(200, "text/html", b'<link rel="manifest" href="/phone/m">'),
        "/phone/m": Answer(200, "application/manifest+json", json.dumps(manifest).encode()),
        "/s/192.png": Answer(200, "image/png", picture(192)),
        "/s/512.png": Answer(200, "image/png", picture(512)),
        "/phone/sw.js": Answer(200, "text/javascript", b'const FILES = ["/phone/", "/s/app.js"];'),
        "/s/app.js": Answer(200, "text/javascript"),
        "/sign-in/": Answer(200, "text/html", b"", ("__Host-csrf=x; Path=/; Secure",)),
    }


def bad(answers: dict[str, Answer]) -> list[str]:
    """What is found to be wrong."""

    def fetch(url: str) -> Answer:
        return answers.get(url.removeprefix(HOST), Answer(404))

    return [one.words.en for one in look(APP, fetch) if not one.good]


def test_nothing_is_wrong_with_a_good_house(house: dict[str, Answer]) -> None:
    """08:00  ✓ five times"""
    assert bad(house) == []


@pytest.mark.parametrize(
    ("path", "answer", "said"),
    [
        ("/s/512.png", Answer(200, "image/png", picture(48)), "icons"),
        ("/s/192.png", Answer(200, "text/html", picture(192)), ""),
        ("/phone/m", Answer(200, "application/manifest+json", b'{"name": "x", "display": "browser"}'), "manifest"),
        ("/phone/m", Answer(200, "text/html", b"<html>"), "manifest"),
        ("/s/app.js", Answer(404), "kept"),
        ("/phone/sw.js", Answer(200, "text/html", b'FILES = ["/phone/"]'), "kept"),
        ("/sign-in/", Answer(200, "text/html", b"", ("fangxian_csrf=x; Path=/",)), "HTTPS alone"),
        ("/phone/", Answer(0), "trusted"),
    ],
)
def test_what_keeps_the_app_from_being_installed_is_said(
    house: dict[str, Answer], path: str, answer: Answer, said: str
) -> None:
    """Planted, one at a time."""
    found = bad({**house, path: answer})
    assert any(said in one for one in found) if said else not found


@pytest.fixture
def fetch(client: Client) -> Callable[[str], Answer]:
    """Asks the real pages, as over HTTPS."""

    def asked(url: str) -> Answer:
        answer = client.get(url.removeprefix(HOST), secure=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        cookies = tuple(one.OutputString() for one in answer.cookies.values())
        return Answer(answer.status_code, answer.headers["Content-Type"].partition(";")[0], body, cookies)

    return asked


@pytest.mark.django_db
def test_the_app_of_this_house_can_be_installed(fetch: Callable[[str], Answer]) -> None:
    """The real shell, manifest, icons and service worker; only the cookies' names depend on the settings."""
    assert reverse("phone") == "/phone/"
    assert [one.words.en for one in look(APP, fetch) if not one.good] == ["Sign-ins travel over HTTPS alone"]
