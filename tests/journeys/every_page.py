"""Every page of the house, found in its own table of addresses, with somebody to whom each of them is shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.test import Client

from fangxian.registry import cards
from fangxian.resident import visits
from fangxian.resident.asking import COOKIE
from tests.cast import COMMUNITY, Cast
from tests.privacy.marked import Marked
from tests.privacy.walk import addresses

READERS = ("director", "grid1", "household", "nobody")
TRIED = 24  # ways of asking one address, until one of them gives a page
# One sort of sheet, a roster that waits (tests/desk/test_rolls.py), providers, the app.
ELSEWHERE = {"night", "sheet_marked", "roll", "roll_marked", "hotline", "sync_down", "sync_up"}
Keys = dict[str, dict[str, str]]


def keys(cast: Cast) -> Keys:
    """The cookies by which each reader is known."""
    card = cards.of_places(COMMUNITY, [cast.door])[cast.door]
    household = {COOKIE: visits.begin(COMMUNITY, card.id, bytes(32), cast.now)}
    return {name: _signed_in(cast, name) for name in READERS[:2]} | {"household": household, "nobody": {}}


def _signed_in(cast: Cast, username: str) -> dict[str, str]:
    client = Client()
    client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


def by_reader(marked: Marked, own: Keys) -> dict[str, list[str]]:
    """The paths of every page, by who reads it."""
    found: dict[str, list[str]] = {}
    for reader, path in pages(marked, own):
        found.setdefault(reader, []).append(path)
    return found


def pages(marked: Marked, own: Keys) -> Iterator[tuple[str, str]]:
    """Reader and path: the first way of asking each address that gives a page, and a few that look otherwise."""
    ways: dict[str, list[str]] = {}
    for name, path in addresses(marked):
        ways.setdefault(name, []).append(path)
    unseen = []
    for name, paths in ways.items():
        seen: list[int] = []
        found = next(_shown(paths, own, seen), None)
        if found:
            yield found
        elif not {200, 204, 302, 405} & set(seen) and name not in ELSEWHERE:
            unseen.append(name)
    assert not unseen, f"nobody was shown {unseen}: give tests/privacy/walk.py ids that they have"
    yield from (("director", path) for path in _besides(marked.cast))


def _shown(paths: list[str], own: Keys, seen: list[int]) -> Iterator[tuple[str, str]]:
    for reader in READERS:
        for path in islice(paths, TRIED):
            answer = _answer(path, own[reader])
            seen.append(answer.status_code)
            if answer.status_code == 405:
                return
            if answer.status_code == 200 and _whole(answer):
                yield reader, path


def _answer(path: str, cookies: dict[str, str]) -> Any:
    client = Client(raise_request_exception=False)
    client.cookies.load(cookies)
    return client.get(path)


def _whole(answer: Any) -> bool:
    """A page of its own, not a part of one, nor a file."""
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return html and not answer.streaming and b"<html" in answer.content[:400]


def _besides(cast: Cast) -> Iterator[str]:
    spots = ("community", "grid 1", "building 3", "lift 8-1", "gate 东门", "shop S01", "3-2-402")
    yield from (f"/place/{cast.places[spot]}/" for spot in spots)
    yield from ("/picture/?lens=overdue&grid=2", "/picture/?lens=needs&class=none", "/worklist/?state=overdue")
    yield from ("/figure/?indicator=observed", "/reports/?form=zero", f"/gates/?building={cast.places['building 3']}")
