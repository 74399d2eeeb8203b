"""What a gateway must be: it checks what was delivered, makes messages of it, answers the provider, may tell later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Protocol

import msgspec

from fangxian.measures.questions import Words

LARGEST = 256 * 1024  # bytes of one delivery; what the providers send is far smaller
PLACEHOLDER = "[{}]"


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A request as the provider made it; the names of ``headers`` in small letters."""

    method: str = "POST"
    query: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    body: bytes = b""


class Written(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message of a delivery.

    ``key`` is the provider's own id of it, ``sender`` of whoever wrote it, ``conversation`` of the group in which
    it stands, ``quotes`` of the message that it answers. ``to`` is what the gateway needs to answer it later.
    ``wordless``: a picture, a voice; ``readable`` is no where it was signed but could not be understood at all.
    ``known`` is no where the provider does not vouch for the sender. ``part``: name, number and sum of a long one.
    """

    key: str
    sender: str
    text: str
    sent_at: datetime
    conversation: str = ""
    quotes: str = ""
    to: dict[str, str] = {}
    wordless: bool = False
    readable: bool = True
    known: bool = True
    part: tuple[str, int, int] | None = None
    raw: bytes = b""


class Reply(msgspec.Struct, frozen=True):
    """What the provider is answered at once."""

    body: bytes
    content_type: str = "text/plain; charset=utf-8"


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """What a delivery came to: its messages, or the ``echo`` that a provider asks for when it is set up."""

    letters: tuple[Written, ...] = ()
    echo: Reply | None = None


class Forbidden(Exception):  # noqa: N818 - what the provider is told
    """The delivery does not bear the signature that it should, or is too old."""


class NotSent(Exception):  # noqa: N818 - the fact that matters
    """The provider did not take the answer. ``for_good``: asking again is of no use."""

    def __init__(self, *, for_good: bool = False) -> None:
        super().__init__()
        self.for_good = for_good


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a community agreed with a provider. ``outgoing`` is where answers go; empty means that none are sent."""

    outgoing: str = ""
    ways: ClassVar[tuple[str, str]] = ("https", "http")  # over which answers leave: to anywhere, to this machine

    def faults(self) -> list[Words]:
        """What is weak or wrong in it, each with its cure."""
        return []


# Sends JSON to an address and gives back the JSON that came; raises NotSent.
Post = Callable[[str, Any], Any]


class Gateway(Protocol):
    """One provider: one file in ``gateways/`` with one of these."""

    name: ClassVar[str]
    words: ClassVar[Words]
    settings: ClassVar[type[Settings]]

    def receive(self, delivery: Delivery, settings: Any, now: datetime) -> Received:
        """Check who sent it, and say what is in it. Raises Forbidden; never fails otherwise, whatever the body."""

    def reply(self, received: Received, settings: Any, said: str, now: datetime) -> Reply:
        """What the provider wants to hear at once; ``said`` is for the writer, empty when the answer comes later."""

    def user(self, written: str) -> str | None:
        """The provider's id of somebody as it is kept, or None if it cannot be one."""

    def send(self, settings: Any, to: Mapping[str, str], said: str, post: Post) -> None:
        """Tell the writer something later. Raises NotSent."""


def unreadable(raw: bytes, key: str, now: datetime) -> Written:
    """A delivery that is signed but is no message as the provider describes it: kept as it came, for a person."""
    return Written(key=key, sender="", text="", sent_at=now, readable=False, known=False, raw=raw)
