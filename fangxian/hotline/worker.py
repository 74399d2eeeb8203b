"""Reads what waits and answers it, beside the pages: a thread of the server, or one round by command."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.db import close_old_connections
from django.utils.timezone import now as the_time

from fangxian.hotline import configured, post_box, read_letters, sending
from fangxian.hotline.giving_way import give_way
from fangxian.hotline.read_letters import nothing

log = logging.getLogger(__name__)
EVERY = 30.0  # seconds between rounds when nobody wakes it: what was put off, what another process took in
_waking = threading.Event()


class Done(NamedTuple):
    """What a round came to."""

    read: int
    answered: int


def wake() -> None:
    """Something came."""
    _waking.set()


def start() -> None:
    """Begin, in a thread that ends with the server. What waited since the last one ended is read at once."""
    threading.Thread(target=_work, name="hotline", daemon=True).start()
    wake()


def _work() -> None:
    while True:
        _waking.wait(EVERY)
        _waking.clear()
        close_old_connections()
        work(the_time(), give_way)


def work(now: datetime, before_each: Callable[[], None] = nothing) -> Done:
    """One round through the communities that have gateways; ``before_each`` letter the server gives way."""
    done = [_round(community_id, now, before_each) for community_id in configured.communities()]
    return Done(sum(one.read for one in done), sum(one.answered for one in done))


def _round(community_id: int, now: datetime, before_each: Callable[[], None]) -> Done:
    """A community whose key or database cannot be had hinders no other."""
    try:
        post_box.collect(community_id, now)
        done = _through(community_id, now, before_each)
    except Exception:
        log.exception("a round of the hotline ended early; it is tried again")
        return Done(0, 0)
    return done


def _through(community_id: int, now: datetime, before_each: Callable[[], None]) -> Done:
    """Some hundred at a time, until nothing is left: those read first are answered before the last is read."""
    whole = Done(0, 0)
    while True:
        read = read_letters.read_waiting(community_id, now, before_each)
        answered = sending.send_waiting(community_id, now)
        whole = Done(whole.read + read, whole.answered + answered)
        if not (read or answered):
            return whole
