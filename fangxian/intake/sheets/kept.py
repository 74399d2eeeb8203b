"""A sheet between its coming and its being taken in: kept sealed, seen by whoever brought it, and then let go."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings
from django.db.models import QuerySet

from fangxian.intake.models import Sheet
from fangxian.ledger.ids import new_id
from fangxian.registry.sheet import sandbox
from fangxian.registry.sheet.sandbox import Drawn
from fangxian.vault.blind import blind
from fangxian.vault.keys import VERSION
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal
from fangxian.workforce.access import Scope

WHERE, FILE = "intake_sheet.sealed", "intake_sheet.file"
KEPT = timedelta(days=3)
LARGEST_FILE = 5_000_000  # a list of names is smaller; what is larger carries pictures
SUFFIXES = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".et"}
LATEST = 20
RETURNED = "returned"


class Paper(msgspec.Struct, frozen=True):
    """What is sealed of a sheet: the name of its file and its worksheets; of one kept earlier, their rows alone."""

    name: str
    sheets: Sequence[Drawn | list[list[str]]]

    @property
    def drawn(self) -> list[Drawn]:
        return [one if isinstance(one, Drawn) else Drawn("", one, []) for one in self.sheets]


def unpacked(name: str, content: bytes) -> list[Drawn]:
    """The worksheets of an uploaded file, read in the sandbox from a copy that lives no longer. Raises SheetFault."""
    with laid_out(name, content) as copy:
        return sandbox.listed(copy)


def keep(
    scope: Scope, paper: Paper, sort: str, rows: int, now: datetime, state: str = "open", content: bytes = b""
) -> Sheet:
    """Seals a sheet; the same rows from the same person are the sheet that is there, of the sort that is told now."""
    let_go_old(scope.community_id, now)
    plain = msgspec.json.encode(paper)
    mark = blind(scope.community_id, WHERE, msgspec.json.encode([scope.worker_id, paper.sheets]))
    there = mine(scope, now, state).filter(mark=mark).first()
    if there:
        there.sort = sort
        there.save(update_fields=["sort"])
        return there
    sheet = Sheet(community_id=scope.community_id, id=new_id(now), worker_id=scope.worker_id, received_at=now)
    sheet.sort, sheet.rows, sheet.mark, sheet.key_version, sheet.state = sort, rows, mark, VERSION, state
    (sheet.sealed,) = seal(scope.community_id, WHERE, [(sheet.id, plain)])
    if content and len(content) <= LARGEST_FILE:
        (sheet.file,) = seal(scope.community_id, FILE, [(sheet.id, content)])
    sheet.save(force_insert=True)
    return sheet


def mine(scope: Scope, now: datetime, state: str = "open") -> QuerySet[Sheet]:
    """The sheets that this worker brought and that still wait."""
    theirs = Sheet.objects.filter(community_id=scope.community_id, worker_id=scope.worker_id, state=state)
    return theirs.filter(received_at__gt=now - KEPT)


def let_go_old(community_id: int, now: datetime) -> None:
    """Sheets that nobody put away are let go after a while, whoever brought them."""
    old = Sheet.objects.filter(community_id=community_id, received_at__lte=now - KEPT).exclude(state="done")
    old.update(state="done", sealed=b"", file=b"")


def latest(scope: Scope, now: datetime) -> Sequence[Sheet]:
    """The sheets that wait for this worker, the newest first."""
    return list(mine(scope, now).order_by("-received_at", "id").defer("sealed", "file")[:LATEST])


def waiting(scope: Scope, sort: str, now: datetime) -> Sequence[Sheet]:
    """The registers of that name that came back to this worker, the newest first."""
    return list(mine(scope, now, RETURNED).filter(sort=sort).order_by("-received_at", "id")[:LATEST])


def one(scope: Scope, sheet_id: UUID, now: datetime, state: str = "open") -> Sheet | None:
    """One sheet that waits for this worker, or None."""
    return mine(scope, now, state).filter(id=sheet_id).first()


def opened(look: Look, sheet: Sheet) -> Paper:
    """The sheet opened; one row in the trail."""
    (plain,) = open_sealed(look, WHERE, [(sheet.id, bytes(sheet.sealed))])
    return msgspec.json.decode(plain, type=Paper)


def content(look: Look, sheet: Sheet) -> bytes:
    """The file as it came, opened; one row in the trail."""
    (plain,) = open_sealed(look, FILE, [(sheet.id, bytes(sheet.file))])
    return plain


@contextmanager
def laid_out(name: str, content: bytes) -> Iterator[Path]:
    """The file where it can be read, only as long as that takes."""
    folder = Path(settings.FANGXIAN_HOME) / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    suffix = Path(name).suffix.lower()
    copy = folder / f".{secrets.token_hex(8)}{suffix if suffix in SUFFIXES else '.csv'}"
    try:
        with os.fdopen(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def let_go(sheet: Sheet) -> None:
    """The sheet is done with; what it said is kept no longer."""
    sheet.state, sheet.sealed, sheet.file = "done", b"", b""
    sheet.save(update_fields=["state", "sealed", "file"])
