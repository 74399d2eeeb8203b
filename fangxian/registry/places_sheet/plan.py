"""What a sheet of places would change, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry import address
from fangxian.registry.address import Address, tidy
from fangxian.registry.models import Place
from fangxian.registry.places_sheet.columns import KIND_WORDS, NEEDED, ORDER, PLACES, READ_KIND
from fangxian.registry.sheet import sandbox
from fangxian.registry.sheet.columns import Line, Table, table
from fangxian.registry.sheet.wrong import NO, RowFault, Wrong

NUMBERED = {"grid", "building", "door"}  # their code is a number or an address


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one row says of a place; None or ``""`` changes nothing."""

    line: Line
    kind: str
    code: str
    at: Address
    name: str = ""
    grid: str = ""
    vacant: bool | None = None
    closed: bool | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.code


class PlacesPlan(msgspec.Struct, kw_only=True):
    """New, changed, same, gone (reported, never removed); what is wrong row by row."""

    community_id: int
    name: str
    actor: str
    today: date
    header: list[str] = []
    stands: tuple[int, int] = (0, 0)  # which worksheet, and the row of its header, from 0
    rows: int = 0
    new: list[PlaceRow] = []
    changed: list[PlaceRow] = []
    same: list[int] = []
    gone: list[int] = []
    faults: list[RowFault] = []

    @property
    def errors(self) -> list[RowFault]:
        """The rows of which no place was made."""
        return self.faults

    def summary(self) -> Words:
        """The plan in one sentence."""
        n, c, s = len(self.new), len(self.changed), len(self.same)
        g, e = len(self.gone), len(self.faults)
        return Words(
            f"共{self.rows}行:新增{n}处,变更{c}处,不变{s}处;表里没有的{g}处(不删除);有误{e}行。",
            f"{self.rows} rows: {n} new, {c} changed, {s} the same; {g} not listed (kept); {e} rows with errors.",
        )


def import_file(community_id: int, path: Path, actor: str, today: date) -> PlacesPlan:
    """Reads a sheet and says what it would change. Raises SheetFault for a file that is none."""
    return plan_rows(community_id, table(sandbox.read(path), PLACES, NEEDED), path.name, actor, today)


def plan_rows(community_id: int, found: Table, name: str, actor: str, today: date) -> PlacesPlan:
    """The same for rows that are already read."""
    plan = PlacesPlan(community_id=community_id, name=name, actor=actor, today=today, header=found.header)
    plan.stands = (found.sheet, found.top)
    plan.rows = len(found.lines)
    there = {(p.kind, p.code): p for p in Place.objects.filter(community_id=community_id)}
    codes = {place.id: place.code for place in there.values()}
    rows = {row.key: row for row in _read(plan, found)}
    for row in sorted(rows.values(), key=lambda row: ORDER.index(row.kind)):
        _compare(plan, row, there, rows, codes)
    plan.gone = [p.id for key, p in there.items() if p.kind != "community" and key not in rows]
    return plan


def _read(plan: PlacesPlan, found: Table) -> Iterator[PlaceRow]:
    seen: dict[tuple[str, str], int] = {}
    for line in found.lines:
        try:
            row = read_place(line)
            _once(seen, row)
        except Wrong as wrong:
            plan.faults.append(RowFault(line, wrong.words))
        else:
            yield row


def _once(seen: dict[tuple[str, str], int], row: PlaceRow) -> None:
    first = seen.setdefault(row.key, row.line.number)
    if first != row.line.number:
        raise Wrong(f"与第{first}行是同一处,请删去一行", f"the same place as in row {first}: remove one")


def read_place(line: Line) -> PlaceRow:
    """The row as it can be used. Raises Wrong with the words for what is not right."""
    cells = line.cells
    kind = READ_KIND.get(cells["kind"].lower())
    if kind is None:
        raise Wrong(
            "类别看不懂,请写:网格、楼栋、户、卡口、电梯、商铺、企业", f"kind must be one of: {', '.join(ORDER)}"
        )
    if not cells["code"]:
        raise Wrong("没有编号,请补上", "no code: please add it")
    at = _at(kind, cells["code"], tidy(cells.get("building", "")))
    return PlaceRow(
        line=line,
        kind=kind,
        code=at.code if kind == "door" else tidy(cells["code"]) if kind in NUMBERED else cells["code"][:40],
        at=at,
        name=cells.get("name", "")[:80],
        grid=tidy(cells.get("grid", "")),
        vacant=_yes(cells.get("vacant")),
        closed=_yes(cells.get("closed")),
    )


def _at(kind: str, code: str, building: str) -> Address:
    if kind == "building":
        return Address(building=tidy(code))
    if kind != "door":
        return Address(building=building)
    at = address.parse(code)
    if at is None or not at.room or not at.building:
        raise Wrong("户的编号请写成 3-2-402", "write a door's code as 3-2-402")
    return at


def _yes(written: str | None) -> bool | None:
    return None if written is None else written.lower() not in NO


def _compare(
    plan: PlacesPlan,
    row: PlaceRow,
    there: dict[tuple[str, str], Place],
    rows: dict[tuple[str, str], PlaceRow],
    codes: dict[int, str],
) -> None:
    needs = [("grid", row.grid)] if row.grid and row.kind != "grid" else []
    needs += [("building", row.at.building)] if row.at.building and row.kind != "building" else []
    lacking = next((need for need in needs if need not in there and need not in rows), None)
    if lacking:
        words = Words(
            f"没有{lacking[1]}号{KIND_WORDS[lacking[0]]},请先加一行", f"there is no {lacking[0]} {lacking[1]}: add it"
        )
        plan.faults.append(RowFault(row.line, words))
        return
    place = there.get(row.key)
    if place is None:
        plan.new.append(row)
    elif _differs(row, place, codes):
        plan.changed.append(row)
    else:
        plan.same.append(place.id)


def _differs(row: PlaceRow, place: Place, codes: dict[int, str]) -> bool:
    grid = codes.get(place.grid_id, "") if place.grid_id else ""
    said = ((row.name, place.name), (row.grid if row.kind != "grid" else "", grid), (row.at.building, place.building))
    flags = ((row.vacant, place.vacant), (row.closed, place.closed))
    return any(new and new != old for new, old in said) or any(new is not None and new != old for new, old in flags)
