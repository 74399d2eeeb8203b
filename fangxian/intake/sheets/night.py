"""The night list (夜间名单): every row of a list handled already, not ours, to be called now, or for the morning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from fangxian.derived.draw import said as told_at
from fangxian.diseases.profile import Profile
from fangxian.intake.moment import happened_at
from fangxian.intake.sheets.plan import Plan, Planned
from fangxian.intake.sheets.taking import DEVICE, answers_of
from fangxian.measures.facts import Site
from fangxian.measures.five import Folded, fold
from fangxian.measures.shape import Said
from fangxian.measures.tonight import HANDLED, NOW, WAIT, Meant, Tonight, tonight
from fangxian.registry.matching.verdict import CHANGED, NEW, SAME
from fangxian.registry.response import profile
from fangxian.registry.sites import sites
from fangxian.vault.opening import Look

NOT_OURS = "not_ours"
PARTS = (NOW, WAIT, HANDLED, NOT_OURS)
AFTER_ALL = 1 << 60  # the number of an entry that is only supposed: above every number there is
NOWHERE = Site(community_id=0, place_id=0, kind="door", code="")


class Parted(msgspec.Struct, frozen=True, kw_only=True):
    """A row and the part of the night list that it belongs to; ``grid_id`` where that is known."""

    row: Planned
    tonight: Tonight
    grid_id: int | None = None

    @property
    def part(self) -> str:
        return self.tonight.part

    @property
    def key(self) -> str:
        """The figure that counts it."""
        return f"{self.tonight.part}.{self.tonight.reason}"


def parted(look: Look, plan: Plan, now: datetime) -> list[Parted]:
    """Every row in exactly one part, in the sheet's order; nothing before the first response. Writes nothing."""
    rules = profile(look.community_id)
    if rules is None:
        return []
    ids = sorted({place for row in plan.rows if (place := place_of(row)) is not None})
    here = {site.place_id: site for site in sites(look.community_id, ids)}
    before = told_at(look, ids)
    night = _Night(plan, here, before, rules, now)
    return [night.part(row) for row in plan.rows]


def place_of(row: Planned) -> int | None:
    """Where the row's record lies, or would."""
    return row.entry.place_id if row.entry else row.match.place_id


class _Night:
    """The places of a list, each folded once as it stands."""

    def __init__(
        self, plan: Plan, here: Mapping[int, Site], before: Mapping[int, Sequence[Said]], rules: Profile, now: datetime
    ) -> None:
        self.plan, self.here, self.before, self.rules, self.now = plan, here, before, rules, now
        self._folded: dict[int, Folded] = {}

    def part(self, row: Planned) -> Parted:
        elsewhere = not_ours(row)
        if elsewhere:
            return Parted(row=row, tonight=Tonight(part=NOT_OURS, reason=elsewhere))
        if row.hint.tells_nothing:
            return Parted(row=row, tonight=Tonight(part=WAIT, reason="empty"))
        site = self.here.get(place_of(row) or 0)
        found = self._judged(row, site) if site else self._supposed(row)
        return Parted(row=row, tonight=found, grid_id=site.grid_id if site else None)

    def _judged(self, row: Planned, site: Site) -> Tonight:
        told = self.before.get(site.place_id, [])
        said = self._said(row)
        meant = Meant(
            subjects=frozenset((f"p{row.match.person_id}",)) if row.match.person_id is not None else frozenset(),
            numbers=frozenset((row.entry.number,)) if row.entry else frozenset(),
            said=said,
            listed=row.entry is not None and row.entry.device == DEVICE,
        )
        before = self._stands(site)
        after = fold(site, _with(told, said), self.rules) if said else before
        return tonight(meant, before, after, self.now, self.rules)

    def _supposed(self, row: Planned) -> Tonight:
        """Who is meant is not known: judged by what the row says alone."""
        said = self._said(row, known=False)
        assert said is not None  # what nobody wrote yet is always said
        meant = Meant(subjects=frozenset(), numbers=frozenset(), said=said)
        nothing = fold(NOWHERE, [], self.rules)
        return tonight(meant, nothing, fold(NOWHERE, [said], self.rules), self.now, self.rules)

    def _stands(self, site: Site) -> Folded:
        if site.place_id not in self._folded:
            self._folded[site.place_id] = fold(site, self.before.get(site.place_id, []), self.rules)
        return self._folded[site.place_id]

    def _said(self, row: Planned, *, known: bool = True) -> Said | None:
        """What the row says, as if it were written now; None where the ledger says the same."""
        if known and row.status == SAME:
            return None
        corrected = row.entry if row.status in (CHANGED, NEW) else None
        return Said(
            number=corrected.number if corrected else AFTER_ALL,
            entry_id=str(row.id or (corrected and corrected.id) or f"row {row.line.number}"),
            at=happened_at(row.answers, self.now),
            received_at=self.now,
            heard_at=self.now,
            record=self.plan.sort.record(**answers_of(row)),
            person_id=row.match.person_id if known else None,
        )


def _with(told: Sequence[Said], said: Said) -> list[Said]:
    """The records with one more, or with one corrected."""
    return [*(one for one in told if one.number != said.number), said]


def not_ours(row: Planned) -> str:
    """Why somebody does not belong here: moved away, elsewhere, no such building, or unknown by all that is told."""
    if row.match.left_on and row.match.place_id is None:
        return "moved"
    if not row.match.foreign:
        return ""
    return "elsewhere" if row.hint.elsewhere else "no_building" if row.hint.at.building else "unknown"


def counted(rows: Sequence[Parted]) -> Iterator[tuple[str, int]]:
    """How many stand in each part and, within it, under each reason; the parts in their order, the largest first."""
    for part in PARTS:
        theirs = [row.key for row in rows if row.part == part]
        yield part, len(theirs)
        by_reason = {key: theirs.count(key) for key in theirs}
        yield from sorted(by_reason.items(), key=lambda found: (-found[1], found[0]))
