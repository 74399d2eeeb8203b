"""Every figure says up to which hour it counts: on the page, in print, on a register, on an office's sheet."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from fangxian.reports.books import book
from fangxian.reports.entered import Wanted
from fangxian.reports.register import REGISTERS
from fangxian.reports.render import draft_page
from fangxian.reports.up_to import UP_TO, said, sentence, up_to
from fangxian.workforce.access import scope
from tests.cast import Cast

HERE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2020, 2, 3, 12, 0, 30, 5, tzinfo=HERE)


@pytest.mark.parametrize(
    ("day", "hour", "told"),
    [
        ("2020-02-03", None, "2020-02-03 12:00"),
        ("2020-02-02", None, "2020-02-02 24:00"),
        ("2020-02-02", 16, "2020-02-02 16:00"),
        ("2020-02-03", 16, "2020-02-03 12:00"),
    ],
)
def test_the_end_of_the_day_the_hour_asked_for_or_now(day: str, hour: int | None, told: str) -> None:
    """12:00  today counts until now, yesterday until its end, a sheet that names 16:00 until then"""
    moment = up_to(datetime.fromisoformat(day).date(), NOON, hour)
    assert said(moment) == told
    assert sentence(moment).zh == f"数据截至 {told}。"


@pytest.mark.parametrize("back", [0, 1])
def test_every_register_and_report_says_it(cast: Cast, back: int) -> None:
    """12:00  today's and yesterday's, in both languages"""
    day, told = cast.now.date() - timedelta(days=back), ("2020-02-03 12:00", "2020-02-02 24:00")[back]
    who = scope(cast.users["director"], cast.now)
    assert who is not None
    wanted = Wanted(scope=who, day=day, now=cast.now)
    for language in ("zh-hans", "en"):
        heads = [book(name, wanted, language).head for name in REGISTERS]
        heads.append(draft_page(cast.community_id, "daily", day, cast.now, language).head)
        assert all((UP_TO.said(language), told) in head for head in heads)


def test_a_figure_that_is_opened_says_it(cast: Cast) -> None:
    """12:00  the director clicks a figure of yesterday: counted up to 24:00 of that day, in the page's language"""
    client = Client()
    with time_machine.travel(cast.now, tick=False):
        client.force_login(cast.users["director"], backend="django.contrib.auth.backends.ModelBackend")
        for language, words in (("zh-hans", "数据截至 2020-02-02 24:00"), ("en", "counted up to 2020-02-02 24:00")):
            page = client.get("/figure/?indicator=fevers&day=2020-02-02", headers={"accept-language": language})
            assert words in page.content.decode()
