"""Behind which door somebody is ill, or may be, is shown to those alone whose role sees health."""

from __future__ import annotations

import pytest

from fangxian.desk.duties import DUTIES
from fangxian.desk.duties import HEALTH as HEALTH_DUTIES
from fangxian.desk.figure import HEALTH
from fangxian.reports.form import indicators
from tests.cast import Cast
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


@pytest.mark.parametrize("username", ["grid1", "volunteer"])
def test_what_is_owed_at_a_door(cast: Cast, marked: Marked, asks: Asks, username: str) -> None:
    """12:00  a fever at 3-2-402: a volunteer of that grid has people to call on the list, and nothing about the ill"""
    shown = "".join(asks(username).get(path).content.decode() for path in _paths(cast))
    about_the_ill = {kind for kind in HEALTH_DUTIES if DUTIES[kind].words.zh in shown}
    assert bool(about_the_ill - {"disinfection.terminal"}) is (username in SEES)
    assert DUTIES["care.contact"].words.zh in shown


def _paths(cast: Cast) -> tuple[str, str]:
    return "/worklist/?state=all", f"/place/{cast.door}/"
