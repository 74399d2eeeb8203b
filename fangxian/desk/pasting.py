"""Pasting a chat (粘贴群聊): what the work group wrote, taken in as it was copied or exported."""

from __future__ import annotations

from datetime import datetime, time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.days import day_asked
from fangxian.desk.frame import page
from fangxian.intake.chat.written import text_of, tidy
from fangxian.intake.pasting import Refused, Summary, grid_of, paste
from fangxian.registry.models import Place

MOST_BYTES = 5_000_000


@asks("settle_held")
def paste_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """A box for the chat. What was taken in is said, and its drafts follow for one quick pass."""
    if request.method != "POST":
        return _form(request, asking)
    file = request.FILES.get("file")
    if file and file.size and file.size > MOST_BYTES:
        return _form(request, asking, _("The file is larger than 5 MB. Split it; what was read is skipped."), 422)
    text = text_of(file.read()) if file else tidy(request.POST.get("text", ""))
    day_end = datetime.combine(day_asked(request.POST, asking), time.max, asking.now.tzinfo)
    try:
        summary = paste(asking.scope, text, asking.now, day_end, grid_of(asking.scope, request.POST.get("grid", "")))
    except Refused as why:
        return _form(request, asking, told(why.words), 422)
    return _taken(request, summary)


def _form(request: HttpRequest, asking: Asking, words: str = "", status: int = 200) -> HttpResponse:
    """What was pasted still stands in the box."""
    grids = Place.objects.filter(
        asking.scope.place_filter("settle_held"), community_id=asking.community_id, kind="grid"
    )
    return page(
        request,
        asking,
        "desk/paste.html",
        status,
        words=words,
        text=request.POST.get("text", ""),
        grids=list(grids.filter(closed=False).order_by("id")),
        grid=request.POST.get("grid", ""),
        day=day_asked(request.POST, asking),
    )


def _taken(request: HttpRequest, summary: Summary) -> HttpResponse:
    if summary.format:
        messages.success(request, f"{told(summary.format)}: {told(summary.words)}")
    else:
        messages.warning(request, _("The format was not recognised: each paragraph or line was read by itself."))
        messages.success(request, told(summary.words))
    if summary.left:
        more = _("%(n)d more messages were not read yet. Paste the same once more to go on.")
        messages.warning(request, more % {"n": summary.left})
    return redirect("pass", summary.paste_id) if summary.read else redirect("paste")
