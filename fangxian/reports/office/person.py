"""What is known of one person, by what a sheet asks for; None where it is not known, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from fangxian.measures.shape import Said
from fangxian.registry.identity import born_on, sex_of
from fangxian.registry.people import Details
from fangxian.reports.office import person_told
from fangxian.reports.office.here import Here, Site
from fangxian.reports.office.row import Row
from fangxian.reports.office.story import Stories, Story, key
from fangxian.reports.office.subjects import Subject, years

FULL_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?|[A-Z][a-z]+(?: [A-Z][a-z]+)+")
CALLED = re.compile(
    r"某|奶奶|爷爷|大爷|大妈|大娘|阿姨|叔|婆|^老|^小|家|先生|女士|师傅|老师|[他她]|儿子|女儿|母亲|父亲|妈|爸|哥|姐|嫂|妻|夫|孩|人"
)
OTHER_NUMBER = ("id_number", "phone")


def row_of(here: Here, stories: Stories | None, subject: Subject) -> Row:
    """The row of a subject; whoever the entry is about becomes its person."""
    entry = stories.entry(subject.number) if stories and subject.number else None
    whose: object = subject.person_id
    if entry and whose is None:
        whose = key(*entry)
        subject = msgspec.structs.replace(subject, person_id=entry[1].person_id)
    story = stories.of(whose) if stories else Story()
    person = subject.person_id
    home = here.home_of.get(person) if person is not None else None
    details = here.details(person) if person is not None else _told_of(story, entry[1] if entry else None)
    came = story.arrival(subject.number)
    site = here.sites.get(home.place_id if home else subject.place_id)
    return Row(here, subject, story, home, site, details, came, story.observation(here.day), subject.day)


def _told_of(story: Story, entry: Said | None) -> Details | None:
    """Somebody who is not in the registry, as they were written down; a nickname is no name for a form."""
    lines = ([entry] if entry else []) + story.said
    record = next((one.record for one in lines if getattr(one.record, "person", None)), None)
    name = getattr(record, "person", "") or ""
    if record is None or not FULL_NAME.fullmatch(name) or CALLED.search(name):
        return None
    first = {
        field: next(filter(None, (getattr(one.record, field, None) for one in lines)), "") for field in OTHER_NUMBER
    }
    return Details(name, first["id_number"], first["phone"])


def answer(row: Row, asked: str) -> Any:
    """The answer as a plain value: text, number, date, yes or no, a list of symptoms. None if it is not known."""
    if asked in ANSWERS:
        return ANSWERS[asked](row)
    if asked.startswith("need:"):
        person = row.here.people.get(row.person_id or 0)
        return asked.partition(":")[2] in person.needs if person else None
    return None


def _detail(field: str) -> Callable[[Row], Any]:
    return lambda row: (getattr(row.details, field) or None) if row.details else None


def _sex(row: Row) -> str | None:
    if row.details and row.details.id_number:
        return sex_of(row.details.id_number)
    person = row.here.people.get(row.person_id or 0)
    return (person.sex or None) if person else None


def _born(row: Row) -> date | None:
    return born_on(row.details.id_number) if row.details and row.details.id_number else None


def _age(row: Row) -> int | None:
    born = _born(row)
    return years(born, row.day) if born else None


def _needs(row: Row) -> list[str] | None:
    person = row.here.people.get(row.person_id or 0)
    return sorted(person.needs) or None if person else None


def _party(row: Row) -> bool | None:
    person = row.here.people.get(row.person_id or 0)
    return person.party_member if person else None


def _political(row: Row) -> str | None:
    return "中共党员" if _party(row) else None


def _home(field: str) -> Callable[[Row], Any]:
    return lambda row: (getattr(row.home, field) or None) if row.home else None


def _site(field: str) -> Callable[[Row], Any]:
    return lambda row: (getattr(row.site, field) or None) if row.site and row.site.kind == "door" else None


def _householder(row: Row, field: str) -> str | None:
    head = row.here.householder(row.site.id) if row.site else None
    details = row.here.details(head) if head is not None else None
    return (getattr(details, field) or None) if details else None


def _size(row: Row) -> int | None:
    return len(row.here.homes.get(row.site.id, ())) or None if row.site and row.site.kind == "door" else None


def _workers(row: Row) -> str | None:
    grid = row.here.grid_of(row.site.id) if row.site else None
    return "、".join(row.here.grid_workers.get(grid.id, ())) or None if grid else None


def _grid(row: Row) -> str | None:
    grid = row.here.grid_of(row.site.id) if row.site else None
    return (grid.name or grid.code) if grid else None


def _address(row: Row) -> Site | None:
    return row.site if row.site and row.site.kind == "door" else None


ANSWERS: dict[str, Callable[[Row], Any]] = {
    **person_told.ANSWERS,
    "name": _detail("name"),
    "id_number": _detail("id_number"),
    "phone": _detail("phone"),
    "sex": _sex,
    "born": _born,
    "age": _age,
    "relation": _home("relation"),
    "needs": _needs,
    "party_member": _party,
    "political": _political,
    "building": _site("building"),
    "unit": _site("unit"),
    "floor": _site("floor"),
    "room": _site("room"),
    "address": _address,
    "grid": _grid,
    "grid_worker": _workers,
    "householder": lambda row: _householder(row, "name"),
    "householder_phone": lambda row: _householder(row, "phone"),
    "household_size": _size,
    "community": lambda row: row.here.community.name,
    "street": lambda row: row.here.community.street or None,
    "district": lambda row: row.here.community.district or None,
    "report_day": lambda row: row.day,
    "from_day": _home("from_day"),
}
