"""Hours kept by themselves: from shifts that somebody was at and from what they wrote, no minute twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangxian.workforce.hours import Spell, by_day, minutes, served

NOON = datetime(2020, 2, 3, 12).astimezone()


def at(text: str) -> datetime:
    hour, minute = map(int, text.split(":"))
    return NOON.replace(hour=hour, minute=minute)


def spells(text: str) -> list[Spell]:
    return [Spell(at(one.split("-")[0]), at(one.split("-")[1])) for one in text.split()]


@pytest.mark.parametrize(
    ("shifts", "written", "now", "expected"),
    [
        ("07:00-12:00", "07:02", "20:00", "07:00-12:00"),  # signed in
        ("07:00-12:00", "06:40", "20:00", "07:00-12:00"),  # a little early
        ("07:00-12:00", "", "20:00", ""),  # planned, and nobody came
        ("07:00-12:00", "07:02", "09:30", "07:00-09:30"),  # still going on
        ("07:00-12:00", "12:20", "20:00", "07:00-12:00 12:05-12:20"),  # the hand-over
        ("", "09:00 09:30 10:10", "20:00", "08:45-10:10"),  # deliveries in one go
        ("", "09:00 11:00", "20:00", "08:45-09:00 10:45-11:00"),  # two errands
        ("07:00-09:00", "07:05 08:00 09:10", "20:00", "07:00-09:10"),  # no minute twice
        ("07:00-09:00 09:00-12:00", "07:05 10:00", "20:00", "07:00-12:00"),  # one after the other
        ("", "19:00", "12:00", ""),  # a phone whose clock is ahead
    ],
)
def test_what_counts(shifts: str, written: str, now: str, expected: str) -> None:
    """3 Feb, a volunteer's day told in shifts and moments of records"""
    assert served(spells(shifts), [at(one) for one in written.split()], at(now)) == spells(expected)


@given(
    st.lists(st.tuples(st.integers(0, 1400), st.integers(1, 600)), max_size=6),
    st.lists(st.integers(-60, 1500), max_size=20),
    st.integers(0, 1440),
)
def test_no_minute_counts_twice_and_none_that_is_to_come(
    shifts: list[tuple[int, int]], written: list[int], now: int
) -> None:
    """Whatever is planned and written, in whatever order."""
    midnight = at("00:00")
    planned = [Spell(midnight + timedelta(minutes=a), midnight + timedelta(minutes=a + long)) for a, long in shifts]
    moments = [midnight + timedelta(minutes=one) for one in written]
    found = served(planned, moments, midnight + timedelta(minutes=now))
    assert found == served(planned[::-1], moments[::-1], midnight + timedelta(minutes=now))
    assert all(one.end < other.start for one, other in pairwise(found))
    assert all(one.start < one.end <= midnight + timedelta(minutes=now) for one in found)


def test_the_days_are_told_from_the_last_one_on() -> None:
    """Two spells on one day, one the day before"""
    two = spells("07:00-09:00 15:00-16:30")
    before = Spell(two[0].start - timedelta(days=1), two[0].end - timedelta(days=1))
    assert list(by_day([before, *two]).values()) == [two, [before]]
    assert minutes([before, *two]) == 330
