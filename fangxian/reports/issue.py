"""Issues a report: frozen, numbered, signed in the ledger; or says why it cannot be signed."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import transaction
from django.utils.timezone import localdate, localtime

from fangxian.derived import bookmark
from fangxian.derived.catch_up import catch_up
from fangxian.derived.figures import Row, rows_until
from fangxian.ledger import read
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.ledger.ids import new_id
from fangxian.measures.facts import Site
from fangxian.measures.questions import Words
from fangxian.measures.reporting.records import Signed
from fangxian.registry.models import Place
from fangxian.registry.numbering import lock, next_id
from fangxian.registry.response import covers, latest
from fangxian.reports import content, filed, frozen
from fangxian.reports.definitions import definitions
from fangxian.reports.fill import Filled, fill
from fangxian.reports.form import Form, load
from fangxian.reports.models import Issued
from fangxian.reports.up_to import up_to
from fangxian.workforce.models import Worker

TRIES = 20


class NotIssued(Exception):  # noqa: N818 - what became of it
    """A report that cannot be signed; ``words`` say why and what to do."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(f"{words.zh} {words.en}")


class Drawn(msgspec.Struct, frozen=True):
    """A form filled at one moment of the ledger, the rows under it, and the facts of the places at that moment."""

    filled: Filled
    rows: list[Row]
    facts: list[Site]
    ledger_number: int


def issue(community_id: int, form: str, day: date, worker: Worker, now: datetime) -> Issued:
    """Fill, freeze, number and sign a report, and write in the ledger that it was signed.

    Raises NotIssued: no response ran that day, the day is still to come, or a zero report is not true. May somebody
    sign? The caller asks ``access`` for ``issue_reports``. KeyError for an unknown form.
    """
    chosen = load(form)
    profile = _profile(community_id, day, now)
    drawn = draw(community_id, chosen, day)
    if chosen.nothing:
        _check_nothing(drawn.filled)
    with transaction.atomic():
        lock(community_id)
        number = next_id(Issued, community_id, "number")
        told = _content(drawn, number, profile, worker, now)
        issued = _freeze(told, drawn, worker, now)
        _sign(issued, now)
    return issued


def _profile(community_id: int, day: date, now: datetime) -> str:
    """By the response that runs or has just ended; a day of an earlier one would be counted by strange rules."""
    found = latest(community_id)
    if found is None or (found.ended_at and not covers(found, day)):
        raise NotIssued(Words(f"{day}没有应急响应,不需要上报。", f"No response ran on {day}, so no report is owed."))
    if day > localdate(now):
        raise NotIssued(Words(f"{day}还没有到,请核对日期。", f"{day} is still to come: please check the day."))
    return found.profile


def draw(community_id: int, form: Form, day: date) -> Drawn:
    """The form filled from derived rows that stand exactly where the ledger stands."""
    with bookmark.held(community_id):
        for _ in range(TRIES):
            catch_up(community_id)
            drawn = _drawn(community_id, form, day)
            reached = bookmark.reached(community_id)
            if reached == bookmark.heads(community_id) and reached.ledger == drawn.ledger_number:
                return drawn
    raise NotIssued(Words("台账正忙,请稍后再签发。", "The ledger is busy: please issue the report in a minute."))


def _drawn(community_id: int, form: Form, day: date) -> Drawn:
    rows = rows_until(community_id, {line.indicator for line in form.lines}, day)
    return Drawn(fill(community_id, form, day), rows, frozen.known(community_id), read.head(community_id))


def _check_nothing(filled: Filled) -> None:
    """A zero report is a statement that somebody answers for: one figure above zero, and it is refused."""
    found = [line for line in filled.lines if line.sum]
    if found:
        zh = "、".join(f"{line.words.zh} {line.sum}" for line in found)
        en = ", ".join(f"{line.words.en} {line.sum}" for line in found)
        raise NotIssued(
            Words(
                f"{filled.day}不能签零报告:{zh}。请改签日报表。",
                f"A zero report cannot be signed for {filled.day}: {en}. Sign the daily report instead.",
            )
        )


def _content(drawn: Drawn, number: int, profile: str, worker: Worker, now: datetime) -> content.Content:
    filled = drawn.filled
    before = filed.last_of(filled.community_id, filled.form, filled.day)
    return content.Content(
        number=number,
        replaces=before.number if before else None,
        filled=filled,
        cut_off=up_to(filled.day, now).replace(microsecond=0),
        ledger_number=drawn.ledger_number,
        ledger_hash=read.hash_at(filled.community_id, drawn.ledger_number).hex(),
        profile=profile,
        definitions=definitions(filled.form, profile),
        signed_by=worker.name,
        issued_at=localtime(now).replace(microsecond=0),
    )


def _freeze(told: content.Content, drawn: Drawn, worker: Worker, now: datetime) -> Issued:
    frozen.freeze_rows(told.filled.community_id, told.number, drawn.rows)
    whole = content.written(told)
    return Issued.objects.create(
        community_id=told.filled.community_id,
        number=told.number,
        form=told.filled.form,
        day=told.filled.day,
        ledger_number=told.ledger_number,
        definitions=told.definitions,
        content=whole,
        sha256=content.fingerprint(whole),
        facts=frozen.freeze(told.filled.community_id, told.number, drawn.facts),
        signed_by=worker.id,
        issued_at=now,
    )


def _sign(issued: Issued, now: datetime) -> None:
    """The signature is an entry of the ledger, after the number that the report stands on."""
    here = Place.objects.get(community_id=issued.community_id, kind="community")
    entry = NewEntry(
        id=new_id(now),
        device="reports",
        epoch=0,
        seq=issued.number,
        kind=Signed.kind,
        place_id=here.id,
        happened_at=now,
        worker_id=issued.signed_by,
        record=Signed(form=issued.form, report_number=issued.number, when=issued.day.isoformat()),
    )
    append(issued.community_id, [entry], now)
