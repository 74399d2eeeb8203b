"""Correction notes (更正说明): what a correction changed in issued reports, drafted for each office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec
from django.db import transaction
from django.utils.timezone import localtime

from fangxian.ledger import read
from fangxian.ledger.heard import heard
from fangxian.measures.questions import Words
from fangxian.measures.reporting.records import Withdrawn
from fangxian.measures.shape import Record, questions_of
from fangxian.registry.numbering import lock, next_id
from fangxian.reports.cells import Cell, differing, put_right
from fangxian.reports.models import Followed, Issued, Note
from fangxian.reports.touched import ACTOR, Frozen, before_and_after, changed, opened
from fangxian.vault.opening import Look
from fangxian.workforce.kinds import KINDS

AT_ONCE = 2000
Told = defaultdict[int, dict[int, tuple[Cell, ...]]]  # by report, by correction


class Touched(msgspec.Struct, frozen=True):
    """One issued report with the figures that the correction made others."""

    number: int
    form: str
    title: Words
    day: date
    cells: tuple[Cell, ...]


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """What a note says to one office; ``fields`` are the questions answered otherwise, never the answers."""

    office: Words
    community: str
    entry: int
    corrected: int
    kind: Words
    taken_back: bool
    fields: tuple[Words, ...]
    corrected_at: datetime
    reports: tuple[Touched, ...]


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Noted)


def content(note: Note) -> Noted:
    """What stands in a note."""
    return _decoder.decode(bytes(note.content))


def latest(community_id: int, limit: int = 100) -> list[Note]:
    """The last notes, the newest first."""
    return list(Note.objects.filter(community_id=community_id).order_by("-number")[:limit])


def how_many(community_id: int) -> int:
    """All that were drafted so far."""
    return Note.objects.filter(community_id=community_id).count()


def one(community_id: int, number: int) -> Note | None:
    """The note of that number."""
    return Note.objects.filter(community_id=community_id, number=number).first()


def about(community_id: int, entries: Iterable[int]) -> list[Note]:
    """The notes that any of these entries led to."""
    return list(Note.objects.filter(community_id=community_id, entry__in=list(entries)).order_by("number"))


def follow(community_id: int, now: datetime) -> int:
    """Draft the notes of all corrections since the last time; how many. Nothing is ever sent by itself."""
    head = read.head(community_id)
    if _reached(community_id) >= head:
        return 0
    with transaction.atomic():
        lock(community_id)
        reached = _reached(community_id)
        told = _told_before(community_id)
        drafted = sum(_drafted(community_id, row, told, now) for row in _corrections(community_id, reached, head))
        Followed.objects.update_or_create(community_id=community_id, defaults={"number": head})
    return drafted


def _reached(community_id: int) -> int:
    return Followed.objects.filter(community_id=community_id).values_list("number", flat=True).first() or 0


def _corrections(community_id: int, after: int, until: int) -> Iterator[read.Row]:
    while after < until and (rows := read.after(community_id, after, min(AT_ONCE, until - after))):
        yield from (row for row in rows if row.corrects)
        after = rows[-1].number


def _told_before(community_id: int) -> Told:
    """What the notes drafted so far have told of each report, in order; each note to several offices once."""
    told: Told = defaultdict(dict)
    for note in Note.objects.filter(community_id=community_id).order_by("number"):
        for report in content(note).reports:
            told[report.number][note.entry] = report.cells
    return told


def _drafted(community_id: int, correction: read.Row, told: Told, now: datetime) -> int:
    """One note to each office that got a report of which this correction changes a figure."""
    origin = heard(community_id, [correction])[correction.id].number
    issued = Issued.objects.filter(
        community_id=community_id, ledger_number__gte=origin, ledger_number__lt=correction.number
    )
    corrected = read.by_id(community_id, [correction.corrects] if correction.corrects else [])
    if not corrected or not issued.exists():
        return 0
    look = Look(community_id, ACTOR, "which reports a correction changes")
    by_office: defaultdict[Words, list[Touched]] = defaultdict(list)
    communities = set()
    for report in (opened(look, one) for one in issued.order_by("number")):
        if touched := _touched(look, report, correction, corrected[0], told):
            told[touched.number][correction.number] = touched.cells
            communities.add(report.filled.community)
            for office in report.offices:
                by_office[office].append(touched)
    if by_office:
        _keep(look, correction, corrected[0], by_office, max(communities), now)
    return len(by_office)


def _touched(look: Look, report: Frozen, correction: read.Row, corrected: read.Row, told: Told) -> Touched | None:
    last = report.filled
    for cells_told in told[report.issued.number].values():
        last = put_right(last, cells_told)
    cells = differing(last, changed(last, *before_and_after(look, report, correction, corrected)))
    if not cells:
        return None
    issued = report.issued
    return Touched(issued.number, issued.form, report.filled.title, issued.day, tuple(cells))


def _keep(
    look: Look,
    correction: read.Row,
    corrected: read.Row,
    by_office: dict[Words, list[Touched]],
    community: str,
    now: datetime,
) -> None:
    was, became = (one.record for one in read.told(look, [corrected, correction]))
    number = next_id(Note, look.community_id, "number")
    for place, (office, reports) in enumerate(by_office.items()):
        noted = Noted(
            office=office,
            community=community,
            entry=correction.number,
            corrected=corrected.number,
            kind=KINDS[corrected.kind].title,
            taken_back=isinstance(became, Withdrawn),
            fields=_fields(was, became),
            corrected_at=localtime(correction.received_at).replace(microsecond=0),
            reports=tuple(reports),
        )
        Note.objects.create(
            community_id=look.community_id,
            number=number + place,
            entry=correction.number,
            content=_encoder.encode(noted),
            drafted_at=now,
        )


def _fields(was: Record, became: Record) -> tuple[Words, ...]:
    """The questions of the kind that were answered otherwise."""
    if type(was) is not type(became):
        return ()
    asked = questions_of(type(was)).items()
    return tuple(Words(q.zh, q.en) for name, q in asked if getattr(was, name) != getattr(became, name))
