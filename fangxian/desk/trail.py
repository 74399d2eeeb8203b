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
from fangxian.measures.questions import Words
from fangxian.vault.models import Trail

WORKER = "worker:"
# What the pages and the ways in write as their purpose, and what they open; anything else is shown as it stands.
SAID = {
    "worklist": Words("看待办", "the worklist"),
    "observation": Words("看居家观察", "an observation"),
    "place": Words("看一户或一处", "the page of a place"),
    "person": Words("看一位居民", "the page of a person"),
    "records": Words("看台账", "the list of records"),
    "record": Words("看一条记录", "one record"),
    "a phone given up as lost": Words("手机挂失", "a phone given up as lost"),
    "find": Words("查找", "search"),
    "what was just written": Words("看刚写的记录", "what was just written"),
    "show what was understood": Words("看读懂的内容", "what was understood"),
    "accept a draft": Words("确认草稿", "accept a draft"),
    "settle drafts": Words("处理待定", "settle drafts"),
    "put a record right": Words("更正记录", "put a record right"),
    "catch_up": Words("推算现状", "drawing how things stand"),
    "reveal: call": Words("显示全名：打电话", "in full: to call them"),
    "reveal: visit": Words("显示全名：上门", "in full: to visit them"),
    "reveal: deliver": Words("显示全名：送东西", "in full: to bring something"),
    "reveal: report": Words("显示全名：上报", "in full: to report upward"),
    "reveal: check": Words("显示全名：核对名册", "in full: to check the roster"),
    "why a figure changed": Words("看数字为什么变", "why a figure changed"),
    "which reports a correction changes": Words("查更正涉及哪些报表", "which reports a correction changes"),
    "figure of a report": Words("看报表数字的明细", "the rows of a report's figure"),
    "reports_rows.sealed": Words("报表的明细行", "rows of reports"),
    "reports_issued.facts": Words("报表所据的名册", "what reports stood on"),
    "workforce_device": Words("手机，工作人员编号", "a phone of worker"),
    "registry_person.sealed": Words("居民姓名、证件、电话", "names and numbers of residents"),
    "ledger_entry.sealed": Words("台账记录内容", "answers of records"),
    "intake_message.sealed": Words("说过的话", "sentences"),
    "intake_held.sealed": Words("待定草稿", "drafts"),
    "follower:derived": Words("系统推算", "the house itself"),
    "follower:reports": Words("系统核对报表", "the house itself, for reports"),
}


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
            "who": names.get(row.actor) or _said(row.actor),
            "id": _id(row),
            "at": localtime(row.at),
            "purpose": _said(row.purpose),
            "what": _said(row.what),
        }
        for row in rows
    ]


def _id(row: Trail) -> str:
    return row.actor.removeprefix(WORKER) if row.actor.startswith(WORKER) else ""


def _said(text: str) -> str:
    what, _space, number = text.rpartition(" ")
    if what in SAID and number.isdecimal():
        return f"{told(SAID[what])} {number}"
    return told(SAID[text]) if text in SAID else text
