"""Sends the answers that wait, to the one host that the community named; what fails is tried again, then left."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec
import urllib3

from fangxian.hotline.configured import settings_of
from fangxian.hotline.gateway import NotSent, Post, Settings
from fangxian.hotline.gateways import GATEWAYS
from fangxian.hotline.letters import waiting
from fangxian.hotline.models import Letter
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal

log = logging.getLogger(__name__)
SEALED = "hotline_letter.answer"
LEASE = timedelta(minutes=2)  # so long nobody else sends it; longer than any provider takes to answer
MOST_TRIES = 6
AT_ONCE = 100
TIMEOUT = urllib3.Timeout(connect=5, read=10)
LARGEST = 64 * 1024


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is told to whom."""

    to: dict[str, str]
    text: str


def sealed_answer(row: Letter, answer: Answer) -> bytes:
    (box,) = seal(row.community_id, SEALED, [(row.id, msgspec.json.encode(answer))])
    return box


def send_waiting(community_id: int, now: datetime, poster: Callable[[Settings], Post] | None = None) -> int:
    """Send all answers that are due; how many were taken. One that does not answer is asked once a batch."""
    sent, silent = 0, set[str]()
    for row in waiting(community_id, now, read=True, limit=AT_ONCE):
        try:
            sent += row.gateway not in silent and _sent(row, now, poster or posting)
        except NotSent:
            silent.add(row.gateway)
    return sent


def _sent(row: Letter, now: datetime, poster: Callable[[Settings], Post]) -> bool:
    """Taken by one of several processes, sent outside any transaction: a crash here sends it once more, never not.

    Raises NotSent where the provider may take it later.
    """
    rows = Letter.objects.filter(community_id=row.community_id, id=row.id)
    if not rows.filter(due_at=row.due_at).update(due_at=now + LEASE, tries=row.tries + 1):
        return False
    try:
        _tell(row, poster)
    except NotSent as fault:
        _again(row, now, for_good=fault.for_good)
        if not fault.for_good:
            raise
        return False
    rows.update(due_at=None, answered_at=now)
    return True


def _tell(row: Letter, poster: Callable[[Settings], Post]) -> None:
    found = settings_of(row.community_id, row.gateway)
    if found is None or not found.outgoing:
        raise NotSent(for_good=True)
    look = Look(row.community_id, f"hotline:{row.gateway}", "answer a letter")
    (plain,) = open_sealed(look, SEALED, [(row.id, bytes(row.answer or b""))])
    answer = msgspec.json.decode(plain, type=Answer)
    try:
        GATEWAYS[row.gateway].send(found, answer.to, answer.text, poster(found))
    except (KeyError, TypeError, ValueError):
        raise NotSent from None  # not what the provider publishes


def _again(row: Letter, now: datetime, *, for_good: bool) -> None:
    """Later, ever later; after the last try the answer stays untold, the records it speaks of wait on the desk."""
    over = for_good or row.tries + 1 >= MOST_TRIES
    due_at = None if over else now + timedelta(minutes=2**row.tries)
    Letter.objects.filter(community_id=row.community_id, id=row.id).update(due_at=due_at)
    log.warning("%s: an answer was not taken%s", row.gateway, "; it is given up" if over else "")


def posting(found: Settings) -> Post:
    """Posts JSON to the community's own host for answers and to no other; follows no redirection."""
    allowed = _origin(found.outgoing)

    def post(address: str, message: Any) -> Any:
        if _origin(address) != allowed:
            raise NotSent(for_good=True)
        return _asked(address, message)

    return post


def _origin(address: str) -> tuple[str, str]:
    where = urlsplit(address)
    return where.scheme, where.netloc


def _asked(address: str, message: Any) -> Any:
    sent: dict[str, Any] = {} if message is None else {"json": message}
    try:
        answer = urllib3.request(
            "GET" if message is None else "POST",
            address,
            timeout=TIMEOUT,
            retries=False,
            redirect=False,
            preload_content=False,
            **sent,
        )
        with answer:
            body = answer.read(LARGEST)
        if answer.status != 200:
            raise NotSent
        return msgspec.json.decode(body)
    except (urllib3.exceptions.HTTPError, msgspec.DecodeError):
        raise NotSent from None
