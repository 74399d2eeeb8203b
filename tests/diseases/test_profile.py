"""Every profile loads, says who set each value, and changes its rules on the day they changed."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
import pytest

from fangxian.diseases.profile import Dated, Profile, Rules, Stage, load, names

ALL = ("chikungunya_2025", "covid_19_2020_02", "covid_19_2022_06", "unknown_pathogen")


@pytest.fixture(autouse=True)
def home() -> None:
    """Profiles keep nothing: no home folder is needed."""


def test_four_profiles_ship() -> None:
    assert tuple(names()) == ALL


@pytest.mark.parametrize("name", ALL)
def test_a_profile_gives_every_rule_and_no_other(name: str) -> None:
    profile = load(name)
    assert set(profile.parameters) == set(Rules.__struct_fields__)
    assert profile.zh
    assert profile.en


@pytest.mark.parametrize("name", ALL)
def test_every_value_has_its_source_and_every_edition_holds(name: str) -> None:
    profile = load(name)
    for history in profile.parameters.values():
        assert all(dated.source for dated in history)
        assert len({dated.since for dated in history}) == len(history)
        assert all(isinstance(profile.on(dated.since), Rules) for dated in history)


@pytest.mark.parametrize("name", ALL)
def test_the_figures_make_sense(name: str) -> None:
    profile = load(name)
    for since in {dated.since for history in profile.parameters.values() for dated in history}:
        rules = profile.on(since)
        assert 36 < rules.fever_celsius < 39
        assert list(rules.check_times) == sorted(rules.check_times)
        assert rules.observation_days > 0
        assert "other" in rules.need_minutes
        assert _minutes_round_the_clock(rules) == 24 * 60


def _minutes_round_the_clock(rules: Rules) -> int:
    for (_, end), (start, _) in zip(rules.shifts, (*rules.shifts[1:], rules.shifts[0]), strict=True):
        assert end == start
    spans = [_hour(end) - _hour(start) for start, end in rules.shifts]
    return sum(span % (24 * 60) for span in spans)


def _hour(told: str) -> int:
    at = datetime.strptime(told, "%H:%M")  # noqa: DTZ007 an hour of any day
    return at.hour * 60 + at.minute


def test_on_the_eleventh_of_november_2022_seven_and_three_became_five_and_three() -> None:
    profile = load("covid_19_2022_06")
    before, after = profile.on(date(2022, 11, 10)), profile.on(date(2022, 11, 11))
    assert before.observation == (Stage("集中隔离", 7), Stage("居家健康监测", 3))
    assert after.observation == (Stage("集中隔离", 5), Stage("居家隔离", 3))
    assert profile.on(date(2022, 12, 7)).observation == (Stage("居家隔离", 5),)
    assert profile.source("observation", date(2022, 11, 30)).startswith("twenty articles")


def test_before_its_first_edition_the_first_holds() -> None:
    profile = load("covid_19_2020_02")
    assert profile.on(date(2019, 12, 31)) == profile.on(date(2020, 2, 3))


def test_from_the_fourth_of_february_2020_one_of_a_household_goes_out_every_two_days() -> None:
    profile = load("covid_19_2020_02")
    before, after = profile.on(date(2020, 2, 3)), profile.on(date(2020, 2, 4))
    assert (before.exits, after.exits, after.exit_days) == (0, 1, 2)
    assert profile.source("exits", date(2020, 2, 10)).startswith("Hangzhou")


def test_hubei_covers_jingmen_and_no_other_province() -> None:
    rules = load("covid_19_2020_02").on(date(2020, 2, 5))
    assert rules.is_key_area("420800")
    assert rules.is_key_area("42")
    assert not rules.is_key_area("430400")
    assert not rules.is_key_area(None)


def test_a_day_is_worked_out_once() -> None:
    profile = load("covid_19_2022_06")
    assert profile.on(date(2022, 8, 1)) is profile.on(date(2022, 8, 1))


def test_a_profile_of_no_name_is_missing() -> None:
    with pytest.raises(FileNotFoundError):
        load("plague_1665")


def test_a_value_that_cannot_be_is_refused() -> None:
    good = load("covid_19_2020_02")
    hot = {**good.parameters, "fever_celsius": [Dated(since=date(2020, 1, 1), value="hot", source="nobody")]}
    bad = Profile(name="bad", zh="坏", en="bad", parameters=hot)
    with pytest.raises(msgspec.ValidationError):
        bad.on(date(2020, 2, 5))
