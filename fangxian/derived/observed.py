"""Who is under observation on a day, person by person, as the standings say."""

from __future__ import annotations

from datetime import date

from fangxian.derived.models import Standing
from fangxian.derived.packing import unpacked
from fangxian.measures.screening.standing import Observation, ScreeningStanding


def observed(community_id: int, day: date) -> dict[int, Observation]:
    """By person id; somebody who is not in the registry is on no list."""
    rows = Standing.objects.filter(community_id=community_id, measure="screening")
    standings = (unpacked("screening", bytes(data)) for data in rows.values_list("data", flat=True))
    running = (
        seen
        for standing in standings
        if isinstance(standing, ScreeningStanding)
        for seen in standing.observations
        if seen.start <= day < seen.over_on
    )
    return {seen.person_id: seen for seen in running if seen.person_id is not None}
