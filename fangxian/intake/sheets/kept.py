"""A sheet between its coming and its being taken in: kept sealed, seen by whoever brought it, and then let go."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from datetime import datetime
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

WHERE = "intake_sheet.sealed"
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
    folder = Path(settings.FANGXIAN_HOME) / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    suffix = Path(name).suffix.lower()
    copy = folder / f".{secrets.token_hex(8)}{suffix if suffix in SUFFIXES else '.csv'}"
    try:
        with os.fdopen(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
        return sandbox.listed(copy)
    finally:
        copy.unlink(missing_ok=True)


def keep(scope: Scope, paper: Paper, sort: str, rows: int, now: datetime, state: str = "open") -> Sheet:
    """Seals a sheet; the same rows from the same person are the sheet that is there, of the sort that is told now."""
    plain = msgspec.json.encode(paper)
    mark = blind(scope.community_id, WHERE, msgspec.json.encode([scope.worker_id, paper.sheets]))
    there = mine(scope).filter(mark=mark, state=state).first()
    if there:
        there.sort = sort
        there.save(update_fields=["sort"])
        return there
    sheet = Sheet(community_id=scope.community_id, id=new_id(now), worker_id=scope.worker_id, received_at=now)
    sheet.sort, sheet.rows, sheet.mark, sheet.key_version, sheet.state = sort, rows, mark, VERSION, state
    (sheet.sealed,) = seal(scope.community_id, WHERE, [(sheet.id, plain)])
    sheet.save(force_insert=True)
    return sheet


def mine(scope: Scope) -> QuerySet[Sheet]:
    """The sheets that this worker brought."""
    return Sheet.objects.filter(community_id=scope.community_id, worker_id=scope.worker_id)


def latest(scope: Scope) -> Sequence[Sheet]:
    """The sheets that wait for this worker, the newest first."""
    return list(mine(scope).filter(state="open").order_by("-received_at", "id")[:LATEST])


def waiting(scope: Scope, sort: str) -> Sequence[Sheet]:
    """The registers of that name that came back to this worker, the newest first."""
    return list(mine(scope).filter(sort=sort, state=RETURNED).order_by("-received_at", "id")[:LATEST])


def one(scope: Scope, sheet_id: UUID, state: str = "open") -> Sheet | None:
    """One sheet that waits for this worker, or None."""
    return mine(scope).filter(id=sheet_id, state=state).first()


def opened(look: Look, sheet: Sheet) -> Paper:
    """The sheet opened; one row in the trail."""
    (plain,) = open_sealed(look, WHERE, [(sheet.id, bytes(sheet.sealed))])
    return msgspec.json.decode(plain, type=Paper)


def let_go(sheet: Sheet) -> None:
    """The sheet is done with; what it said is kept no longer."""
    sheet.state, sheet.sealed = "done", b""
    sheet.save(update_fields=["state", "sealed"])
