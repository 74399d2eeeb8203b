"""The marked community at noon, browsers of everybody in it, a count of every opening, and all that is logged."""

from __future__ import annotations

import io
import logging
import logging.config
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from fangxian.registry import cards
from fangxian.resident import visits
from fangxian.resident.asking import COOKIE
from fangxian.vault import keys
from tests.cast import COMMUNITY, Cast
from tests.privacy import walk
from tests.privacy.elsewhere import add_elsewhere
from tests.privacy.marked import Marked, mark_everything
from tests.privacy.signed_up import signed_up

Asks = Callable[[str], Client]


@pytest.fixture(autouse=True)
def clock(noon: datetime) -> Iterator[None]:
    """It is noon while the pages answer."""
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The address of every row that was put to a cipher, whichever way it came there."""
    seen = walk.OPENED
    seen.clear()

    class Counted:
        def __init__(self, key: bytes) -> None:
            self.cipher = real(key)

        def encrypt(self, *told: Any) -> bytes:
            return self.cipher.encrypt(*told)

        def decrypt(self, nonce: bytes, sealed: bytes, address: bytes) -> bytes:
            seen.append(address)
            return self.cipher.decrypt(nonce, sealed, address)

    real = keys.AESGCM
    monkeypatch.setattr(keys, "AESGCM", Counted)
    return seen


@pytest.fixture
def marked(opened: list[bytes], cast: Cast) -> Marked:
    """The cast, every personal answer about it marked; a larger community beside it."""
    marked = mark_everything(cast)
    marked.marks += signed_up(COMMUNITY, cast.workers["director"], cast.now, "鹳", frozenset({"director"}))
    add_elsewhere(marked)
    return marked


@pytest.fixture
def asks(cast: Cast) -> Asks:
    """``asks("grid1")`` is that worker's browser; ``"home1"`` the household's of 3-2-402; ``"nobody"`` nobody's."""

    def of(username: str) -> Client:
        client = Client(raise_request_exception=False, headers={"X-Device": "walked through"})
        if username == "home1":
            card = cards.of_places(COMMUNITY, [cast.door])[cast.door]
            client.cookies[COOKIE] = visits.begin(COMMUNITY, card.id, bytes(32), cast.now)
        elif username != "nobody":
            client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return of


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything that the house would write to its log if asked to write all."""
    told, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(told)
    wishes: Any = logging.config.DictConfigurator(settings.LOGGING)
    handler.setFormatter(wishes.configure_formatter(dict(settings.LOGGING["formatters"]["fields"])))
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield told
    root.removeHandler(handler)
    root.setLevel(level)
