"""Writes the sheet of places out again."""

from __future__ import annotations

from pathlib import Path

from fangxian.registry.models import Place
from fangxian.registry.places_sheet.columns import KIND_WORDS, ORDER, PLACES
from fangxian.registry.sheet.write import write


def export(community_id: int, out: Path) -> int:
    """Writes every place to a CSV or XLSX file; how many rows. Nothing in it is sealed."""
    places = Place.objects.filter(community_id=community_id).exclude(kind="community").order_by("id")
    codes = dict(Place.objects.filter(community_id=community_id, kind="grid").values_list("id", "code"))
    rows = [_row(place, codes) for place in sorted(places, key=lambda place: ORDER.index(place.kind))]
    return write(out, [column.zh for column in PLACES], rows)


def _row(place: Place, codes: dict[int, str]) -> list[str]:
    yes = {True: "是", False: ""}
    grid = codes.get(place.grid_id, "") if place.grid_id else ""
    return [
        KIND_WORDS[place.kind],
        place.code,
        place.name,
        grid,
        place.building,
        yes[place.vacant],
        yes[place.closed],
    ]
