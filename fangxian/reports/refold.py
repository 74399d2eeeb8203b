"""The figures of a report folded anew from the ledger as it stood at some number, with no derived row."""

from __future__ import annotations

from collections.abc import Sequence

from fangxian.derived.draw import grid_of, said
from fangxian.derived.figures import Row
from fangxian.derived.rows import parts
from fangxian.diseases.profile import Profile
from fangxian.measures.facts import Site, Tally
from fangxian.measures.five import fold
from fangxian.reports.counted import Counted
from fangxian.vault.opening import Look

PLACES_AT_ONCE = 400


def refold(look: Look, sites: Sequence[Site], profile: Profile, until: int) -> Counted:
    """Fold every place from its entries up to the number ``until``; what was corrected later still counts."""
    by_id = {site.place_id: site for site in sites}
    rows: list[Row] = []
    for piece in parts(sorted(by_id), PLACES_AT_ONCE):
        at = said(look, piece, until)
        for place_id in piece:
            site = by_id[place_id]
            rows += [row_of(site, tally) for tally in fold(site, at[place_id], profile).tallies]
    return Counted(rows)


def row_of(site: Site, tally: Tally) -> Row:
    """A tally of a place as a row under a figure."""
    days = (tally.from_day, tally.until_day)
    return Row(site.place_id, grid_of(site), tally.indicator, tally.subject, tally.number, *days, float(tally.value))
