"""Opening again: a shop applies, and sees how its application stands and what was decided."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fangxian.intake.problems import Problem
from fangxian.intake.self_report import SelfReport, tell
from fangxian.ledger import read
from fangxian.measures.reporting.records import Resumption
from fangxian.measures.shape import questions_of
from fangxian.reports.said import shown as in_words
from fangxian.resident import matters
from fangxian.resident.asking import Home, key_of, said, shown
from fangxian.resident.shop_asking import asks_shop

MOST_A_DAY = 6


def opening(shop: Home) -> dict[str, Any]:
    """How the application to open again stands, if there is one."""
    told = next(iter(matters.of_household(shop)), None)
    rows = read.last_at(shop.community_id, [shop.guest.place.id], [Resumption.kind], limit=1)
    status = ""
    if rows:
        (record,) = read.records(shop.look("a shop's own page"), rows)
        status = in_words(questions_of(Resumption)["status"], getattr(record, "status", None))
    return {"told": told, "status": status, "answers": matters.answers(shop, told) if told else []}


@asks_shop
def opening_page(request: HttpRequest, shop: Home) -> HttpResponse:
    """Applying to open again: a draft for whoever settles it, seen to come from the shop itself."""
    fault = ""
    if request.method == "POST":
        answers = _application(request.POST)
        fault = "" if "staff_count" in answers else _("Write how many people come back to work, as a number.")
        fault = fault or _too_often(shop) or _applied(shop, request.POST, answers)
        if not fault:
            return redirect("shop_page", shop.community_id, request.resolver_match.kwargs["code"])  # type: ignore[union-attr]
    context = {"shop": shop.guest.place, "fault": fault, "typed": request.POST}
    context["id"] = key_of(request.POST, shop)
    return shown(request, "resident/opening.html", 422 if fault else 200, **context)


def _too_often(shop: Home) -> str:
    few = matters.told_lately(shop, shop.now - timedelta(days=1)) < MOST_A_DAY
    return "" if few else _("There are enough applications for today. Please call the office.")


def _application(post: QueryDict) -> dict[str, Any]:
    people, trade = post.get("staff_count", "").strip(), post.get("shop_type", "").strip()[:60]
    items = [
        {"name": one.strip()[:40]} for one in post.get("supplies", "").replace("、", "\n").splitlines() if one.strip()
    ]
    answers: dict[str, Any] = {"status": "apply"}
    answers |= {"staff_count": int(people)} if people.isdecimal() and len(people) < 6 else {}
    answers |= {"shop_type": trade} if trade else {}
    return answers | ({"items": items[:20]} if items else {})


def _applied(shop: Home, post: QueryDict, answers: dict[str, Any]) -> str:
    text = post.get("words", "").strip()[:500] or said(Resumption.title)
    taken = tell(
        shop.guest, SelfReport(id=key_of(post, shop), kind=Resumption.kind, answers=answers, text=text), shop.now
    )
    if isinstance(taken, Problem):
        return said(taken.words)
    matters.keep(shop, taken, "opening", private=False)
    return ""
