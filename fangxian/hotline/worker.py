"""Reads what waits and answers it, beside the pages: a thread of the server, or one round by command."""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from typing import NamedTuple

from django.db import close_old_connections
from django.utils.timezone import now as the_time

from fangxian.hotline import configured, post_box, read_letters, sending

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
        work(the_time())


def work(now: datetime) -> Done:
    """One round through the communities that have gateways."""
    done = [_round(community_id, now) for community_id in configured.communities()]
    return Done(sum(one.read for one in done), sum(one.answered for one in done))


def _round(community_id: int, now: datetime) -> Done:
    """A community whose key or database cannot be had hinders no other."""
    try:
        post_box.collect(community_id, now)
        return Done(read_letters.read_waiting(community_id, now), sending.send_waiting(community_id, now))
    except Exception:
        log.exception("a round of the hotline ended early; it is tried again")
        return Done(0, 0)
