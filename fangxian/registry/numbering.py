"""The next free ids of a community's table, under the community's lock."""

from __future__ import annotations

from django.db.models import Max, Model

from fangxian.registry.models import Community


def lock(community_id: int) -> None:
    """Nobody else numbers anything of this registry until the transaction ends. Raises Community.DoesNotExist."""
    Community.objects.select_for_update().get(id=community_id)


def next_id(model: type[Model], community_id: int, column: str = "id") -> int:
    """One more than the largest."""
    rows = model._default_manager.filter(community_id=community_id)  # noqa: SLF001 - its public name hides the type
    largest: int | None = rows.aggregate(largest=Max(column))["largest"]
    return (largest or 0) + 1
