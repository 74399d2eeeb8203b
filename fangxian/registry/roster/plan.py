"""What a roster would change, before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry.roster.columns import NEEDED, ROSTER
from fangxian.registry.roster.known import FIELDS, Known, KnownPerson
from fangxian.registry.roster.rows import Row, read_row, remark
from fangxian.registry.sheet import sandbox
from fangxian.registry.sheet.columns import Line, Table, table
from fangxian.registry.sheet.wrong import RowFault, Wrong

PLAIN = ("born", "sex", "needs", "party_member", "relation", "from_day")


def silent(step: str) -> None:
    """Tells nobody how far the work is."""


class Listed(msgspec.Struct, frozen=True):
    """A row about somebody who is in the registry: who, and which fields are new."""

    person_id: int
    row: Row
    fields: tuple[str, ...] = ()


class Plan(msgspec.Struct, kw_only=True):
    """New, changed, moved, same, gone; what is wrong row by row. ``gone`` are reported and never removed."""

    community_id: int
    name: str
    actor: str
    today: date
    header: list[str] = []
    stands: tuple[int, int] = (0, 0)  # which worksheet, and the row of its header, from 0
    rows: int = 0
    promised: int | None = None
    first: bool = False
    new: list[Row] = []
    changed: list[Listed] = []
    moved: list[Listed] = []
    left: list[Listed] = []
    same: list[int] = []
    gone: list[int] = []
    faults: list[RowFault] = []
    doors: dict[str, int] = {}

    @property
    def errors(self) -> list[RowFault]:
        """The rows of which nobody was written down."""
        return [fault for fault in self.faults if fault.left_out]

    def summary(self) -> Words:
        """The plan in one sentence."""
        n, c, m, s = len(self.new), len(self.changed), len(self.moved), len(self.same)
        g, e = len(self.gone), len(self.errors)
        out = len(self.left)
        zh = f"共{self.rows}行:新增{n}人,变更{c}人,迁居{m}人,迁出{out}人,不变{s}人;"
        zh += f"名册中有而表里没有{g}人(不删除);有误{e}行。"
        en = f"{self.rows} rows: {n} new, {c} changed, {m} moved, {out} left, {s} the same; "
        en += f"{g} not listed (kept); {e} with errors."
        return Words(zh, en)


def import_file(
    community_id: int, path: Path, actor: str, today: date, progress: Callable[[str], None] = silent
) -> Plan:
    """Reads a sheet and says what it would change. Raises SheetFault for a file that is no roster."""
    progress("read")
    found = table(sandbox.read(path), ROSTER, NEEDED)
    progress("compare")
    return plan_rows(community_id, found, path.name, actor, today)


def plan_rows(community_id: int, found: Table, name: str, actor: str, today: date) -> Plan:
    """The same for rows that are already read."""
    known = Known(community_id)
    plan = Plan(community_id=community_id, name=name, actor=actor, today=today, header=found.header)
    plan.stands = (found.sheet, found.top)
    plan.rows, plan.promised, plan.first = len(found.lines), found.promised, not known.doors
    rows = list(_read(plan, found))
    known.learn([row.details for row, _ in rows])
    seen: dict[object, int] = {}
    for row, line in rows:
        try:
            _place(plan, known, row, seen)
        except Wrong as wrong:
            plan.faults.append(RowFault(line, wrong.words))
        else:
            _remark(plan, line)
    plan.faults.sort(key=lambda fault: fault.line.number)
    listed = {one.person_id for one in (*plan.changed, *plan.moved, *plan.left)} | set(plan.same)
    plan.gone = [p.id for p in known.people.values() if p.place_id is not None and p.id not in listed]
    return plan


def _read(plan: Plan, found: Table) -> Iterator[tuple[Row, Line]]:
    for line in found.lines:
        try:
            yield read_row(line, plan.today), line
        except Wrong as wrong:
            plan.faults.append(RowFault(line, wrong.words))


def _remark(plan: Plan, line: Line) -> None:
    words = remark(line)
    if words:
        plan.faults.append(RowFault(line, words, left_out=False))


def _place(plan: Plan, known: Known, row: Row, seen: dict[object, int]) -> None:
    door = known.door(row.at)
    if door is None and not plan.first:
        raise Wrong(
            f"没有 {row.at.code} 这一户,请核对楼栋、单元、室,或先把它加进场所表",
            f"there is no door {row.at.code}: check building, unit and room, or add it to the sheet of places first",
        )
    _once(row, seen)
    person = known.person(door, row.details, row.born)
    if door is not None:
        plan.doors[row.at.code] = door
    if person is None and row.until_day:
        raise Wrong("名册里没有这个人,不必迁出,请删去这一行", "nobody like that is in the registry: remove the row")
    if person is None:
        plan.new.append(row)
        return
    _once_in_registry(person, row, seen)
    _compare(plan, known, person, row, door)


def _once(row: Row, seen: dict[object, int]) -> None:
    who = row.details.id_number or (row.at, row.details.name, row.born)
    first = seen.setdefault(who, row.number)
    if first != row.number:
        raise Wrong(f"与第{first}行是同一人,请删去一行", f"the same person as in row {first}: remove one of them")


def _once_in_registry(person: KnownPerson, row: Row, seen: dict[object, int]) -> None:
    first = seen.setdefault(person.id, row.number)
    if first != row.number:
        raise Wrong(f"与第{first}行是同一人,请删去一行", f"the same person as in row {first}: remove one of them")


def _compare(plan: Plan, known: Known, person: KnownPerson, row: Row, door: int | None) -> None:
    if row.until_day:
        _leave(plan, person, row)
        return
    fields = tuple(_differing(known, person, row))
    if person.place_id != door:
        plan.moved.append(Listed(person.id, row))
        fields = tuple(field for field in fields if field not in {"relation", "from_day"})
    if fields:
        plan.changed.append(Listed(person.id, row, fields))
    elif person.place_id == door:
        plan.same.append(person.id)


def _leave(plan: Plan, person: KnownPerson, row: Row) -> None:
    if person.place_id is None:
        plan.same.append(person.id)
    else:
        plan.left.append(Listed(person.id, row))


def _differing(known: Known, person: KnownPerson, row: Row) -> Sequence[str]:
    said = known.marks(row.details)
    sealed = [field for field in FIELDS if field in said and said[field] != person.marks.get(field)]
    return sealed + [field for field in PLAIN if _says(row, field) and _of(row, field) != _of(person, field)]


def _says(row: Row, field: str) -> bool:
    return getattr(row, field) not in (None, "")


def _of(one: Row | KnownPerson, field: str) -> object:
    value = getattr(one, field)
    return sorted(value) if field == "needs" else value
