"""The tiny language in which a test's docstring tells a day in the field.

    profile covid_19_2022_06                      (else covid_19_2020_02)
    since 2020-02-05 08:00                        the response began; else at midnight of that day
    3-2-402 lives 1:lives_alone,chronic 2         who lives behind a door: number, needs
    3-2-402 vacant
    gate:west rostered 02-05T07:00 02-05T15:00 2  so many people, from when till when
    02-06 08:10  3-2-402  screening.returnee  who=1 origin_adcode=420800 symptoms=干咳,乏力

A record's line is moment (the day may be left out, it holds on), place, kind, answers. ``who`` is the
number of the person, ``received`` the hour at which the record came in, ``heard`` when the first one that it
puts right did, ``of=#2`` the second record.
A line further in than the one above goes on with it.
A line that is none of these is told to the reader alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from textwrap import dedent
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from fangxian.diseases.profile import load
from fangxian.measures.facts import Debt, Resident, Rostered, Site
from fangxian.measures.five import KINDS, Folded, fold
from fangxian.measures.shape import Record, Said

ZONE = ZoneInfo("Asia/Shanghai")
HEADER = re.compile(r"(profile|since) (\S.*)")
LIVES = re.compile(r"(\S+) lives (.+)")
VACANT = re.compile(r"(\S+) vacant")
ROSTERED = re.compile(r"(\S+) rostered (\S+) (\S+) (\d+)")
GOES_ON = re.compile(r"\n +")
RECORD = re.compile(r"(?:(\S+) )?(\d\d:\d\d)  +(\S+)  +([a-z]+\.[a-z_]+)(.*)")


@dataclass
class Story:
    """A told day: sites and what was said at each."""

    profile: str = "covid_19_2020_02"
    since: datetime | None = None
    today: str = "2020-02-05"
    sites: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    said: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def moment(self, told: str) -> datetime:
        """``08:10``, ``02-06 08:10`` or ``2022-11-12 08:10``, with a space or a T between."""
        day, _, hour = told.replace("T", " ").rpartition(" ")
        return datetime.fromisoformat(f"{self.day(day)} {hour}").replace(tzinfo=ZONE)

    def day(self, told: str) -> date:
        full = told or self.today
        return date.fromisoformat(full if len(full) > len("02-06") else f"{self.today[:4]}-{full}")

    def site(self, place: str) -> Site:
        kind, _, code = place.partition(":") if not place[0].isdigit() else ("door", "", place)
        since = self.since or datetime.fromisoformat("2020-02-05").replace(tzinfo=ZONE)
        return Site(community_id=990101001001, place_id=1, kind=kind, code=code, since=since, **self.sites[place])

    def fold(self, place: str) -> Folded:
        return fold(self.site(place), self.said[place], load(self.profile))


def told(docstring: str) -> Story:
    """The story that a docstring tells."""
    story = Story()
    for line in GOES_ON.sub(" ", dedent(docstring)).splitlines():
        _tell(story, line.strip())
    return story


def _tell(story: Story, line: str) -> None:
    if found := RECORD.fullmatch(line):
        _record(story, *found.groups())
    elif found := HEADER.fullmatch(line):
        _header(story, *found.groups())
    elif found := ROSTERED.fullmatch(line):
        place, start, end, people = found.groups()
        shift = (story.moment(start), story.moment(end))
        roster = tuple(Rostered(worker, *shift) for worker in range(int(people)))
        story.sites[place]["rostered"] = (*story.sites[place].get("rostered", ()), *roster)
    elif found := LIVES.fullmatch(line):
        story.sites[found[1]]["residents"] = tuple(_residents(found[2]))
    elif found := VACANT.fullmatch(line):
        story.sites[found[1]]["vacant"] = True


def _header(story: Story, word: str, value: str) -> None:
    if word == "profile":
        story.profile = value
    else:
        story.since = story.moment(value)
        story.today = value[: len("2020-02-05")]


def _residents(told: str) -> Iterator[Resident]:
    for one in told.split():
        number, _, needs = one.partition(":")
        yield Resident(int(number), needs=frozenset(filter(None, needs.split(","))))


def _record(story: Story, day: str | None, hour: str, place: str, kind: str, told: str) -> None:
    if day:
        story.today = story.day(day).isoformat()
    answers = dict(pair.split("=", 1) for pair in told.split())
    who, received = answers.pop("who", None), answers.pop("received", hour)
    heard = answers.pop("heard", received)
    number = 1 + sum(map(len, story.said.values()))
    story.said[place].append(
        Said(
            number=number,
            entry_id=entry_id(number),
            at=story.moment(hour),
            received_at=story.moment(received),
            heard_at=story.moment(heard),
            record=record(KINDS[kind], answers),
            person_id=int(who) if who else None,
        )
    )


def entry_id(number: int) -> str:
    """The id of the entry of that number, as long as a real one."""
    return f"00000000-0000-7000-8000-{number:012d}"


def record(kind: type[Record], told: dict[str, str]) -> Record:
    """A record from answers as they stand in a docstring."""
    types = _types(kind)
    answers = {name: _answer(value, types[name]) for name, value in told.items()}
    return msgspec.convert(answers, kind, strict=False)


@cache
def _types(kind: type[Record]) -> dict[str, str]:
    return {field.name: str(field.type) for field in msgspec.structs.fields(kind)}


def _answer(value: str, type_name: str) -> Any:
    if value.startswith("#"):
        return entry_id(int(value[1:]))
    if "dict" in type_name:
        return [{"name": name} for name in value.split(",")]
    return value.split(",") if type_name.startswith("list") or "," in value or "list[str]" in type_name else value


@dataclass
class Owed:
    """What a place owes at a moment, in the order in which it is due."""

    story: Story

    def __call__(self, place: str, now: str) -> list[Debt]:
        at = self.story.moment(now)
        debts = [debt for debt in self.story.fold(place).debts if debt.opens_at <= at]
        return sorted(debts, key=lambda debt: debt.due_at)
