"""The shop's page, by the code at its door: the day's self-check, what is to be mended by when, opening again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid5

import msgspec
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from fangxian.derived.catch_up import catch_up
from fangxian.derived.place_state import place_state
from fangxian.intake.self_check import accept_self_check
from fangxian.intake.self_report import SelfReport, tell
from fangxian.ledger import read
from fangxian.measures.checkpoints.records import SelfCheck, ShopCheck
from fangxian.measures.questions import Words
from fangxian.measures.screening.records import Symptom
from fangxian.measures.shape import questions_of
from fangxian.reports.said import shown as in_words
from fangxian.resident.asking import Home, key_of, said, shown
from fangxian.resident.opening import opening
from fangxian.resident.shop_asking import asks_shop

RECHECK = "checkpoints.shop_recheck"
WEEK, MOST_A_DAY = 7, 6
FEVER = Words("门店自查:店里有人发热", "the shop's self-check: somebody of the staff has a fever")
YES_NO = {"yes": True, "no": False}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found amiss at the last look, and by when it is to be mended."""

    day: date
    issues: str
    last_day: date


@asks_shop
def shop_page(request: HttpRequest, shop: Home) -> HttpResponse:
    """The self-check, and all that the shop is told."""
    if request.method != "POST":
        return _page(request, shop)
    fault = _checked(shop, request.POST)
    return _page(request, shop, fault) if fault else redirect(f"{request.path}?done=1")


def _checked(shop: Home, post: QueryDict) -> str:
    """Write the self-check; why not, in words, if it cannot be. A fever is told to the grid worker besides."""
    answers: dict[str, Any] = {name: YES_NO.get(post.get(name, "")) for name in SelfCheck.asks}
    if None in answers.values():
        return _("Please answer every question with yes or no.")
    if len([day for day in _days(shop) if day == shop.now.date()]) >= MOST_A_DAY:
        return _("There are enough self-checks for today. Call your grid worker if something changes.")
    people = post.get("staff_count", "").strip()
    key = key_of(post, shop)
    answers |= {"staff_count": int(people)} if people.isdecimal() and len(people) < 6 else {}
    problem = accept_self_check(shop.guest, SelfReport(id=key, kind=SelfCheck.kind, answers=answers, text=""), shop.now)
    if problem is None and answers["fever"]:
        ill = SelfReport(id=uuid5(key, "fever"), kind=Symptom.kind, answers={}, text=FEVER.zh, urgent=True)
        tell(shop.guest, ill, shop.now)
    return said(problem.words) if problem else ""


def _page(request: HttpRequest, shop: Home, fault: str = "") -> HttpResponse:
    days = _days(shop)
    return shown(
        request,
        "resident/shop.html",
        422 if fault else 200,
        shop=shop.guest.place,
        fault=fault,
        id=key_of(request.POST, shop),
        typed=request.POST,
        asked=[(name, said(questions_of(SelfCheck)[name].words)) for name in SelfCheck.asks],
        done="done" in request.GET,
        today=shop.now.date() in days,
        week=[(day, day in days) for day in _week(shop.now.date())],
        found=found(shop),
        opening=opening(shop),
        code=request.resolver_match.kwargs if request.resolver_match else {},
    )


def _days(shop: Home) -> list[date]:
    """The days on which a self-check came, one for each."""
    rows = read.last_at(shop.community_id, [shop.guest.place.id], [SelfCheck.kind], limit=50)
    return [localdate(row.happened_at) for row in rows]


def _week(today: date) -> list[date]:
    return [today - timedelta(days=back) for back in reversed(range(WEEK))]


def found(shop: Home) -> Found | None:
    """What is to be mended, as long as nobody has seen that it was."""
    catch_up(shop.community_id)
    owed = place_state(shop.community_id, shop.guest.place.id, shop.now).tasks
    due_at = next((task.due_at for task in owed if task.kind == RECHECK), None)
    rows = read.last_at(shop.community_id, [shop.guest.place.id], [ShopCheck.kind], limit=1) if due_at else []
    if due_at is None or not rows:
        return None
    (record,) = read.records(shop.look("a shop's own page"), rows)
    asked = questions_of(ShopCheck)["issues"]
    issues = in_words(asked, getattr(record, "issues", None))
    return Found(day=localdate(rows[0].happened_at), issues=issues, last_day=localdate(due_at - timedelta(seconds=1)))
