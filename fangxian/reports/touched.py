"""What one entry changes in the reports issued before it: exactly those whose figures it makes others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from fangxian.derived.draw import as_said
from fangxian.diseases.profile import load as profile_of
from fangxian.ledger import read
from fangxian.ledger.heard import heard
from fangxian.measures.facts import Site
from fangxian.measures.five import fold
from fangxian.measures.questions import Words
from fangxian.reports import content, frozen
from fangxian.reports.cells import added
from fangxian.reports.counted import Counted
from fangxian.reports.fill import Filled, refilled
from fangxian.reports.form import load
from fangxian.reports.late import Signed
from fangxian.reports.models import Issued
from fangxian.reports.refold import row_of
from fangxian.vault.opening import Look

ACTOR = "follower:reports"


class Frozen(msgspec.Struct, frozen=True):
    """An issued report opened: what it says and what the registry said then of each place."""

    issued: Issued
    filled: Filled
    profile: str
    sites: Mapping[int, Site]

    @property
    def signed(self) -> Signed:
        """When it was signed, and how far the ledger stood then."""
        return Signed(self.issued.number, self.issued.ledger_number, self.issued.issued_at)

    @property
    def offices(self) -> tuple[Words, ...]:
        """Who got it; of a report from before that was kept, who gets that form now."""
        return self.filled.to or load(self.filled.form).to


def opened(look: Look, issued: Issued) -> Frozen:
    """The report with the facts it stood on. Raises Damaged."""
    then = content.read(issued)
    sites = frozen.thaw(look, issued.number, bytes(issued.facts))
    return Frozen(issued, then.filled, then.profile, {site.place_id: site for site in sites})


def before_and_after(
    look: Look, report: Frozen, entry: read.Row, corrected: read.Row | None
) -> tuple[Counted, Counted]:
    """The rows of the places of an entry and of the one that it corrects, without this entry and with it.

    In both, what happened after the report was signed stays out, except what puts right something that was in it.
    """
    spots = {entry.place_id, corrected.place_id if corrected else entry.place_id}
    places, upto = sorted(spots & report.sites.keys()), (entry.number - 1, entry.number)
    before, after = (_folded(look, report, places, number) for number in upto)
    return before, after


def _folded(look: Look, report: Frozen, places: Sequence[int], until: int) -> Counted:
    rows = read.at_places(look.community_id, places, until)
    first = heard(look.community_id, rows)
    said = as_said(look, [row for row in rows if report.signed.has(row, first[row.id].number)])
    profile = profile_of(report.profile)
    sites = [report.sites[place] for place in places]
    return Counted(
        [row_of(site, tally) for site in sites for tally in fold(site, said.get(site.place_id, ()), profile).tallies]
    )


def changed(filled: Filled, before: Counted, after: Counted) -> Filled:
    """The report with what the rows after add to those before; ``filled`` is what was told last."""
    less = [msgspec.structs.replace(row, value=-row.value) for row in before.rows]
    return added(filled, refilled(filled, Counted([*after.rows, *less])))
