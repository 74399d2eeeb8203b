"""Reads the letters that wait: each becomes a message of its writer once, whatever happens meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import OperationalError, transaction

from fangxian.hotline import answering, letters, links, parts
from fangxian.hotline.configured import settings_of
from fangxian.hotline.gateway import Written, unreadable
from fangxian.hotline.gateways import GATEWAYS
from fangxian.hotline.letters import opened, waiting
from fangxian.hotline.models import Letter
from fangxian.hotline.sending import Answer, sealed_answer
from fangxian.intake.say import Heard, say
from fangxian.ledger.storing import NotStored
from fangxian.registry.numbering import lock
from fangxian.vault.keys import Unusable
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope, scope_of

log = logging.getLogger(__name__)
MOST_TRIES = 6
AT_ONCE = 100
RESIDENT = "resident"


def nothing() -> None:
    """Before each letter, where nobody has to be given way."""


def read_waiting(community_id: int, now: datetime, before_each: Callable[[], None] = nothing) -> int:
    """Read all that wait; how many were read. One that fails waits longer each time and sinks no other."""
    return sum(_tried(row, now, before_each) for row in waiting(community_id, now, read=False, limit=AT_ONCE))


def _tried(row: Letter, now: datetime, before_each: Callable[[], None]) -> bool:
    before_each()
    try:
        return read_letter(row, now)
    except (NotStored, Unusable, OperationalError):  # not the letter's fault: it is no nearer to being given up
        log.exception("%s: a letter waits", row.gateway)
        _put_off(row, now, row.tries)
    except Exception:  # whatever it is, the letter is kept and the next one is read
        log.exception("%s: a letter could not be read", row.gateway)
        _put_off(row, now, row.tries + 1)
    return False


def _put_off(row: Letter, now: datetime, tries: int) -> None:
    """Try again later: after one minute, then two, then four, at last every hour."""
    rows = Letter.objects.filter(community_id=row.community_id, id=row.id, read_at=None)
    rows.update(due_at=now + timedelta(minutes=2 ** min(tries, MOST_TRIES)), tries=min(tries, MOST_TRIES))


def read_letter(row: Letter, now: datetime) -> bool:
    """Read one letter; False if somebody else was faster. Taking it and all that comes of it are one transaction."""
    with transaction.atomic():
        lock(row.community_id)  # first, as everybody does who says something: else two would wait for each other
        mine = Letter.objects.filter(community_id=row.community_id, id=row.id, read_at=None)
        if not mine.update(read_at=now):
            return False
        look = Look(row.community_id, f"hotline:{row.gateway}", "read a letter")
        (letter,) = opened(look, [row])
        if letter is None or row.tries >= MOST_TRIES:
            letter = unreadable(b"", "", row.received_at)
        if (found := parts.gathered(look, row, letter, now)) is None:
            mine = Letter.objects.filter(community_id=row.community_id, id=row.id)
            mine.update(read_at=None, due_at=row.received_at + parts.PATIENCE)  # or with the last piece to come
            return False
        _read(row, found, now)
    return True


def _read(row: Letter, found: tuple[Written, list[Letter]], now: datetime) -> None:
    letter, others = found
    scope = _scope(row, letter, now)
    heard = _said(row, letter, scope, now)
    _close(row, heard, _answer(row, letter, heard, resident=scope is None), now)
    parts.settle(others, heard.message_id, now)


def _scope(row: Letter, letter: Written, now: datetime) -> Scope | None:
    """What the worker may do who wrote it; None for a resident, and for whom the provider does not vouch."""
    worker_id = links.worker_of(row.community_id, bytes(row.sender)) if letter.known else None
    return scope_of(row.community_id, worker_id, now) if worker_id is not None else None


def _said(row: Letter, letter: Written, scope: Scope | None, now: datetime) -> Heard:
    """The one place at which a letter is said."""
    role = min(scope.roles) if scope else RESIDENT
    group = letter.conversation if scope else ""  # residents do not answer for each other
    return say(
        row.community_id,
        scope,
        role,
        _text(row, letter),
        letter.sent_at,
        now,
        conversation=f"{row.gateway}|{group or letter.sender}",
        answering=letters.message_of(row.community_id, row.gateway, letter.quotes) if letter.quotes else None,
        homes=() if scope else links.homes_of(row.community_id, letter.to.get("phone", "")),
    )


def _text(row: Letter, letter: Written) -> str:
    """What a person will see on the desk; of what cannot be opened, that it came and under which number it is kept."""
    if letter.readable:
        return letter.text
    name = GATEWAYS[row.gateway].words
    return f"[{name.zh} {name.en}: 消息打不开,已原样保存 / could not be opened, kept as {row.id}]"


def _answer(row: Letter, letter: Written, heard: Heard, *, resident: bool) -> Answer | None:
    """What is to be told, if it can be."""
    found = settings_of(row.community_id, row.gateway)
    if found is None or not found.outgoing or not letter.to:
        return None
    return Answer(to=letter.to, text=answering.answer(letter, heard, resident=resident))


def _close(row: Letter, heard: Heard, answer: Answer | None, now: datetime) -> None:
    box = sealed_answer(row, answer) if answer else None
    Letter.objects.filter(community_id=row.community_id, id=row.id).update(
        message_id=heard.message_id, answer=box, due_at=now if answer else None, tries=0
    )
