"""Which drafts somebody may see and settle: their own, and those of the places whose drafts they settle."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from fangxian.intake.models import Held, Pasted
from fangxian.workforce.access import Scope


def mine(scope: Scope) -> QuerySet[Held]:
    """The drafts that a worker may see: their own, and those of the places whose drafts they settle.

    What a resident wrote in a chat and nobody can place yet is whose hand pasted it.
    """
    reach = scope.reach("settle_held")
    pasted = Pasted.objects.filter(community_id=scope.community_id, worker_id=scope.worker_id)
    nowhere = Q(worker_id=None, grid_id=None, place_id=None, message_id__in=pasted.values("message_id"))
    theirs = Q(worker_id=scope.worker_id) | nowhere
    if reach.grids is None:
        theirs = Q()
    elif reach.grids or reach.places:
        theirs |= Q(grid_id__in=reach.grids) | Q(place_id__in=reach.grids | reach.places)
    return Held.objects.filter(theirs, community_id=scope.community_id)
