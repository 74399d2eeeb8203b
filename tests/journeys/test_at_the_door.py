"""At the door: nobody gets in without a name, in whichever language they read."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys.reachable import unreachable

PASSWORD = "岳屏山下-不是常用密码-7"


def test_a_grid_worker_signs_in(page: Page, cast: Cast, complaints: list[str]) -> None:
    """
    Given somebody who is not signed in and wants to see the board,
    when she writes a wrong password, and then the right one,
    then she is told so the first time, and stands on a page of the house the second.
    """
    cast.users["grid1"].set_password(PASSWORD)
    cast.users["grid1"].save()
    page.goto("/board/")
    expect(page).to_have_url("/sign-in/?next=/board/")
    assert unreachable(page) == []
    _write(page, "wrong-wrong-wrong")
    expect(page).to_have_url("/sign-in/?next=/board/")
    _write(page, PASSWORD)
    expect(page).to_have_url("/board/")
    assert unreachable(page) == []
    assert complaints == []


def _write(page: Page, password: str) -> None:
    page.locator("input[name=username]").fill("grid1")
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")


def test_what_cannot_be_reached_is_seen(page: Page) -> None:
    """Planted: a page with a field without a label, a nameless button, a picture without words."""
    page.set_content("<main><h1>x</h1><input><button></button><img src='x.png'><p tabindex=3>x</p></main>")
    assert len(unreachable(page)) == 6
