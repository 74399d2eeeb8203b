"""My service (我的服务): one's own shifts, today's tasks, hours that keep themselves, and their certificate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.derived.duties import narrowed
from fangxian.derived.worklist import Asked, how_many, worklist
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks, troubled
from fangxian.desk.frame import page
from fangxian.desk.keeping_up import kept_up
from fangxian.desk.rows import tasks
from fangxian.intake.incoming import Incoming, on_a_page
from fangxian.intake.receive import receive
from fangxian.ledger import read
from fangxian.ledger.ids import new_id
from fangxian.registry.models import Place
from fangxian.reports import serving
from fangxian.reports.printed import NoFont
from fangxian.workforce import hours, shifts
from fangxian.workforce.hours import BESIDE, Spell
from fangxian.workforce.models import Worker
from fangxian.workforce.records import Volunteer
from fangxian.workforce.shifts import OnDuty

AHEAD = timedelta(days=7)
FEW = 8
BACK = timedelta(days=7)


@asks("write_records")
def service_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """All about one's own service, and nothing about anybody else's."""
    kept_up(request, asking)
    worker = _me(asking)
    spells = serving.served(asking.community_id, worker.id, serving.since_joined(worker), asking.now)
    week = serving.week(asking.now)
    return page(
        request,
        asking,
        "desk/service.html",
        shifts=_shifts(asking),
        total=serving.length(hours.minutes(spells)),
        week=serving.length(hours.minutes([one for one in spells if one.start >= week])),
        days=_days([one for one in spells if one.start > asking.now - BACK]),
        served=bool(hours.minutes(spells)),
        **_today(asking),
    )


@asks("write_records")
@require_POST
def sign_on(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Signs in to a shift: written as any other record, at the post of the shift or where one serves."""
    shift = next((one for one in _near(asking) if str(one.shift_id) == request.POST.get("shift")), None)
    place = _place(asking, shift) if shift else None
    if place is None:
        messages.error(request, _("You can sign in from half an hour before a shift of yours until it ends."))
        return redirect("service")
    answer = receive(asking.community_id, asking.scope, [_on_duty(asking, place)], asking.now)[0]
    if answer.code in ("ok", "known"):
        messages.success(request, _("Signed in. Your hours count by themselves."))
    else:
        messages.error(request, told(answer.words) if answer.words else _("Kept for somebody to decide."))
    return redirect("service")


@asks("write_records")
@require_POST
def certificate(request: HttpRequest, asking: Asking) -> HttpResponse:
    """One's own hours until now, certified, as a page to print; there is none before the first hour."""
    worker = _me(asking)
    if not serving.served(asking.community_id, worker.id, serving.since_joined(worker), asking.now):
        raise Http404
    address = request.build_absolute_uri(reverse("certificate_check"))
    issued = serving.certify(worker, asking.now)
    try:
        made = serving.printed(worker, issued, address, get_language() or "zh-hans")
    except NoFont as none:
        return troubled(request, told(none.words))
    name = f'attachment; filename="certificate-{issued.number}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})


def _me(asking: Asking) -> Worker:
    return Worker.objects.get(community_id=asking.community_id, id=asking.scope.worker_id)


def _near(asking: Asking) -> list[OnDuty]:
    """One's shifts to which one can sign in now."""
    return shifts.of(asking.community_id, asking.scope.worker_id, asking.now, asking.now + BESIDE)


def _shifts(asking: Asking) -> list[dict[str, Any]]:
    """Today's and those to come; whether one can sign in, or has."""
    midnight = datetime.combine(asking.now.date(), time.min, get_current_timezone())
    own = shifts.of(asking.community_id, asking.scope.worker_id, midnight, asking.now + AHEAD)
    written = read.moments_of(asking.community_id, asking.scope.worker_id, midnight - timedelta(days=1), asking.now)
    near = {one.shift_id for one in _near(asking)}
    return [_shift(asking, one, written, now=one.shift_id in near) for one in own]


def _shift(asking: Asking, one: OnDuty, written: Sequence[datetime], *, now: bool) -> dict[str, Any]:
    there = hours.was_at(Spell(one.starts_at, one.ends_at), written)
    return {
        "id": one.shift_id,
        "place": one.place,
        "start": localtime(one.starts_at),
        "end": localtime(one.ends_at),
        "there": there,
        "missed": one.ends_at <= asking.now and not there,
        "can": now and not there and _place(asking, one) is not None,
    }


def _place(asking: Asking, shift: OnDuty) -> Place | None:
    """Where "I am here" is written: at the shift's post, else at the first place that one covers."""
    reach = asking.scope.writing(Volunteer.kind)
    covered = Place.objects.filter(reach.place_filter(), community_id=asking.community_id, kind__in=Volunteer.about)
    post = covered.filter(id=shift.place_id).first()
    return post or covered.exclude(kind="door").order_by("id").first() or covered.order_by("id").first()


def _on_duty(asking: Asking, place: Place) -> Incoming:
    return on_a_page(
        new_id(asking.now),
        f"desk-{asking.scope.worker_id}",
        kind=Volunteer.kind,
        place_id=place.id,
        happened_at=asking.now,
        answers={"action": "on_duty", "count": 1},
    )


def _today(asking: Asking) -> dict[str, Any]:
    """The first of the tasks that are open now; the app has all of today's, without a network too."""
    reach, asked = asking.reach("read_worklist"), Asked(only=narrowed(asking.scope))
    owed = worklist(asking.community_id, asking.now, reach, asked, most=FEW)
    return {"tasks": tasks(asking, owed), "count": how_many(asking.community_id, asking.now, reach, asked)}


def _days(spells: Iterable[Spell]) -> list[dict[str, Any]]:
    return [
        {
            "day": day,
            "length": serving.length(hours.minutes(there)),
            "spells": [(localtime(one.start), localtime(one.end)) for one in there],
        }
        for day, there in hours.by_day(spells).items()
    ]
