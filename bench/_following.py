"""One turn of the bench for derived rows, in a process and a home of its own: prints its figures as JSON."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from time import perf_counter

import django

django.setup()

from django.utils import timezone  # noqa: E402 - Django first

from fangxian.derived.catch_up import catch_up  # noqa: E402
from fangxian.derived.rebuild import rebuild  # noqa: E402
from fangxian.ledger.append import append  # noqa: E402
from fangxian.ledger.entry import NewEntry  # noqa: E402
from fangxian.ledger.ids import new_id  # noqa: E402
from fangxian.measures.screening.records import DoorVisit  # noqa: E402
from fangxian.registry.models import Community  # noqa: E402
from fangxian.registry.places import doors  # noqa: E402

ROUNDS, ENTRIES = 5, 1000


def main() -> None:
    """The whole community redrawn once; then five mornings of a thousand visits, each to another door."""
    community_id = Community.objects.values_list("id", flat=True)[0]
    catch_up(community_id)
    start = perf_counter()
    rebuild(community_id)
    rebuilt = perf_counter() - start
    there = [door.id for door in doors(community_id)]
    followed = sum(_follow(community_id, there, number) for number in range(ROUNDS))
    figures = {"catch_up_per_s": ROUNDS * ENTRIES / followed, "rebuild_s": rebuilt}
    sys.stdout.write(json.dumps(figures) + "\n")


def _follow(community_id: int, there: list[int], number: int) -> float:
    now = timezone.now()
    visits = [
        NewEntry(
            id=new_id(now),
            device="bench",
            epoch=1,
            seq=seq,
            kind=DoorVisit.kind,
            place_id=there[seq * 7 % len(there)],
            happened_at=now - timedelta(minutes=5),
            record=DoorVisit(answered=True),
        )
        for seq in range(number * ENTRIES, (number + 1) * ENTRIES)
    ]
    append(community_id, visits, now)
    start = perf_counter()
    assert catch_up(community_id) == ENTRIES
    return perf_counter() - start


main()
