"""Writes one record at a place: a form drawn from the questions of its kind, received like any other record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from msgspec import structs

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.boxes import boxes, gathered
from fangxian.desk.days import moment
from fangxian.desk.frame import page
from fangxian.desk.residents import living
from fangxian.desk.whereabouts import place_or_404
from fangxian.intake.incoming import Incoming, on_a_page
from fangxian.intake.receive import receive
from fangxian.ledger import read
from fangxian.ledger.entry import Answer
from fangxian.ledger.ids import new_id
from fangxian.ledger.read import Told
from fangxian.measures.reporting.records import Withdrawn
from fangxian.measures.shape import Record, faults, questions_of
from fangxian.registry.models import Place
from fangxian.reports.masking import masks
from fangxian.workforce.kinds import KINDS

GOOD = ("ok", "known")


@asks("write_records")
def write_page(request: HttpRequest, asking: Asking, place_id: int, kind: str) -> HttpResponse:
    """The empty form, or what was typed taken in; a form that cannot stand comes back with everything in it."""
    place = place_or_404(asking, place_id, "write_records")
    if kind not in KINDS or not asking.scope.may_write(kind, place):
        raise Http404
    wrong = _corrected(request, asking, place, kind)
    if request.method != "POST":
        return _form(request, asking, place, KINDS[kind], _known(asking, request.GET, KINDS[kind], wrong), wrong)
    answers = {**_answers(wrong), **_typed(KINDS[kind], request.POST, wrong)}
    came = _incoming(request.POST, asking, place, kind, answers, wrong)
    answer = receive(asking.community_id, asking.scope, [came], asking.now)[0]
    if answer.code == "refused":
        return _form(request, asking, place, KINDS[kind], answers, wrong, answer)
    _say(request, answer)
    return redirect("place", place.id)


@asks("write_records")
@require_POST
def withdraw(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """An entry counts no more; it stays in the ledger, with who took it back and why."""
    found = read.by_number(asking.community_id, [number])
    place = place_or_404(asking, found[0].place_id if found else 0, "write_records")
    if not asking.scope.may_write(Withdrawn.kind, place) or not asking.scope.may_read(found[0].kind, place):
        raise Http404
    answers = {"reason": request.POST.get("reason", "").strip() or None}
    came = _incoming(request.POST, asking, place, Withdrawn.kind, answers)
    answer = receive(asking.community_id, asking.scope, [structs.replace(came, corrects=found[0].id)], asking.now)[0]
    _say(request, answer)
    return redirect("record", number)


def _corrected(request: HttpRequest, asking: Asking, place: Place, kind: str) -> Told | None:
    """The entry that this one is to put right, if the address names one of that kind at that place."""
    number = request.GET.get("corrects", "")
    rows = read.by_number(asking.community_id, [int(number)]) if number.isdecimal() else []
    here = [row for row in rows if (row.place_id, row.kind) == (place.id, kind) and asking.scope.may_read(kind, place)]
    return read.told(asking.look("put a record right"), here)[0] if here else None


def _answers(wrong: Told | None) -> dict[str, Any]:
    return structs.asdict(wrong.record) if wrong else {}


def _typed(kind: type[Record], post: QueryDict, wrong: Told | None) -> dict[str, Any]:
    """What was typed; a masked answer that was left as it stood stays what it was."""
    hidden = masks(wrong.record) if wrong else {}
    return {
        name: answer for name, answer in gathered(kind, post).items() if answer is None or answer != hidden.get(name)
    }


def _unseen(answers: Mapping[str, Any], wrong: Told | None) -> dict[str, Any]:
    """The answers as the form shows them: of an entry to be put right the personal ones are masked."""
    hidden = masks(wrong.record) if wrong else {}
    was = _answers(wrong)
    return {name: hidden[name] if name in hidden and given == was[name] else given for name, given in answers.items()}


def _known(asking: Asking, query: QueryDict, kind: type[Record], wrong: Told | None) -> dict[str, Any]:
    """What is known already: the answers to be put right, or what the worklist says of the matter."""
    if wrong:
        return _answers(wrong)
    told_before = gathered(kind, query)
    number = str(told_before.pop("of", None) or "")
    matter = read.by_number(asking.community_id, [int(number)]) if number.isdecimal() else []
    return told_before | ({"of": str(matter[0].id)} if matter else {})


def _incoming(
    post: QueryDict, asking: Asking, place: Place, kind: str, answers: dict[str, Any], wrong: Told | None = None
) -> Incoming:
    """The record as it came. Its id was made with the form, so that sending twice writes once."""
    key, person = _uuid(post.get("id", ""), asking.now), post.get("resident", "")
    return on_a_page(
        key,
        f"desk-{asking.scope.worker_id}",
        kind=kind,
        place_id=place.id,
        person_id=int(person) if person.isdecimal() else None,
        happened_at=moment(post.get("happened_at", "")) or asking.now,
        corrects=wrong.id if wrong else None,
        answers=answers,
    )


def _uuid(text: str, now: datetime) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return new_id(now)


def _say(request: HttpRequest, answer: Answer) -> None:
    if answer.code in GOOD:
        messages.success(request, _("Written as record %(number)s.") % {"number": answer.number})
    else:
        messages.warning(request, told(answer.words) if answer.words else _("Kept for somebody to decide."))


def _form(
    request: HttpRequest,
    asking: Asking,
    place: Place,
    kind: type[Record],
    answers: Mapping[str, Any],
    wrong: Told | None,
    answer: Answer | None = None,
) -> HttpResponse:
    bad = faults(kind, {name: given for name, given in answers.items() if given is not None}) if answer else {}
    asked = boxes(
        kind, _unseen(answers, wrong), sees=lambda held: asking.scope.sees(held, place), faults=bad, wanted=kind.asks
    )
    people = living(asking, place) if "person" in questions_of(kind) else []
    short = [box for box in asked if box.answered or box.fault or not (box.folded or (people and box.type == "name"))]
    return page(
        request,
        asking,
        "desk/write.html",
        422 if answer else 200,
        place=place,
        title=told(kind.title),
        boxes=short,
        more=[box for box in asked if box not in short],
        of=answers.get("of") or "",
        people=people,
        resident=request.POST.get("resident") or request.GET.get("resident", "") or _person(wrong),
        corrects=wrong.number if wrong else None,
        id=request.POST.get("id") or new_id(asking.now),
        happened_at=request.POST.get("happened_at") or f"{_at(asking, wrong):%Y-%m-%dT%H:%M}",
        fault=told(answer.words) if answer and answer.words else "",
    )


def _person(wrong: Told | None) -> str:
    return str(wrong.person_id) if wrong and wrong.person_id else ""


def _at(asking: Asking, wrong: Told | None) -> datetime:
    return localtime(wrong.happened_at) if wrong else asking.now
