"""Draws the rows of some places from their entries, what the registry knows of them, and the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo

from django.utils.timezone import get_default_timezone

from fangxian.derived.models import Standing, Tally, Task
from fangxian.derived.packing import measure_of, packed
from fangxian.derived.rows import Drawn, Row
from fangxian.ledger import read
from fangxian.ledger.heard import heard
from fangxian.measures.facts import Site
from fangxian.measures.five import Folded, fold
from fangxian.measures.shape import Record, Said
from fangxian.registry.response import current, profile
from fangxian.registry.sites import sites
from fangxian.vault.opening import Look
from fangxian.workforce.shifts import rostered


def draw(look: Look, place_ids: Sequence[int]) -> Drawn:
    """All rows of these places; none before the first response. Opening their entries leaves one row in the trail.

    After a response has ended nothing is owed any more; what was written still stands and counts.
    """
    drawn: Drawn = {Standing: [], Task: [], Tally: []}
    rules = profile(look.community_id)
    if rules is None:
        return drawn
    runs = current(look.community_id) is not None
    at = said(look, place_ids)
    for site in sites(look.community_id, place_ids, rostered(look.community_id, place_ids)):
        folded = fold(site, at[site.place_id], rules)
        drawn[Standing] += _standings(site, folded)
        drawn[Task] += _tasks(site, folded) if runs else ()
        drawn[Tally] += _tallies(site, folded)
    return drawn


def said(look: Look, place_ids: Sequence[int], until: int | None = None) -> Mapping[int, list[Said]]:
    """The entries of each place as the rules read them, as the ledger stood at number ``until`` if one is given."""
    rows = read.at_places(look.community_id, place_ids, until)
    return as_said(look, rows)


def as_said(look: Look, rows: Sequence[read.Row]) -> Mapping[int, list[Said]]:
    """These entries by place, as the rules read them."""
    here = get_default_timezone()  # the community's, whoever looks
    first = heard(look.community_id, rows)
    at: defaultdict[int, list[Said]] = defaultdict(list)
    for row, record in zip(rows, read.records(look, rows), strict=True):
        at[row.place_id].append(_as_said(row, record, first[row.id].received_at, here))
    return at


def _as_said(one: read.Row, record: Record, heard_at: datetime, here: tzinfo) -> Said:
    return Said(
        number=one.number,
        entry_id=str(one.id),
        at=one.happened_at.astimezone(here),
        received_at=one.received_at.astimezone(here),
        heard_at=heard_at.astimezone(here),
        record=record,
        person_id=one.person_id,
        worker_id=one.worker_id,
    )


def grid_of(site: Site) -> int | None:
    """A grid lies in itself: what is owed there is counted with what lies in it."""
    return site.place_id if site.kind == "grid" else site.grid_id


def _standings(site: Site, folded: Folded) -> Iterator[Row]:
    """What a measure has nothing to say of is not stored: reading it back gives the empty standing."""
    for kind, standing in folded.standings.items():
        if standing != kind():
            yield (site.community_id, site.place_id, measure_of[kind], grid_of(site), packed(standing))


def _tasks(site: Site, folded: Folded) -> Iterator[Row]:
    for debt in folded.debts:
        yield (
            site.community_id,
            site.place_id,
            debt.kind,
            debt.subject,
            debt.kind.partition(".")[0],
            grid_of(site),
            debt.opens_at.astimezone(UTC),
            debt.due_at.astimezone(UTC),
            debt.urgent,
            debt.person_id,
            debt.number,
            dict(debt.why),
        )


def _tallies(site: Site, folded: Folded) -> Iterator[Row]:
    for tally in folded.tallies:
        yield (
            site.community_id,
            site.place_id,
            tally.indicator,
            tally.subject,
            tally.from_day,
            tally.until_day,
            grid_of(site),
            tally.number,
            float(tally.value),
        )
