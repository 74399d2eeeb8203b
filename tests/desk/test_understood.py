"""The page that shows which words led to which answer, and of which nothing was read."""

from __future__ import annotations

from django.test import Client

from fangxian.desk.understood import Answer, pieces
from fangxian.intake.say import say
from fangxian.intake.settle import accept
from fangxian.workforce.access import scope
from tests.cast import Cast

SENTENCE = "3-2-402刘建国体温36.5,门口的花开得很好"


def test_the_words_of_each_answer_are_marked_and_the_rest_is_shown_as_not_read(cast: Cast) -> None:
    """
    12:00  「3-2-402刘建国体温36.5,门口的花开得很好」  → name and reading marked with the numbers of the legend
    12:01  accepted: the record leads to the same page; for the worker of the other grid there is none
    """
    own = scope(cast.users["grid1"], cast.now)
    assert own
    (card,) = say(cast.community_id, own, "grid_worker", SENTENCE, cast.now, cast.now).cards
    client, path = _signed_in(cast, "grid1"), f"/held/{card.id}/understood/"
    page = client.get(path).content.decode()
    assert "<mark>刘建国<a href=" in page
    assert "<mark>36.5<a href=" in page
    assert '<span class="silent">门口的花开得很好' in page
    accept(cast.community_id, card.id, {}, own, cast.now)
    assert path in client.get("/records/1/").content.decode()
    assert client.get(path).status_code == 200
    assert _signed_in(cast, "grid2").get(path).status_code == 404
    assert _signed_in(cast, "doctor").get(path).status_code == 404


def test_a_sentence_that_was_not_read_is_filled_in_from_the_held_page(cast: Cast) -> None:
    """
    12:00  a sentence of which nothing is read stands on the held page, with the kinds it may be
    12:01  its writer picks one: the draft asks for its answers; nobody else may, and an empty form is nowhere
    """
    own = scope(cast.users["grid1"], cast.now)
    assert own
    heard = say(cast.community_id, own, "grid_worker", "楼上老刘今天面色蜡黄", cast.now, cast.now, tongues=())
    client, form = _signed_in(cast, "grid1"), {"message": str(heard.message_id), "kind": "screening.symptom"}
    assert f'value="{heard.message_id}"' in client.get("/held/").content.decode()
    assert _signed_in(cast, "grid2").post("/held/by-hand/", form).status_code == 404
    assert client.post("/held/by-hand/", {"kind": "screening.symptom"}).status_code == 404
    page = client.post("/held/by-hand/", form, follow=True).content.decode()
    assert "楼上老刘今天面色蜡黄" in page
    assert '<details class="more" open>' in page
    assert str(heard.message_id) not in client.get("/held/").content.decode()


def _signed_in(cast: Cast, username: str) -> Client:
    client = Client()
    client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_words_that_led_to_two_answers_carry_both_numbers() -> None:
    """Overlapping words are cut where one of them begins or ends; nothing of the message is lost"""
    one, two = (Answer(number=n, words=str(n), text="", source="") for n in (1, 2))
    found = list(pieces("昨晚从荆门回来", {one: (0, 2), two: (1, 5)}, [(0, 5)]))
    assert [(piece.text, [a.number for a in piece.answers]) for piece in found] == [
        *(("昨", [1]), ("晚", [1, 2]), ("从荆门", [2]), ("回来", [])),
    ]
    assert "".join(piece.text for piece in found) == "昨晚从荆门回来"
