"""The community's response to an epidemic: when it began, and by which profile it goes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fangxian.diseases.profile import Profile, load
from fangxian.registry import change
from fangxian.registry.models import Response
from fangxian.registry.numbering import lock, next_id


def begin(community_id: int, profile: str, started_at: datetime) -> Response:
    """Starts a response; one that still runs ends at that moment. Raises FileNotFoundError for an unknown profile."""
    load(profile)
    with transaction.atomic():
        lock(community_id)
        Response.objects.filter(community_id=community_id, ended_at=None).update(ended_at=started_at)
        number = next_id(Response, community_id)
        begun = Response.objects.create(community_id=community_id, id=number, profile=profile, started_at=started_at)
        change.note(community_id, [None])
    return begun


def correct_start(community_id: int, started_at: datetime) -> None:
    """The response that runs began at another moment than was written down."""
    with transaction.atomic():
        lock(community_id)
        Response.objects.filter(community_id=community_id, ended_at=None).update(started_at=started_at)
        change.note(community_id, [None])


def end(community_id: int, ended_at: datetime) -> None:
    """Ends the response that runs, if one does."""
    with transaction.atomic():
        lock(community_id)
        Response.objects.filter(community_id=community_id, ended_at=None).update(ended_at=ended_at)
        change.note(community_id, [None])


def current(community_id: int) -> Response | None:
    """The response that runs, or None."""
    return Response.objects.filter(community_id=community_id, ended_at=None).order_by("id").last()


def profile(community_id: int) -> Profile | None:
    """The profile of the response that runs, or None."""
    running = current(community_id)
    return load(running.profile) if running else None
