"""Behind which door somebody is ill, or may be, is shown to those alone whose role sees health."""

from __future__ import annotations

import pytest

from fangxian.desk.figure import HEALTH
from fangxian.reports.form import indicators
from tests.privacy.conftest import Asks
from tests.privacy.marked import Marked

SEES = {"grid1", "grid2", "director", "doctor"}


@pytest.mark.parametrize("username", ["grid1", "guard", "volunteer", "director", "doctor"])
def test_the_picture_and_the_rows_of_a_figure(marked: Marked, asks: Asks, username: str) -> None:
    """12:00  who is under observation: a colour on the picture and rows under a figure, for those who may know"""
    client, sees = asks(username), username in SEES
    page = client.get("/picture/?lens=observed").content.decode()
    assert ('class="observed"' in page or 'class="ill"' in page) is sees
    assert ('href="?lens=observed' in page) is sees
    assert {client.get(f"/figure/?indicator={key}").status_code for key in HEALTH} == {200 if sees else 404}
    assert client.get("/figure/?indicator=households_swept").status_code == 200


def test_every_figure_about_health_exists() -> None:
    """A figure that is called otherwise tomorrow would be open to all."""
    assert set(indicators()) >= HEALTH


@pytest.mark.parametrize("username", ["director", "doctor", "subdistrict"])
def test_what_cannot_wait(marked: Marked, asks: Asks, username: str) -> None:
    """12:00  a fever at 3-2-402: the street learns that something cannot wait, not behind which door"""
    for path in ("/board/", "/board/urgent/"):
        page = asks(username).get(path).content.decode()
        strip = page.partition('id="strip"')[2].partition("</section>")[0]
        assert "<h2>" in strip
        assert ("/place/" in strip) is (username in SEES)
