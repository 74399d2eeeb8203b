"""A household sees its own door by its card, and nothing of any other; nobody else sees the household's page."""

from __future__ import annotations

import pytest
from django.test import Client

from fangxian.registry import cards
from fangxian.registry.models import Place
from fangxian.resident import visits
from fangxian.resident.asking import COOKIE
from tests.cast import COMMUNITY
from tests.privacy.conftest import Asks
from tests.privacy.marked import USERNAMES, Marked, words
from tests.privacy.test_canary import given_away, lax, uncounted
from tests.privacy.test_matrix import HOUSEHOLD
from tests.privacy.walk import addresses, answered
from tests.statements import community_tables, unfiltered


@pytest.mark.parametrize("username", [one for one in USERNAMES if one != "home1"])
def test_whoever_serves_stands_at_the_entrance_like_anybody(marked: Marked, asks: Asks, username: str) -> None:
    """12:00  a worker, whatever they cover, opens a household's page: it asks for the card"""
    client = asks(username)
    for name, path in addresses(marked):
        if name in HOUSEHOLD:
            answer = answered(client, name, path)
            assert (path, answer.status, answer.headers["Location"]) == (path, 302, "/my/")
            assert answer.opened == 0


def test_a_household_opens_no_page_of_the_office(marked: Marked, asks: Asks) -> None:
    """12:05  by its card it gets to its own page, and to no other that tells anything"""
    client = asks("home1")
    for name, path in addresses(marked):
        if name not in HOUSEHOLD:
            answer = answered(client, name, path)
            assert answer.opened == 0, path


def test_matters_are_seen_by_those_who_told_them(marked: Marked, asks: Asks) -> None:
    """12:10  its own question is there; the neighbour's, the next community's, and what was in confidence are not"""
    client = asks("home1")
    for key, matter in {**marked.matters, "elsewhere": marked.other_matter}.items():
        answer = answered(client, "home_matter", f"/my/told/{matter}/")
        assert (key, answer.status) == (key, 200 if key in ("ask 1", "help 1") else 404)


def test_what_was_told_in_confidence_stands_nowhere_on_the_household_page(marked: Marked, asks: Asks) -> None:
    """12:15  somebody asked for a talk: whoever of the household opens the page reads nothing of it, not that it was"""
    client = asks("home1")
    answers = [answered(client, "home_page", path) for path in ("/my/home/", "/my/kept/", "/my/looked/")]
    assert [answer.status for answer in answers] == [200] * 3
    for answer in answers:
        assert words("1")["told_in_confidence"] not in answer.text
        assert str(marked.matters["talk 1"]) not in answer.text
        assert "心理疏导" not in answer.text
    assert uncounted(answers) == []
    assert lax(answers) == []


def test_a_key_of_one_community_opens_nothing_in_another(marked: Marked, asks: Asks) -> None:
    """12:20  somebody changes the community in the cookie"""
    key = asks("home1").cookies[COOKIE].value.partition(".")[2]
    for community in (COMMUNITY + 1, 0, "x", "9" * 30):
        client = Client()
        client.cookies[COOKIE] = f"{community}.{key}"
        assert client.get("/my/home/").status_code == 302


def test_planted_a_page_that_forgets_whose_matter_it_is_is_caught(
    marked: Marked, asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the household's page shows every card's matters."""
    from fangxian.resident import matters
    from fangxian.resident.models import Matter

    everybodys = Matter.objects.filter(community_id=COMMUNITY)
    monkeypatch.setattr(matters, "_rows", lambda _home: everybodys)
    page = answered(asks("home1"), "home_matter", f"/my/told/{marked.matters['ask 2']}/")
    assert given_away(marked, "home1", [page])


def test_a_visit_to_a_page_is_in_the_trail_as_the_card(marked: Marked, asks: Asks) -> None:
    """12:25  the household looked at its own page: the trail says so, by its card"""
    from fangxian.vault.models import Trail

    client = asks("home1")
    client.get("/my/home/")
    last = Trail.objects.filter(community_id=COMMUNITY, purpose="household's own page").get()
    card = visits.of(client.cookies[COOKIE].value, marked.cast.now)
    assert card is not None
    assert last.actor == card.actor


def test_a_shop_is_told_of_itself_alone(marked: Marked, asks: Asks, statements: list[str]) -> None:
    """12:30  whoever scans the poster, not signed in: nobody's name, nobody's fever; what was opened is written"""
    place = Place.objects.get(community_id=COMMUNITY, id=marked.cast.places["shop S01"])
    made = cards.make([place])
    cards.give(COMMUNITY, made, 1, marked.cast.now)
    path, client = f"/shop/{COMMUNITY}/{made[0].code}/", asks("nobody")
    answers = [answered(client, "shop_page", path), answered(client, "shop_opening", f"{path}open/")]
    answers.append(
        answered(client, "shop_page", path, "post", data={"fever": "yes", "masks": "yes", "disinfected": "no"})
    )
    assert [answer.status for answer in answers] == [200, 200, 302]
    assert given_away(marked, "nobody", answers) == []
    assert uncounted(answers) == []
    assert lax(answers) == []
    assert unfiltered(statements, community_tables()) == []
