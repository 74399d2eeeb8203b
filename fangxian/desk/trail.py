"""The trail (查阅记录): who opened what, when and what for; for whoever has to answer for it."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.entries import workers
from fangxian.desk.frame import page
from fangxian.desk.paging import MOST
from fangxian.vault.models import Trail
from fangxian.vault.purposes import purpose_words

WORKER = "worker:"


@asks("read_trail")
def trail_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The newest rows first; ``worker`` narrows them to one, ``before`` goes on below a number."""
    before, worker = request.GET.get("before", ""), request.GET.get("worker", "")
    rows = Trail.objects.filter(community_id=asking.community_id)
    if before.isdecimal():
        rows = rows.filter(number__lt=int(before))
    if worker.isdecimal():
        rows = rows.filter(actor=f"{WORKER}{worker}")
    found = list(rows.order_by("-number")[:MOST])
    return page(
        request,
        asking,
        "desk/trail.html",
        rows=_named(asking, found),
        worker=worker if worker.isdecimal() else "",
        older=found[-1].number if len(found) == MOST else None,
    )


def _named(asking: Asking, rows: Sequence[Trail]) -> list[dict[str, object]]:
    """Each row with the worker's name; the machine's own readers keep theirs."""
    ids = {int(row.actor.removeprefix(WORKER)) for row in rows if row.actor.startswith(WORKER)}
    names = {f"{WORKER}{number}": name for number, name in workers(asking.community_id, {*ids}).items()}
    return [
        {
            "row": row,
            "who": names.get(row.actor) or told(purpose_words(row.actor)),
            "id": _id(row),
            "at": localtime(row.at),
            "purpose": told(purpose_words(row.purpose)),
            "what": told(purpose_words(row.what)),
        }
        for row in rows
    ]


def _id(row: Trail) -> str:
    return row.actor.removeprefix(WORKER) if row.actor.startswith(WORKER) else ""
