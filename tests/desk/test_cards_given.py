"""Cards given at the desk: printed once, in three parts; a building at a time; a new PIN; ended when lost."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from fangxian.registry import cards
from fangxian.registry.models import Card, Residence
from fangxian.reports import card_print, printed
from tests.cast import COMMUNITY, Cast
from tests.desk.conftest import Asks


@pytest.fixture(autouse=True)
def quick(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """PINs are hashed in no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(cards, "HASHER", MD5PasswordHasher())


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was handed to the printer, print by print."""
    seen: list[dict[str, Any]] = []
    monkeypatch.setattr(
        card_print, "set_in_type", lambda name, content: seen.append(content | {"name": name}) or b"%PDF"
    )
    return seen


def _comes_in(number: str, pin: str) -> bool:
    answer = Client().post(f"/my/at/{COMMUNITY}/", {"number": number, "pin": pin})
    return answer.status_code == 302


def test_a_card_is_printed_once_and_opens_the_page(cast: Cast, asks: Asks, prints: list[dict[str, Any]]) -> None:
    """12:00  the grid worker prints a card: the door is on the strip, number and PIN apart; both open the page"""
    worker, path = asks("grid1"), f"/place/{cast.door}/card/"
    answer = worker.post(path)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "no-store")
    assert not re.search(r"\d-\d-\d", answer["Content-Disposition"])
    (one,) = prints[0]["cards"]
    assert one["door"] == "3-2-402"
    assert "3-2-402" not in one["address"]
    assert _comes_in(one["number"], one["pin"])
    page = worker.get(f"/place/{cast.door}/").content.decode()
    assert "2020-02-03发放" in page
    assert one["pin"] not in page


def test_a_new_card_ends_the_old_one_and_a_new_pin_the_old_pin(
    cast: Cast, asks: Asks, prints: list[dict[str, Any]]
) -> None:
    """12:00  lost; 12:00 a new one; then the PIN is forgotten; the number on the card is not printed again"""
    worker, path = asks("grid1"), f"/place/{cast.door}/card/"
    for _ in range(2):
        worker.post(path)
    worker.post(f"{path}pin/")
    (first,), (second,), (third,) = (one["cards"] for one in prints)
    assert "卡" in third["number"]
    tried = [(first["number"], first["pin"]), (second["number"], second["pin"]), (second["number"], third["pin"])]
    assert [_comes_in(*one) for one in tried] == [False, False, True]
    assert Card.objects.filter(community_id=COMMUNITY).count() == 1
    worker.post(f"{path}end/")
    assert not _comes_in(second["number"], third["pin"])


def test_cards_of_a_whole_building(cast: Cast, asks: Asks, prints: list[dict[str, Any]]) -> None:
    """12:00  five doors of building 3, one has its card: four are printed; a second time there is nothing to print"""
    worker, path = asks("grid1"), f"/place/{cast.places['building 3']}/card/"
    worker.post(f"/place/{cast.door}/card/")
    worker.post(path)
    assert [len(one["cards"]) for one in prints] == [1, 4]
    page = worker.get(f"/place/{cast.places['building 3']}/").content.decode()
    assert "这里有0户还没有卡" in page


def test_when_somebody_moved_out_the_desk_says_to_give_a_new_card(
    cast: Cast, asks: Asks, prints: list[dict[str, Any]], clock: Any
) -> None:
    """He moved out on the fourth: on the fifth the door's page says so, and a PIN alone is not given"""
    worker, path = asks("grid1"), f"/place/{cast.door}/card/"
    worker.post(path)
    rows = Residence.objects.filter(community_id=COMMUNITY, person_id=cast.people["刘建国"])
    rows.update(until_day=date(2020, 2, 4))
    clock.shift(timedelta(days=2))
    worker = asks("grid1")
    assert "有人搬走" in worker.get(f"/place/{cast.door}/").content.decode()
    worker.post(f"{path}pin/")
    assert len(prints) == 1
    worker.post(path)
    assert Card.objects.filter(community_id=COMMUNITY).count() == 2


def test_a_shop_gets_a_poster(cast: Cast, asks: Asks, prints: list[dict[str, Any]]) -> None:
    """12:00  its address opens the shop's page"""
    asks("grid1").post(f"/place/{cast.places['shop S01']}/card/")
    (one,) = prints
    assert (one["name"], one["shop"]) == ("poster", "便民超市")
    assert Client().get(one["address"].removeprefix("http://testserver")).status_code == 200


def test_where_no_font_is_nothing_is_given(cast: Cast, asks: Asks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: no font can write Chinese. The old card would be ended for a new one that nobody holds."""

    def none(*_: object) -> bytes:
        raise printed.NoFont

    monkeypatch.setattr(card_print, "set_in_type", none)
    assert asks("grid1").post(f"/place/{cast.door}/card/").status_code == 503
    assert not Card.objects.filter(community_id=COMMUNITY).exists()


def test_the_prints_are_set(cast: Cast, asks: Asks) -> None:
    """Both templates as typst sets them."""
    for place in ("3-2-402", "shop S01"):
        assert asks("grid1").post(f"/place/{cast.places[place]}/card/").content.startswith(b"%PDF")


def test_cards_are_given_by_those_of_the_grid(cast: Cast, asks: Asks) -> None:
    """The worker of the other grid, a guard, a volunteer, the auditor: the address is not there."""
    for username in ("grid2", "guard", "volunteer", "auditor", "subdistrict", "keeper"):
        assert asks(username).post(f"/place/{cast.door}/card/").status_code == 404
    assert asks("director").post(f"/place/{cast.door}/card/").status_code == 200
