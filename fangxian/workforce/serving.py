"""Who serves in the community on which day."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fangxian.workforce.models import Worker


def serving(community_id: int, day: date) -> list[Worker]:
    """Everybody who serves on that day, by name."""
    workers = Worker.objects.filter(community_id=community_id, joined_on__lte=day).exclude(left_on__lte=day)
    return list(workers.select_related("user").order_by("name", "id"))


def worker_of(community_id: int, worker_id: int) -> Worker:
    """The worker. ValidationError if there is none of that number."""
    worker = Worker.objects.select_related("user").filter(community_id=community_id, id=worker_id).first()
    if worker is None:
        raise ValidationError(_("Nobody of that number serves here. Choose a worker from the list."), "no_worker")
    return worker


def check_serves(worker: Worker, day: date) -> None:
    """ValidationError if the worker has left by that day."""
    if worker.left_on is not None and worker.left_on <= day:
        gone = _("%(name)s left on %(day)s. Choose somebody who still serves.")
        raise ValidationError(gone % {"name": worker.name, "day": worker.left_on}, "left")
