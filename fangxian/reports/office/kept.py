"""An office sheet between its coming and its being put away: kept sealed, for whoever brought it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings
from django.db.models import QuerySet

from fangxian.ledger.ids import new_id
from fangxian.reports.models import OfficeSheet
from fangxian.reports.office.result import Result
from fangxian.vault.keys import VERSION
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal
from fangxian.workforce.access import Scope

FILE, OUTCOME = "reports_office_sheet.sealed", "reports_office_sheet.outcome"
LATEST = 20


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a sheet the last time: what was recognised, filled and left open; no value of any cell.

    ``name`` is that of the file; ``filled_at`` is None as long as it was only looked at; ``who``: whose card it is.
    """

    name: str
    result: Result
    day: date
    who: int | None = None
    filled_at: datetime | None = None


def keep(scope: Scope, content: bytes, outcome: Outcome, now: datetime) -> UUID:
    """Seals a sheet that somebody brought."""
    sheet = OfficeSheet(community_id=scope.community_id, id=new_id(now), worker_id=scope.worker_id, received_at=now)
    sheet.key_version = VERSION
    (sheet.sealed,) = seal(scope.community_id, FILE, [(sheet.id, content)])
    sheet.outcome = _sealed(sheet, outcome)
    sheet.save(force_insert=True)
    return sheet.id


def put(sheet: OfficeSheet, outcome: Outcome) -> None:
    """What became of it this time."""
    sheet.outcome = _sealed(sheet, outcome)
    sheet.save(update_fields=["outcome"])


def _sealed(sheet: OfficeSheet, outcome: Outcome) -> bytes:
    plain = msgspec.msgpack.encode(msgspec.structs.replace(outcome, result=_told(outcome.result)))
    return seal(sheet.community_id, OUTCOME, [(sheet.id, plain)])[0]


def _told(result: Result) -> Result:
    return msgspec.structs.replace(result, file=b"")


def mine(scope: Scope) -> QuerySet[OfficeSheet]:
    """The sheets that this worker brought and has not put away."""
    return OfficeSheet.objects.filter(community_id=scope.community_id, worker_id=scope.worker_id, state="open")


def latest(scope: Scope) -> Sequence[OfficeSheet]:
    """The sheets that are still there for this worker, the newest first."""
    return list(mine(scope).order_by("-received_at", "id").defer("sealed")[:LATEST])


def one(scope: Scope, sheet_id: UUID) -> OfficeSheet | None:
    """One sheet of this worker, or None."""
    return mine(scope).filter(id=sheet_id).first()


def outcome(look: Look, sheet: OfficeSheet) -> Outcome:
    """What became of it, opened."""
    return outcomes(look, [sheet])[0]


def outcomes(look: Look, sheets: Sequence[OfficeSheet]) -> list[Outcome]:
    """What became of some sheets, opened; one row in the trail for all of them."""
    opened = open_sealed(look, OUTCOME, [(sheet.id, bytes(sheet.outcome)) for sheet in sheets])
    return [msgspec.msgpack.decode(plain, type=Outcome) for plain in opened]


def content(look: Look, sheet: OfficeSheet) -> bytes:
    """The file as it came, opened; one row in the trail."""
    (plain,) = open_sealed(look, FILE, [(sheet.id, bytes(sheet.sealed))])
    return plain


@contextmanager
def laid_out(file: bytes, suffix: str = ".xlsx") -> Iterator[Path]:
    """The file where the sandbox can read it, only as long as that takes."""
    folder = Path(settings.FANGXIAN_HOME) / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f".{secrets.token_hex(8)}{suffix}"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as copy:
            copy.write(file)
        yield path
    finally:
        path.unlink(missing_ok=True)


def put_away(sheet: OfficeSheet) -> None:
    """The sheet is done with; nothing that it said is kept."""
    sheet.state, sheet.sealed, sheet.outcome = "done", b"", b""
    sheet.save(update_fields=["state", "sealed", "outcome"])
