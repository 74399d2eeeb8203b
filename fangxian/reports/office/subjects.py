"""What each row of an office sheet is about, and which rows there are: as its title says, or as somebody chose."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from importlib import resources

import msgspec

from fangxian.derived import figures
from fangxian.measures.questions import Words
from fangxian.registry.identity import born_on
from fangxian.reports.office.here import Here
from fangxian.reports.office.story import Stories


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One row: ``kind`` is what it is about; ``number`` the entry it rests on; ``day`` one of their days."""

    kind: str
    place_id: int
    person_id: int | None = None
    number: int | None = None
    day: date | None = None


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of rows: its key, what it is called, the words in a title by which it is meant."""

    key: str
    kind: str
    words: Words
    meant: str
    says: Words
    health: bool = False
    group: str = ""  # a title that means rows of two groups says too much to be understood


def _listed() -> tuple[Rows, ...]:
    text = resources.files("fangxian.reports.office").joinpath("rows.toml").read_text("utf-8")
    return tuple(msgspec.convert({"key": key, **said}, Rows) for key, said in tomllib.loads(text).items())


KINDS: dict[str, tuple[str, ...]] = {
    "household": ("door",),
    "building": ("building",),
    "grid": ("grid",),
    "shops": ("shop",),
    "enterprises": ("enterprise",),
    "shop": ("shop", "enterprise"),
}
DAY = timedelta(days=1)
ROWS = _listed()
BY_KEY = {one.key: one for one in ROWS}
AGES: dict[str, Callable[[int], bool]] = {
    "under_14": lambda age: age < 14,
    "aged_60": lambda age: age >= 60,
    "aged_65": lambda age: age >= 65,
    "aged_80": lambda age: age >= 80,
}
NEEDS = frozenset({"lives_alone", "pregnant", "disabled", "child_alone", "hardship", "chronic"})
SUMS = {"returnees": ("returnees_key", "returnees_other")}


def meant(said: Sequence[str], kind: str) -> tuple[Rows | None, str]:
    """Which rows of that kind the title (or, where it says nothing, sheet name or note) means, and by which text."""
    choices = [one for one in ROWS if one.kind == kind]
    if len(choices) == 1:
        return choices[0], ""
    for text in said:
        found = [one for one in choices if one.meant and re.search(one.meant, text, re.IGNORECASE)]
        if found:
            return (found[0] if len({one.group for one in found} - {""}) < 2 else None), text
    return None, ""


def subjects(here: Here, rows: Rows, day_only: bool = False) -> list[Subject]:
    """The rows there are, in order. The derived rows must have caught up."""
    if rows.kind == "person":
        return list(_people(here, rows.key, day_only=day_only))
    if rows.kind == "community":
        return [Subject(kind="community", place_id=0)]
    kinds = KINDS.get(rows.key) or KINDS[rows.kind]
    return [Subject(kind=rows.kind, place_id=site.id) for kind in kinds for site in here.of_kind(kind)]


def days_of(here: Here, person_id: int) -> list[Subject]:
    """The days of somebody's last observation until the day of the sheet."""
    home = here.home_of.get(person_id)
    if home is None:
        return []
    seen = Stories(here.look, [home.place_id], here.end).of(person_id).observation(here.day)
    days = (min(here.day, seen.over_on - DAY) - seen.start).days + 1 if seen else 0
    return [
        Subject(kind="day", place_id=home.place_id, person_id=person_id, day=seen.start + n * DAY)
        for n in range(days)
        if seen
    ]


def _people(here: Here, key: str, *, day_only: bool) -> Iterable[Subject]:
    if key in AGES or key in NEEDS or key in ("party_members", "residents"):
        yield from _residents(here, key)
    else:
        yield from _written_down(here, key, day_only=day_only)


def _residents(here: Here, key: str) -> Iterable[Subject]:
    if key in AGES:
        here.open(set(here.home_of))
    for door in here.of_kind("door"):
        for home in here.homes.get(door.id, ()):
            if _belongs(here, key, home.person_id):
                yield Subject(kind="person", place_id=door.id, person_id=home.person_id)


def _belongs(here: Here, key: str, person_id: int) -> bool:
    person = here.people[person_id]
    if key == "residents":
        return True
    if key == "party_members":
        return person.party_member
    if key in NEEDS:
        return key in person.needs
    age = age_of(here, person_id)
    return age is not None and AGES[key](age)


def age_of(here: Here, person_id: int) -> int | None:
    """Whole years on the day, from the ID number; None without one."""
    details = here.details(person_id)
    born = born_on(details.id_number) if details and details.id_number else None
    return years(born, here.day) if born else None


def years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _written_down(here: Here, key: str, *, day_only: bool) -> Iterable[Subject]:
    """Exactly the rows under the figure of the same name; a state as it holds on the day, else since the beginning."""
    holds = key.startswith("observed")
    ask = figures.rows if holds or day_only else figures.cumulative_rows
    found = [row for name in SUMS.get(key, (key,)) for row in ask(here.id, name, here.day, here.reach)]
    for row in sorted(found, key=lambda one: (one.from_day, one.number or 0, one.subject)):
        yield Subject(kind="person", place_id=row.place_id, number=row.number)
