"""Names and doors: one fits and is filled in, two are asked about, none is asked for; nobody's name goes astray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fangxian.intake import held
from fangxian.intake.card import Card
from fangxian.intake.say import Heard
from fangxian.intake.settle import accept
from fangxian.registry import called
from fangxian.registry.moving import Newcomer, move_in
from fangxian.registry.people import Details
from fangxian.vault.models import Trail
from fangxian.workforce.access import Scope
from tests.cast import COMMUNITY, Cast
from tests.intake.test_say import told

Says = Callable[..., Heard]


@pytest.fixture
def moves_in(cast: Cast) -> Callable[..., int]:
    """Somebody moves in behind a door."""

    def moves_in(door: str, name: str, born: int | None, sex: str) -> int:
        one = Newcomer(details=Details(name), place_id=cast.places[door], from_day=date(2015, 1, 1), born=born, sex=sex)
        return move_in(COMMUNITY, [one])[0]

    return moves_in


def where(card: Card) -> list[str]:
    return [place.text for place in card.places]


@pytest.mark.parametrize(
    "text", ["3-2陈奶奶体温36.5", "3栋2单元陈奶奶体温36.5", "陈奶奶体温36.5", "3-2的陈婆婆体温36.5"]
)
def test_one_grandmother_is_filled_in_and_said_to_come_from_the_registry(
    cast: Cast, grid1: Scope, says: Says, text: str
) -> None:
    """陈玉兰, born 1941, lives at 3-2-401: nobody else there is called so; the card says from where it knows"""
    (card,) = says("grid1", text).cards
    assert (where(card), card.person_id, card.missing) == (["3-2-401"], cast.people["陈玉兰"], ())
    assert (card.registry, card.who) == (("place", "person"), "陈*兰")
    accept(cast.community_id, card.id, {"person": "陈奶奶"}, grid1, cast.now)
    assert told(cast)[0].person_id == cast.people["陈玉兰"]


def test_two_are_asked_about_masked(cast: Cast, grid1: Scope, says: Says, moves_in: Any) -> None:
    """陈翠花 moves in at 3-2-501: both are offered, with the ends of their names; one is chosen"""
    other = moves_in("3-2-501", "陈翠花", 1950, "F")
    (card,) = says("grid1", "3-2陈奶奶体温36.5").cards
    assert [gap.name for gap in card.missing] == ["place"]
    assert [(offer.text, offer.who) for offer in card.offers] == [("3-2-401", "陈*兰"), ("3-2-501", "陈*花")]
    assert accept(cast.community_id, card.id, {"resident": other}, grid1, cast.now).done
    (entry,) = told(cast)
    assert (entry.place_id, entry.person_id) == (cast.places["3-2-501"], other)


def test_two_behind_one_door(cast: Cast, grid1: Scope, says: Says, moves_in: Any) -> None:
    """Both live at 3-2-401: the door is known, who it was can be chosen, and need not be"""
    moves_in("3-2-401", "陈翠花", 1950, "F")
    (card,) = says("grid1", "3-2-401陈奶奶体温36.5").cards
    assert (where(card), card.person_id, card.missing) == (["3-2-401"], None, ())
    assert [offer.who for offer in card.offers] == ["陈*兰", "陈*花"]
    settled = accept(cast.community_id, card.id, {"resident": cast.people["陈玉兰"]}, grid1, cast.now)
    assert settled.done
    assert told(cast)[0].person_id == cast.people["陈玉兰"]


@pytest.mark.parametrize("text", ["3-1陈奶奶体温36.5", "3-2陈爷爷体温36.5", "3-2周奶奶体温36.5", "8-2陈奶奶体温36.5"])
def test_nobody_fits_and_somebody_is_asked(says: Says, text: str) -> None:
    """Another stairwell, a man, another family, another grid: which door?"""
    (card,) = says("grid1", text).cards
    assert [gap.name for gap in card.missing] == ["place"]
    assert (card.person_id, card.offers, card.registry) == (None, (), ())


def test_a_full_name_in_the_stairwell(cast: Cast, says: Says) -> None:
    """「3栋2单元刘建国」: the room is known from the name"""
    (card,) = says("grid1", "3栋2单元刘建国体温36.5").cards
    assert (where(card), card.person_id) == (["3-2-402"], cast.people["刘建国"])
    assert card.registry == ("place",)


def test_mr_liu(cast: Cast, says: Says) -> None:
    """In English, by the sound of the name"""
    (card,) = says("grid1", "Building 3 unit 2, Mr. Liu, temperature 36.5").cards
    assert (where(card), card.person_id) == (["3-2-402"], cast.people["刘建国"])


def test_who_is_meant_stays_meant_while_the_card_is_filled_in(cast: Cast, grid1: Scope, says: Says) -> None:
    """The form sends every box again, the name as it was said among them; another name is another person"""
    (card,) = says("grid1", "3-2陈奶奶体温36.5").cards
    settled = accept(cast.community_id, card.id, {"person": "陈奶奶", "temperature_c": 45}, grid1, cast.now)
    assert settled.card
    assert settled.card.person_id == cast.people["陈玉兰"]
    accept(cast.community_id, card.id, {"person": "张三", "temperature_c": 36.5}, grid1, cast.now)
    assert told(cast)[0].person_id is None


def test_a_volunteer_learns_nobodys_name(says: Says) -> None:
    """蒋丽 may write what was brought to a door; who lives where is not for her to be told"""
    (card,) = says("volunteer", "3-2陈奶奶要买菜").cards
    assert (card.person_id, card.who, card.registry) == (None, "", ())
    assert not any(offer.who for offer in card.offers)


def test_names_are_opened_few_and_with_a_line_in_the_trail(
    cast: Cast, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only women of that age are looked at; where too many may be meant, nobody is and the door is asked for"""
    says("grid1", "3-2陈奶奶体温36.5")
    (line,) = Trail.objects.filter(purpose="find who is meant")
    assert line.how_many == 1
    monkeypatch.setattr(called, "MOST_OPENED", 0)
    assert [gap.name for gap in says("grid1", "3-2陈婆婆体温36.6").cards[0].missing] == ["place"]
    assert Trail.objects.filter(purpose="find who is meant").count() == 1


@pytest.mark.parametrize(
    ("said", "name", "fits"),
    [
        *(
            ("王奶奶", "王桂芳", True),
            ("王奶奶", "李桂芳", False),
            ("老黄", "黄大爷", True),
            ("姓王的", "王桂芳", True),
        ),
        *(
            ("欧阳先生", "欧阳丹", True),
            ("Mrs. Wang", "王桂芳", True),
            ("刘建国", "刘建国", None),
            ("王某", "王桂芳", True),
        ),
    ],
)
def test_how_people_call_each_other(said: str, name: str, fits: bool | None) -> None:
    """A full name calls nobody by a title"""
    one = called.called(said)
    assert (one and one.may_be(name)) == fits


def test_open_cards_show_the_offers_again(says: Says, grid1: Scope, moves_in: Any) -> None:
    """Under Held the two are still offered"""
    moves_in("3-2-501", "陈翠花", 1950, "F")
    says("grid1", "3-2陈奶奶体温36.5")
    (card,) = held.open_cards(grid1)
    assert len(card.offers) == 2
