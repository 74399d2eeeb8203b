"""Every address that the house answers, filled with ids that exist, and what it gives away when asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import DOORS, RESIDENTS, STAFF

# the phone's shell, which holds nothing
APP = {"phone", "phone_ready", "phone_worker", "phone_manifest", "phone_regions"}
ENTRANCE = {"home_entrance", "home_entrance_of", "home_leave"}  # of a household; it tells nothing by itself
OPEN = {
    "sign_in",
    "sign_out",
    "set_language",
    "certificate_check",
    "sign_up",
    *APP,
    *ENTRANCE,
}  # addresses that anybody may ask
SECRETS = (*DOORS, *(row[1] for row in RESIDENTS), *(row[3] for row in STAFF), "1990000", "西湖新村", "便民超市")
METHODS = ("get", "post")
FILLED = {"int": "1", "uuid": "01900000-0000-7000-8000-000000000001", "path": "x"}
WORDS = {"form": "daily", "kind": "screening.door_visit", "measure": "screening", "day": "2020-02-03"}


def routes(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Name and filled address of every route."""
    for entry in (resolver or get_resolver(settings.ROOT_URLCONF)).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield entry.name or "", "/" + _filled(prefix + str(entry.pattern))


def _filled(pattern: str) -> str:
    parts = []
    for part in pattern.split("<"):
        inside, bracket, rest = part.partition(">")
        kind, _, name = inside.rpartition(":")
        parts.append((WORDS.get(name) or FILLED.get(kind, "1")) + rest if bracket else part)
    return "".join(parts)


def given_away(client: Client, path: str) -> list[str]:
    """What the address tells about the community, whatever it is asked."""
    return [
        f"{method} {path}: {word}" for method in METHODS for word in _told(getattr(client, method)(path, follow=True))
    ]


def _told(answer: Any) -> list[str]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode("utf-8", errors="replace")
    return [secret for secret in SECRETS if secret in text]


def answered_to_nobody(client: Client, path: str) -> list[str]:
    """Answers to somebody not signed in other than the way to the sign-in, or that there is nothing here."""
    return [f"{method} {path}: {code}" for method in METHODS if (code := _code(getattr(client, method)(path)))]


def _code(answer: Any) -> int:
    if answer.status_code in {403, 404, 405}:
        return 0
    doors = (reverse(settings.LOGIN_URL), reverse("home_entrance"))
    to_sign_in = answer.status_code == 302 and answer.url.startswith(doors)
    return 0 if to_sign_in else answer.status_code
