"""A second person at the same machine: known by user name and password, as at the sign-in, and by what they may do."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import authenticate
from django.http import HttpRequest

from fangxian.workforce.access import Scope, scope


def second(community_id: int, username: str, password: str, now: datetime) -> Scope | None:
    """What whoever signs in like that may do here now; None if nobody does. Too many wrong tries lock them out."""
    here = HttpRequest()
    here.META["REMOTE_ADDR"] = "127.0.0.1"  # tries are counted by name and address
    user = authenticate(here, username=username, password=password)
    return scope(user, now, community_id) if user else None
