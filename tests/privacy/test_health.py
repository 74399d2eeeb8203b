"""Behind which door somebody is ill, or may be, is shown to those alone whose role sees health."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fangxian.derived.duties import DUTIES
from fangxian.derived.duties import HEALTH as HEALTH_DUTIES
from fangxian.desk.figure import HEALTH
from fangxian.reports.form import indicators
from fangxian.workforce.access import Reach, Scope
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


def whispers(cast: Cast, client: Client) -> list[str]:
    """The pages on which somebody reads that behind 8-2-501 somebody is ill, or may be."""
    door, grid = f"/place/{cast.places['8-2-501']}/", cast.places["grid 2"]
    found = [door] if _ill(client.get(door).content.decode()) else []
    for path in ("/board/urgent/", "/worklist/?state=all", f"/worklist/?state=all&grid={grid}", "/worklist/?worker=11"):
        rows = re.split("<li|<tr", client.get(path).content.decode())
        found += [path for row in rows if door in row and _ill(row)]
    for path in ("/picture/?lens=observed", *(f"/figure/?indicator={key}" for key in sorted(HEALTH))):
        pages = (client.get(f"{path}{more}") for more in ("", f"&grid={grid}", "&since=start"))
        found += [path for page in pages if page.status_code == 200 and _tells(page.content.decode(), door)]
    return found


def _ill(page: str) -> bool:
    """Of the duties about health a volunteer does one, and knows of it."""
    return any(DUTIES[kind].words.zh in page for kind in HEALTH_DUTIES - {"disinfection.terminal"})


def _tells(page: str, door: str) -> bool:
    return door in page.partition("<main")[2]


def test_covers_do_not_mix(cast: Cast, marked: Marked, asks: Asks) -> None:
    """
    12:00  沈芳 works grid 1 and lends a hand in grid 2, where somebody is ill as well: there she learns no more than
           any volunteer does, and in grid 1 all that its grid worker learns
    """
    assert whispers(cast, asks("both")) == []
    assert len(whispers(cast, asks("grid2"))) > 10
    assert len(whispers(cast, asks("director"))) > 10
    client = asks("both")
    assert _ill(client.get(f"/place/{cast.door}/").content.decode())
    assert f"/place/{cast.door}/" in client.get("/figure/?indicator=fevers").content.decode()
    assert f"/place/{cast.door}/" in client.get("/worklist/?state=all").content.decode()


def test_planted_a_role_lent_from_one_place_to_another_is_caught(
    cast: Cast, marked: Marked, asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: what one cover shows is taken to hold wherever another reaches, as it was before."""
    real = Scope.reach

    def mixed(held: Scope, action: str, sees: str = "plain") -> Reach:
        return real(held, action) if held.sees(sees) else Reach()

    monkeypatch.setattr(Scope, "reach", mixed)
    found = {path.partition("?")[0] for path in whispers(cast, asks("both"))}
    assert found >= {f"/place/{cast.places['8-2-501']}/", "/worklist/", "/picture/", "/figure/"}
