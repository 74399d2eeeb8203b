"""Days and hours are reckoned in local time, from what is handed in."""

from __future__ import annotations

from datetime import date, datetime

from fangxian.measures.hours import at_hour, day_after, day_told, midnight
from tests.measures.storybook import ZONE, told

EVENING = datetime(2020, 2, 29, 21, 30, tzinfo=ZONE)


def test_a_day_later_is_the_whole_next_day() -> None:
    """29 February has a tomorrow as well."""
    opens_at, due_at = day_after(EVENING, 1)
    assert (opens_at.isoformat(), due_at.isoformat()) == ("2020-03-01T00:00:00+08:00", "2020-03-02T00:00:00+08:00")


def test_hours_keep_the_zone() -> None:
    assert at_hour(date(2020, 3, 1), "09:00", EVENING).isoformat() == "2020-03-01T09:00:00+08:00"
    assert midnight(date(2020, 3, 1), EVENING).tzinfo is ZONE


def test_the_day_told_is_never_still_to_come() -> None:
    yesterday, tomorrow, silent = told("""
    02-05 08:00  3-2-402  screening.returnee  when=2020-02-04T22:10
    02-05 08:00  3-2-402  screening.returnee  when=2020-02-06
    02-05 08:00  3-2-402  screening.returnee
    """).said["3-2-402"]
    assert [day_told(said).day for said in (yesterday, tomorrow, silent)] == [4, 5, 5]
