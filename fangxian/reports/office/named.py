"""Rows that already name whom or what they are about: a grid, a building, a door, a person from a list above."""

from __future__ import annotations

from collections.abc import Sequence

from fangxian.registry import address, identity
from fangxian.registry.address import tidy
from fangxian.registry.asked import days as asked_days
from fangxian.registry.asked.plain import tight
from fangxian.registry.marks import mark
from fangxian.registry.models import Mark
from fangxian.reports.office.here import Here, Site
from fangxian.reports.office.plan import Table
from fangxian.reports.office.row import Row
from fangxian.reports.office.subjects import Subject

SUM_WORDS = ("合计", "总计", "total", "全社区", "社区合计")


def subject(here: Here, table: Table, row: int) -> Subject | None:
    """What a named row is about; None unless it can be only one."""
    told = {key: _text(table, row, one.head.at) for key, one in table.by_key.items()}
    if table.kind == "person":
        return _person(here, told)
    if table.kind == "shop":
        name = tidy(told.get("shop_name", ""))
        here_called = [one for kind in ("shop", "enterprise") for one in here.of_kind(kind) if tidy(one.name) == name]
        return _site(here, "shop", here_called if name else [])
    if table.kind == "household":
        return _site(here, "household", [_door(here, told)])
    if table.kind in ("grid", "building"):
        said = told.get(table.kind, "")
        sites = [
            one
            for one in here.of_kind(table.kind)
            if said and tidy(said) in (tidy(one.code), tidy(one.name)) and tidy(said)
        ]
        return _site(here, table.kind, sites) or _whole(said)
    return None


def is_cut_off(table: Table, row: int) -> bool:
    """Whether the row's ID number was taken for a figure and has lost its end, so that it names nobody."""
    at = table.by_key.get("id_number")
    return at is not None and identity.is_cut_off(_text(table, row, at.head.at))


def day(table: Table, row: int, days: Sequence[Row]) -> Row | None:
    """The day that a row names (第3天, 2月3日, 2020-02-03, or 3 under 天数), if it is one of the observation."""
    keys = [key for key in ("observed_day", "report_day") if key in table.by_key]
    for said in filter(None, (table.text(row, key) for key in keys)):
        parted = asked_days.parted([said])
        on = f"{asked_days.NTH}{said}" if said.isdecimal() else parted[0] if parted else ""
        wanted = asked_days.day_of(on, days[0].day, days[-1].day) if on and days else None
        return next((one for one in days if one.day == wanted), None)
    return None


def is_sum(text: str) -> bool:
    return any(word in tight(text) for word in SUM_WORDS)


def _whole(said: str) -> Subject | None:
    return Subject(kind="community", place_id=0) if said and is_sum(said) else None


def _site(_here: Here, kind: str, sites: Sequence[Site | None]) -> Subject | None:
    found = [site for site in sites if site is not None]
    return Subject(kind=kind, place_id=found[0].id) if len(found) == 1 else None


def _text(table: Table, row: int, column: int) -> str:
    rows = table.laid.sheet.rows
    return rows[row][column].strip() if row < len(rows) and column < len(rows[row]) else ""


def _door(here: Here, told: dict[str, str]) -> Site | None:
    code = ""
    if told.get("room") and told.get("building"):
        code = "-".join(filter(None, (tidy(told["building"]), tidy(told.get("unit", "")), tidy(told["room"]))))
    elif told.get("address") and (found := address.parse(told["address"])) and found.room:
        code = found.code
    sites = [site for site in here.of_kind("door") if site.code == code] if code else []
    return sites[0] if len(sites) == 1 else None


def _person(here: Here, told: dict[str, str]) -> Subject | None:
    """By number, else by phone with the same name, else by name and door; a number that names somebody else decides."""
    number, phone, name = (
        identity.id_number(told.get("id_number", "")),
        identity.phone(told.get("phone", "")),
        told.get("name", "").replace(" ", ""),
    )
    if number:
        return _only(here, _marked(here, "id_number", number))
    named = _marked(here, "name", name) if name else set()
    if phone and named:
        return _only(here, named & _marked(here, "phone", phone))
    door = _door(here, told)
    if door and named:
        return _only(here, named & {home.person_id for home in here.homes.get(door.id, ())})
    return None


def _marked(here: Here, field: str, value: str) -> set[int]:
    rows = Mark.objects.filter(community_id=here.id, field=field, mark=mark(here.id, field, value))
    return set(rows.values_list("person_id", flat=True))


def _only(here: Here, people: set[int]) -> Subject | None:
    living = [number for number in people if number in here.home_of]
    if len(living) != 1:
        return None
    return Subject(kind="person", place_id=here.home_of[living[0]].place_id, person_id=living[0])
