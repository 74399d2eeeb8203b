"""Who gives covers comes and goes by two: a role that gives covers is given, handed over and taken back by two."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fangxian.workforce.access import Scope
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.roles import BY_TWO, CONFIRM


def check_two(scope: Scope, worker_id: int, role: str, now: datetime, second: Scope | None) -> None:
    """ValidationError, in words, unless somebody else confirms it, or nobody else is there who could."""
    if role not in BY_TWO:
        return
    neither = (scope.worker_id, worker_id)
    if second is not None and second.worker_id not in neither and second.roles & set(CONFIRM):
        return
    if _others(scope.community_id, now, neither):
        alone = _(
            "It takes two to change this cover: another director, keeper or auditor signs below as second person."
        )
        raise ValidationError(alone, "alone")


def _others(community_id: int, now: datetime, neither: tuple[int, int]) -> bool:
    """Whether somebody who can sign in is there to confirm it."""
    rows = Cover.objects.filter(community_id=community_id, role__in=CONFIRM, from_at__lte=now, until_at__gt=now)
    there = set(rows.exclude(worker_id__in=neither).values_list("worker_id", flat=True))
    return Worker.objects.filter(community_id=community_id, id__in=there, user__is_active=True).exists()
