"""Covers given and ended by whoever manages the workforce: for others, and never to get more for themselves."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fangxian.workforce import covers
from fangxian.workforce.access import Scope
from fangxian.workforce.by_two import check_two
from fangxian.workforce.models import Cover
from fangxian.workforce.roles import BY_TWO, ROLES


def give(
    scope: Scope,
    worker_id: int,
    role: str,
    place_id: int,
    from_at: datetime,
    until_at: datetime,
    now: datetime,
    by_two: Scope | None = None,
) -> Cover:
    """Somebody gets a role over a place. ValidationError, in words, if it cannot be.

    A role that gives covers itself is given, taken and handed over by two: ``by_two`` is whoever confirms it.
    """
    _check_no_more(scope, worker_id, role)
    check_two(scope, worker_id, role, now, by_two)
    return covers.cover(scope.community_id, worker_id, role, place_id, from_at, until_at)


def take_back(scope: Scope, cover_id: int, now: datetime, by_two: Scope | None = None) -> None:
    """Somebody else's cover ends now. ValidationError, in words, if it cannot."""
    given = _given(scope, cover_id)
    if given is not None:
        _check_somebody_else(scope, given.worker_id)
        check_two(scope, given.worker_id, given.role, now, by_two)
    covers.uncover(scope.community_id, cover_id, now)


def pass_on(scope: Scope, cover_id: int, to_worker_id: int, now: datetime, by_two: Scope | None = None) -> Cover:
    """Somebody else's cover is handed over. ValidationError, in words, if it cannot be."""
    given = _given(scope, cover_id)
    if given is not None:
        _check_somebody_else(scope, given.worker_id)
        _check_no_more(scope, to_worker_id, given.role)
        check_two(scope, to_worker_id, given.role, now, by_two)
    return covers.hand_over(scope.community_id, cover_id, to_worker_id, now)


def let_go(scope: Scope, worker_id: int, now: datetime, by_two: Scope | None = None) -> list[int]:
    """Somebody else is called back; the posts that they leave open. ValidationError, in words, if they cannot be."""
    _check_somebody_else(scope, worker_id)
    for held in covers.covers(scope.community_id, now):
        if held.worker_id == worker_id and held.role in BY_TWO:
            check_two(scope, worker_id, held.role, now, by_two)
    return covers.leave(scope.community_id, worker_id, now)


def _given(scope: Scope, cover_id: int) -> Cover | None:
    return Cover.objects.filter(community_id=scope.community_id, id=cover_id).first()


def _check_no_more(scope: Scope, worker_id: int, role: str) -> None:
    """The keeper of the system does not become a director by their own hand."""
    wanted = ROLES.get(role)
    if worker_id != scope.worker_id or wanted is None:
        return
    if not (scope.actions.issuperset(wanted.may) and scope.classes.issuperset(wanted.sees)):
        more = _("Nobody gives themselves a role that may do more than they may now. Ask another who manages covers.")
        raise ValidationError(more, "more")


def _check_somebody_else(scope: Scope, worker_id: int) -> None:
    """So that there is always one left who can give covers."""
    if worker_id == scope.worker_id:
        raise ValidationError(_("Nobody ends their own cover. Ask another who manages covers."), "own")
