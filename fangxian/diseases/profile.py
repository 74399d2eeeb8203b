"""A disease profile: every parameter of the response, dated, each with its source."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache, cached_property
from importlib import resources
from typing import Any

import msgspec


class Stage(msgspec.Struct, frozen=True):
    """A stretch of observation: where, and for how many days."""

    measure: str
    days: int


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """All parameters that hold on one day. Hours and minutes are counted from the moment that starts the clock."""

    # whom
    key_areas: tuple[str, ...]  # GB/T 2260 codes; a leading part covers all below it ("42" = Hubei)
    symptoms: tuple[str, ...]  # the words that count as signs of this disease
    # screening
    sweep_first_hours: int
    sweep_every_days: int
    retry_hours: int
    visiting_hours: tuple[str, str]  # "HH:MM" between which one knocks at doors
    observation: tuple[Stage, ...]
    check_times: tuple[str, ...]  # "HH:MM", the hour by which each of a day's checks is due
    check_opens_minutes: int
    remind_minutes: int
    missed_before_visit: int
    visit_minutes: int
    night_duties: tuple[str, ...]  # what somebody on a list is called for at night, the most pressing first
    transfer_hours: int  # until somebody whose observation begins in central quarantine is there
    release_hours: int
    fever_celsius: float
    remeasure_minutes: int
    # checkpoints
    posts_needed: bool
    shifts: tuple[tuple[str, str], ...]  # ("07:00", "15:00") …, round the clock
    post_people: int
    roster_ahead_hours: int
    post_opens_minutes: int
    hand_over_minutes: int
    shop_check_days: int
    exits: int  # so many people of a household may go out in ``exit_days`` days; 0: no limit
    exit_days: int
    curfew: tuple[str, ...]  # "HH:MM" from and until; empty where nobody is kept in at night
    # reporting
    fever_report_minutes: int
    contact_report_minutes: int
    absconded_report_minutes: int
    daily_report_at: str  # "HH:MM"
    concern_hours: int
    resumption_hours: int
    # disinfection
    disinfect_hours: dict[str, int]  # by kind of place; a kind that is not there is not owed any
    terminal_hours: int
    breeding_site_hours: int
    # care
    need_minutes: dict[str, int]  # by need_type; "other" for the rest
    contact_days: dict[str, int]  # by need of the person, "observed" for people under observation
    counselling_hours: int

    def is_key_area(self, code: str | None) -> bool:
        """Whether somebody from there is to be observed."""
        return bool(code) and any(str(code).startswith(area) for area in self.key_areas)

    @property
    def observation_days(self) -> int:
        return sum(stage.days for stage in self.observation)


class Dated(msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from"}):
    """One value of a parameter, from which day it holds, and who says so; ``source_zh`` where a page quotes it."""

    since: date
    value: Any
    source: str
    source_zh: str = ""


class Profile(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A disease and edition: names in both languages, and the history of each parameter."""

    name: str
    zh: str
    en: str
    parameters: dict[str, list[Dated]]

    @cached_property
    def _by_day(self) -> dict[date, Rules]:
        return {}

    @cached_property
    def _turning_days(self) -> list[date]:
        return sorted({dated.since for history in self.parameters.values() for dated in history})

    @cached_property
    def _editions(self) -> list[tuple[date, Rules]]:
        return [(day, self._rules(day)) for day in self._turning_days]

    def on(self, day: date) -> Rules:
        """The rules that hold on a day; before the first edition, those of the first."""
        rules = self._by_day.get(day)
        if rules is None:
            rules = self._by_day[day] = self._held_on(day)
        return rules

    def _held_on(self, day: date) -> Rules:
        held = [rules for since, rules in self._editions if since <= day]
        return held[-1] if held else self._editions[0][1]

    def source(self, parameter: str, day: date, language: str = "en") -> str:
        """Who set the value that holds on a day."""
        held = self._held(parameter, day)
        return held.source_zh if language.startswith("zh") and held.source_zh else held.source

    def value(self, parameter: str, day: date) -> Any:
        """The value that holds on a day, by the name of its parameter."""
        return getattr(self.on(day), parameter)

    def _rules(self, day: date) -> Rules:
        return msgspec.convert({name: self._held(name, day).value for name in self.parameters}, Rules)

    def _held(self, parameter: str, day: date) -> Dated:
        history = sorted(self.parameters[parameter], key=lambda dated: dated.since)
        return next((dated for dated in reversed(history) if dated.since <= day), history[0])


@cache
def load(name: str) -> Profile:
    """The profile of that name. Raises FileNotFoundError for a name that is none, ValidationError for a bad file."""
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert({"name": name, **tomllib.loads(text)}, Profile)


def names() -> list[str]:
    """Every profile that ships."""
    return sorted(
        f.name.removesuffix(".toml") for f in resources.files(__package__).iterdir() if f.name.endswith(".toml")
    )
