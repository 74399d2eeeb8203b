"""The figures of a report folded anew from the ledger as it stood at some number, with no derived row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from fangxian.derived.draw import grid_of, said
from fangxian.derived.rows import parts
from fangxian.diseases.profile import Profile
from fangxian.measures.facts import Site, Tally
from fangxian.measures.five import fold
from fangxian.vault.opening import Look

PLACES_AT_ONCE = 400


class Refolded(msgspec.Struct, frozen=True):
    """Every tally with its grid; answers what a report asks of the derived rows."""

    tallies: list[tuple[int | None, Tally]]

    def by_grid(self, day: date) -> Mapping[tuple[str, int | None], float]:
        """The figures of the day by indicator and grid."""
        sums: defaultdict[tuple[str, int | None], float] = defaultdict(float)
        for grid, row in self.tallies:
            if row.from_day <= day and (row.until_day is None or day < row.until_day):
                sums[row.indicator, grid] += row.value
        return sums

    def cumulative(self, day: date) -> Mapping[str, float]:
        """The figures from the beginning to the end of the day, by indicator."""
        sums: defaultdict[str, float] = defaultdict(float)
        for _, row in self.tallies:
            if row.from_day <= day:
                sums[row.indicator] += row.value
        return sums


def refold(look: Look, sites: Sequence[Site], profile: Profile, until: int) -> Refolded:
    """Fold every place from its entries up to the number ``until``; what was corrected later still counts."""
    by_id = {site.place_id: site for site in sites}
    tallies: list[tuple[int | None, Tally]] = []
    for piece in parts(sorted(by_id), PLACES_AT_ONCE):
        at = said(look, piece, until)
        for place_id in piece:
            site = by_id[place_id]
            tallies += [(grid_of(site), tally) for tally in fold(site, at[place_id], profile).tallies]
    return Refolded(tallies)
