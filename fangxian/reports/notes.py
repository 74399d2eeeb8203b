"""Correction notes (更正说明): what a correction or a late fact changed in issued reports, drafted for each office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

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
from fangxian.reports.fill import Filled
from fangxian.reports.late import signed, touched_by
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
    """What a note says to one office; ``fields`` are the questions answered otherwise, never the answers.

    ``late`` are the entries of facts that came late, where the note is about those and about no correction.
    """

    office: Words
    community: str
    entry: int
    corrected: int
    kind: Words
    taken_back: bool
    fields: tuple[Words, ...]
    corrected_at: datetime
    reports: tuple[Touched, ...]
    late: tuple[int, ...] = ()


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
    asked = set(entries)
    after = Note.objects.filter(community_id=community_id, entry__gte=min(asked, default=0)).order_by("number")
    return [note for note in after if note.entry in asked or asked & set(content(note).late)]


def follow(community_id: int, now: datetime) -> int:
    """Draft the notes of all corrections and late facts since the last time; how many. Nothing is sent by itself."""
    head = read.head(community_id)
    if _reached(community_id) >= head:
        return 0
    with transaction.atomic():
        lock(community_id)
        drafter = _Drafter(community_id, now)
        for row in _entries(community_id, _reached(community_id), head):
            drafter.follow(row)
        drafter.tell_late()
        Followed.objects.update_or_create(community_id=community_id, defaults={"number": head})
    return drafter.drafted


def _reached(community_id: int) -> int:
    return Followed.objects.filter(community_id=community_id).values_list("number", flat=True).first() or 0


def _entries(community_id: int, after: int, until: int) -> Iterator[read.Row]:
    while after < until and (rows := read.after(community_id, after, min(AT_ONCE, until - after))):
        yield from rows
        after = rows[-1].number


def _told_before(community_id: int) -> Told:
    """What the notes drafted so far have told of each report, in order; each note to several offices once."""
    told: Told = defaultdict(dict)
    for note in Note.objects.filter(community_id=community_id).order_by("number"):
        for report in content(note).reports:
            told[report.number][note.entry] = report.cells
    return told


class _Drafter:
    """Goes through the entries in order. Late facts in a row go into one note; a correction has its own."""

    def __init__(self, community_id: int, now: datetime) -> None:
        self.look = Look(community_id, ACTOR, "which reports an entry changes")
        self.now, self.drafted = now, 0
        self.told, self.signed = _told_before(community_id), signed(community_id)
        self.opened: dict[int, Frozen] = {}
        self.late: list[read.Row] = []
        self.before: dict[int, Filled] = {}

    def follow(self, row: read.Row) -> None:
        """One entry: a correction is told at once, a late fact kept until the next correction or the end."""
        corrected = next(iter(read.by_id(self.look.community_id, [row.corrects])), None) if row.corrects else None
        first = heard(self.look.community_id, [row])[row.id].number if row.corrects else row.number
        if not (reports := touched_by(self.signed, row, corrected, first)):
            return
        if corrected:
            self.tell_late()
        found = [one for report in reports if (one := self._touched(report.number, row, corrected))]
        if corrected and found:
            self._keep(found, _about(self.look, row, corrected))
        elif found:
            self.late.append(row)

    def tell_late(self) -> None:
        """The note about the late facts so far: what was told last of each report, and what is right now."""
        if self.late:
            found = [one for number, last in self.before.items() if (one := self._net(number, last))]
            self._keep(found, _about_late(self.late))
        self.late, self.before = [], {}

    def _touched(self, number: int, row: read.Row, corrected: read.Row | None) -> Touched | None:
        report, last = self._open(number), self._last(number)
        now = changed(last, *before_and_after(self.look, report, row, corrected))
        cells = tuple(differing(last, now))
        if not cells:
            return None
        if corrected is None:
            self.before.setdefault(number, last)
        self.told[number][row.number] = cells
        return Touched(number, report.issued.form, report.filled.title, report.issued.day, cells)

    def _net(self, number: int, last: Filled) -> Touched | None:
        """From what was told before the late facts to now; None where they made up for each other."""
        report, cells = self._open(number), tuple(differing(last, self._last(number)))
        return Touched(number, report.issued.form, report.filled.title, report.issued.day, cells) if cells else None

    def _open(self, number: int) -> Frozen:
        if number not in self.opened:
            issued = Issued.objects.get(community_id=self.look.community_id, number=number)
            self.opened[number] = opened(self.look, issued)
        return self.opened[number]

    def _last(self, number: int) -> Filled:
        """The report as the notes so far have told it."""
        last = self._open(number).filled
        for cells in self.told[number].values():
            last = put_right(last, cells)
        return last

    def _keep(self, reports: Sequence[Touched], said: dict[str, Any]) -> None:
        by_office: defaultdict[Words, list[Touched]] = defaultdict(list)
        for report in reports:
            for office in self._open(report.number).offices:
                by_office[office].append(report)
        number = next_id(Note, self.look.community_id, "number")
        community = max((self._open(one.number).filled.community for one in reports), default="")
        for place, (office, told) in enumerate(by_office.items()):
            noted = Noted(office=office, community=community, reports=tuple(told), **said)
            row = {"entry": noted.entry, "content": _encoder.encode(noted), "drafted_at": self.now}
            Note.objects.create(community_id=self.look.community_id, number=number + place, **row)
        self.drafted += len(by_office)


def _about(look: Look, correction: read.Row, corrected: read.Row) -> dict[str, Any]:
    """What a note says of a correction."""
    was, became = (one.record for one in read.told(look, [corrected, correction]))
    return {
        "entry": correction.number,
        "corrected": corrected.number,
        "kind": KINDS[corrected.kind].title,
        "taken_back": isinstance(became, Withdrawn),
        "fields": _fields(was, became),
        "corrected_at": localtime(correction.received_at).replace(microsecond=0),
    }


def _about_late(rows: Sequence[read.Row]) -> dict[str, Any]:
    """What a note says of facts that came late."""
    kinds = dict.fromkeys(KINDS[row.kind].title for row in rows)
    return {
        "entry": rows[-1].number,
        "corrected": 0,
        "kind": Words("、".join(kind.zh for kind in kinds), ", ".join(kind.en for kind in kinds)),
        "taken_back": False,
        "fields": (),
        "corrected_at": localtime(rows[-1].received_at).replace(microsecond=0),
        "late": tuple(row.number for row in rows),
    }


def _fields(was: Record, became: Record) -> tuple[Words, ...]:
    """The questions of the kind that were answered otherwise."""
    if type(was) is not type(became):
        return ()
    asked = questions_of(type(was)).items()
    return tuple(Words(q.zh, q.en) for name, q in asked if getattr(was, name) != getattr(became, name))
