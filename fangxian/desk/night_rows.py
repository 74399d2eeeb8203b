"""The rows of a night list as its page shows them: masked, with what stands and why, calls by grid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from fangxian.derived.duties import DUTIES
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking
from fangxian.desk.rows import covering
from fangxian.desk.whereabouts import called, grids, places
from fangxian.intake.sheets.night import Parted, place_of
from fangxian.intake.sheets.plan import Planned
from fangxian.intake.sheets.reply import figures_words
from fangxian.measures.hours import DAY
from fangxian.measures.screening.states import Observation
from fangxian.measures.tonight import NOW
from fangxian.registry.models import Place
from fangxian.registry.people import Details, masked, reveal

NO_GRID = 0


class NightRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row. ``entry`` is the ledger's number, ``way`` the form on which a call is recorded.

    ``full`` holds name and phone once they were asked for.
    """

    number: int
    who: str
    phone: str
    place_id: int | None
    place: str
    why: str
    reason: str
    stands: str
    entry: int | None
    way: str
    offered: bool
    faults: list[str]
    full: Details | None = None


class Calls(msgspec.Struct, frozen=True, kw_only=True):
    """The calls of one grid and who makes them; ``opened`` once names and phones were asked for."""

    grid_id: int
    title: str
    workers: str
    rows: list[NightRow]
    opened: bool = False


def night_rows(asking: Asking, parts: Sequence[Parted]) -> list[NightRow]:
    """The rows, masked; places are looked up for all of them at once."""
    here = places(asking, (place_of(one.row) for one in parts))
    return [_row(asking, one, here) for one in parts]


def _row(asking: Asking, one: Parted, here: dict[int, Place]) -> NightRow:
    row, place = one.row, here.get(place_of(one.row) or 0)
    who = masked(Details(row.hint.name, row.hint.id_number, row.hint.phone))
    return NightRow(
        number=row.line.number,
        who=who.name if row.hint.name else who.id_number,
        phone=who.phone,
        place_id=place.id if place else None,
        place=called(place) if place else row.hint.at.code,
        why=told(row.why),
        reason=told(figures_words(one.key)),
        stands=_stands(one.tonight.observed, asking.now.date()) if one.tonight.observed and row.entry else "",
        entry=row.entry.number if row.entry else None,
        way=_way(one, place) if one.part == NOW and place else "",
        offered=row.offered,
        faults=[told(words) for words in row.faults],
    )


def _stands(seen: Observation, today: date) -> str:
    """What stands of an observation on this day."""
    if seen.ended_on is not None:
        return _("released on %(day)s") % {"day": _day(seen.ended_on)}
    if today >= seen.until:
        return _("the term ended on %(day)s") % {"day": _day(seen.until - DAY)}
    figures = {"n": (today - seen.start).days + 1, "days": seen.days, "last": _day(seen.until - DAY)}
    runs = _("observed, day %(n)s of %(days)s, until %(last)s") % figures
    if seen.checked_at is None:
        return runs
    return _("%(runs)s; last asked %(at)s") % {"runs": runs, "at": f"{_day(seen.checked_at)} {seen.checked_at:%H:%M}"}


def _day(day: date) -> str:
    return date_format(day, _("j M"))


def _way(one: Parted, place: Place) -> str:
    """Where the call is recorded, once the row is in the ledger."""
    duty = DUTIES.get(one.tonight.reason)
    if duty is None or one.row.entry is None:
        return ""
    asked = {"resident": one.row.match.person_id, "of": one.row.entry.number}
    known = {name: str(value) for name, value in asked.items() if value is not None}
    return f"{reverse('write', args=[place.id, duty.done_by])}?{urlencode(known)}"


def calls(asking: Asking, parts: Sequence[Parted]) -> list[Calls]:
    """Whoever is to be called, by grid; those whose door is not known come last and are the office's."""
    now = [one for one in parts if one.part == NOW]
    rows = dict(zip((one.row.line.number for one in now), night_rows(asking, now), strict=True))
    on_it = covering(asking)
    named = [(grid.id, str(grid), on_it.get(grid.id, "")) for grid in grids(asking)]
    found = [
        Calls(
            grid_id=grid_id,
            title=title,
            workers=workers,
            rows=[rows[one.row.line.number] for one in now if (one.grid_id or NO_GRID) == grid_id],
        )
        for grid_id, title, workers in (*named, (NO_GRID, _("Door not known: the office calls"), ""))
    ]
    return [one for one in found if one.rows]


def with_details(asking: Asking, found: Calls, parts: Sequence[Parted]) -> Calls:
    """The calls with names and phones in full: as the registry has them, else as the list does."""
    told = {one.row.line.number: one.row for one in parts}
    ids = [who for row in found.rows if (who := told[row.number].match.person_id) is not None]
    known = reveal(asking.look("reveal: call"), ids) if ids else {}
    rows = [
        msgspec.structs.replace(row, full=_details(told[row.number], known.get(told[row.number].match.person_id or 0)))
        for row in found.rows
    ]
    return msgspec.structs.replace(found, rows=rows, opened=True)


def _details(row: Planned, known: Details | None) -> Details:
    return Details(known.name if known else row.hint.name, "", row.hint.phone or (known.phone if known else ""))
