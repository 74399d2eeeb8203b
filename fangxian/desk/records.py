"""The records (台账): the list in order of number, and one entry with its history."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fangxian.derived.within import EVERYWHERE
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.entries import entry_rows, legible
from fangxian.desk.frame import page
from fangxian.desk.paging import MOST
from fangxian.desk.whereabouts import place_or_404, places
from fangxian.intake.entering import draft_of
from fangxian.intake.seeing import mine
from fangxian.ledger import read
from fangxian.ledger.read import Row
from fangxian.measures.reporting.records import Withdrawn
from fangxian.registry.models import Place
from fangxian.reports import notes
from fangxian.reports.telling import called as called_report


@asks("read_records", "read_ledger")
def list_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The newest entries first; ``before`` a number, at one ``place`` if so asked."""
    before, place = (request.GET.get(name, "") for name in ("before", "place"))
    here = place_or_404(asking, int(place)) if place.isdecimal() else None
    found = read.latest(asking.community_id, _reach(asking, here), int(before) if before.isdecimal() else None, MOST)
    rows = legible(asking, found)
    return page(
        request,
        asking,
        "desk/records.html",
        rows=entry_rows(asking, rows, "records"),
        place=here,
        older=found[-1].number if len(found) == MOST else None,
        head=read.head(asking.community_id),
    )


@asks("read_records", "read_ledger")
def entry_page(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """One entry: what was said, who, when, its hash, and what put it right."""
    rows = _one(asking, number)
    row = next(row for row in rows if row.number == number)
    shown = {row.number: row for row in entry_rows(asking, rows, "record")}
    return page(
        request,
        asking,
        "desk/record.html",
        entry=shown[number],
        others=[row for row in shown.values() if row.number != number],
        row=row,
        rights=_may_put_right(asking, row),
        draft=_draft(asking, row),
        notes=_notes(asking, rows),
        hash=read.hash_at(asking.community_id, number).hex(),
    )


def _notes(asking: Asking, rows: Sequence[Row]) -> list[dict[str, object]]:
    """The issued reports that used what was put right here, or lacked what came late; for those who may read them."""
    if not asking.scope.may("read_reports"):
        return []
    notes.follow(asking.community_id, asking.now)
    found = notes.about(asking.community_id, [row.number for row in rows])
    told_of = [(note.number, notes.content(note)) for note in found]
    return [
        {"number": number, "office": told(noted.office), "reports": [told(called_report(one)) for one in noted.reports]}
        for number, noted in told_of
    ]


def _one(asking: Asking, number: int) -> Sequence[Row]:
    """The entry with all that it corrects and that corrects it; 404 for one out of reach."""
    found = read.by_number(asking.community_id, [number])
    if not found or not legible(asking, found):
        raise Http404(_("There is no such record."))
    return legible(asking, read.history(asking.community_id, found[0].id))


def _draft(asking: Asking, row: Row) -> UUID | None:
    """The draft of a message from which the entry came, if the reader may see it."""
    key = draft_of(row.device)
    there = mine(asking.scope).filter(id=key).exclude(message_id=None).exists() if key else False
    return key if there else None


def _may_put_right(asking: Asking, row: Row) -> bool:
    """Whether the reader may write such an entry there anew, or take it back."""
    place = places(asking, [row.place_id]).get(row.place_id)
    kinds = (row.kind, Withdrawn.kind)
    return place is not None and all(asking.scope.may_write(kind, place) for kind in kinds)


def _reach(asking: Asking, here: Place | None) -> list[int] | None:
    """The places whose entries are asked for; None for all."""
    if here:
        return [here.id]
    action = "read_ledger" if asking.scope.may("read_ledger") else "read_records"
    if asking.reach(action) == EVERYWHERE:
        return None
    rows = Place.objects.filter(asking.scope.place_filter(action), community_id=asking.community_id)
    return list(rows.values_list("id", flat=True))
