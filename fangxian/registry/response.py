"""The community's response to an epidemic: when it began, and by which profile it goes."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

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


def latest(community_id: int) -> Response | None:
    """The response that runs or, when none does, the one that ended last; None before the first."""
    return Response.objects.filter(community_id=community_id).order_by("id").last()


def profile(community_id: int) -> Profile | None:
    """The profile of the latest response: what was written in it counts by its rules after it has ended, too."""
    found = latest(community_id)
    return load(found.profile) if found else None


def covers(response: Response, day: date) -> bool:
    """Whether the response ran on that day, or on a part of it."""
    started, ended = localdate(response.started_at), response.ended_at and localdate(response.ended_at)
    return started <= day and (ended is None or day <= ended)
