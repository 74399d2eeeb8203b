"""Entries of the ledger as pages show them: what was said, by whom, without the answers that the reader may not see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import msgspec
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking
from fangxian.desk.whereabouts import called, places
from fangxian.intake.self_report import origins
from fangxian.ledger import read
from fangxian.ledger.read import Row, Told
from fangxian.measures.shape import Record, questions_of
from fangxian.registry.models import Place
from fangxian.reports.masking import masked
from fangxian.reports.said import shown
from fangxian.workforce.kinds import KINDS
from fangxian.workforce.models import Worker

ORIGINS = {"household": gettext_noop("told by a resident, by card"), "shop": gettext_noop("told by the shop itself")}
SAID_BY_CODE = {"origin_place": "origin_adcode", "dest_place": "dest_adcode", "via_place": "via_adcode"}


class EntryRow(msgspec.Struct, frozen=True, kw_only=True):
    """One entry on a page; ``answers`` are label and value, empty where the reader may not see any."""

    number: int
    title: str
    place_id: int
    place: str
    worker: str
    happened_at: datetime
    received_at: datetime
    person_id: int | None
    answers: list[tuple[str, str]]
    put_right: bool
    corrects: bool


def entry_rows(asking: Asking, rows: Sequence[Row], purpose: str) -> list[EntryRow]:
    """The entries as rows of a list. Those whose kind the reader may not read there are opened for nobody."""
    here = places(asking, (row.place_id for row in rows))
    legible = [row for row in rows if row.place_id in here and asking.scope.may_read(row.kind, here[row.place_id])]
    opened = {one.number: one for one in read.told(asking.look(purpose), legible)}
    names = workers(asking.community_id, {row.worker_id for row in rows})
    told_by = origins(asking.community_id, [row.device for row in rows])
    gone = read.put_right(asking.community_id, [row.id for row in rows])
    return [
        EntryRow(
            number=row.number,
            title=told(KINDS[row.kind].title) if row.kind in KINDS else row.kind,
            place_id=row.place_id,
            place=called(here.get(row.place_id)),
            worker=_writer(names.get(row.worker_id or 0, ""), told_by.get(row.device, "")),
            happened_at=localtime(row.happened_at),
            received_at=localtime(row.received_at),
            person_id=row.person_id,
            answers=_answers(asking, opened.get(row.number), here),
            put_right=row.id in gone,
            corrects=row.corrects is not None,
        )
        for row in rows
    ]


def _writer(worker: str, origin: str) -> str:
    """Who wrote it down; what somebody told of themselves is seen to be that."""
    return " · ".join(one for one in (worker, _(ORIGINS[origin]) if origin else "") if one)


def legible(asking: Asking, rows: Sequence[Row]) -> list[Row]:
    """Only those entries of which the reader may know at all."""
    if asking.scope.may("read_ledger"):
        return list(rows)
    here = places(asking, (row.place_id for row in rows))
    return [row for row in rows if row.place_id in here and asking.scope.may_read(row.kind, here[row.place_id])]


def workers(community_id: int, ids: set[int | None]) -> dict[int, str]:
    """Names of workers by id."""
    rows = Worker.objects.filter(community_id=community_id, id__in=[one for one in ids if one is not None])
    return dict(rows.values_list("id", "name"))


def _answers(asking: Asking, entry: Told | None, here: Mapping[int, Place]) -> list[tuple[str, str]]:
    if entry is None:
        return []
    place = here[entry.place_id]
    return said(entry.record, lambda held: asking.scope.sees(held, place))


def said(record: Record, sees: Callable[[str], bool]) -> list[tuple[str, str]]:
    """Label and value of each answer that was given and may be seen; names and numbers masked."""
    asked = questions_of(type(record))
    twice = {name for name, code in SAID_BY_CODE.items() if getattr(record, code, None)}
    given = ((question, getattr(record, name)) for name, question in asked.items() if name not in twice)
    return [
        (told(question.words), shown(question, masked(record, question, answer)))
        for question, answer in given
        if answer is not None and question.type_name != "entry" and sees(question.holds)
    ]
