"""Structured records at the door: each gets its own answer, and what cannot go in is kept or explained."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from fangxian.intake.held import open_cards
from fangxian.intake.incoming import Incoming
from fangxian.intake.receive import receive
from fangxian.intake.settle import accept
from fangxian.ledger import chain, read
from fangxian.ledger.entry import Answer
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from tests.cast import Cast

Send = Callable[..., list[Answer]]


def record(cast: Cast, number: int, **other: Any) -> Incoming:
    """Visit number ``seq`` at 3-2-402."""
    wishes: dict[str, Any] = {
        "id": UUID(int=0x0197_0000_0000_7000_8000_0000_0000_0000 + number),
        "device": "phone",
        "epoch": 4711,
        "seq": number,
        "kind": "screening.door_visit",
        "place_id": cast.door,
        "happened_at": cast.now,
        "answers": {"person": "刘建国", "temperature_c": 36.5},
    }
    return Incoming(**wishes | other)


def test_a_batch_after_the_cellar(cast: Cast, grid1: Scope) -> None:
    """09:00 three visits were waiting for the network; all are in, in their order, and verify holds."""
    answers = receive(cast.community_id, grid1, [record(cast, n) for n in (1, 2, 3)], cast.now)
    assert [(a.code, a.number) for a in answers] == [("ok", 1), ("ok", 2), ("ok", 3)]
    assert chain.verify(cast.community_id) == []


def test_one_bad_record_sinks_no_other(cast: Cast, grid1: Scope) -> None:
    """Between two good visits stand one of 45 ℃, one of the year 2099, one at no door and one of no known sort."""
    batch = [
        record(cast, 1),
        record(cast, 2, answers={"temperature_c": 45}),
        record(cast, 3, happened_at=cast.now.replace(year=2099)),
        record(cast, 4, place_id=999_999),
        record(cast, 5, kind="screening.horoscope"),
        record(cast, 6),
    ]
    answers = receive(cast.community_id, grid1, batch, cast.now)
    assert [(a.code, a.why) for a in answers] == [
        ("ok", ""),
        ("refused", "answers"),
        ("refused", "future"),
        ("held", "place"),
        ("refused", "kind"),
        ("ok", ""),
    ]
    assert all(a.words for a in answers if a.code != "ok")
    assert answers[1].words
    assert "体温" in answers[1].words.zh
    assert "34–43" in answers[1].words.zh


def test_sending_twice_is_harmless(cast: Cast, grid1: Scope) -> None:
    """The answer got lost: what is in is known, what is held is held once."""
    batch = [record(cast, 1), record(cast, 2, place_id=999_999)]
    receive(cast.community_id, grid1, batch, cast.now)
    again = receive(cast.community_id, grid1, batch, cast.now + timedelta(hours=1))
    assert [a.code for a in again] == ["known", "held"]
    assert len(open_cards(grid1)) == 1


def test_the_same_key_with_other_content_is_never_known(cast: Cast, grid1: Scope) -> None:
    """A phone's fault, or somebody's: the same id with 38.5 instead of 36.5."""
    receive(cast.community_id, grid1, [record(cast, 1)], cast.now)
    (answer,) = receive(cast.community_id, grid1, [record(cast, 1, answers={"temperature_c": 38.5})], cast.now)
    assert (answer.code, answer.why) == ("refused", "quarantined")


def test_two_with_one_id_in_a_batch_each_get_their_answer(cast: Cast, grid1: Scope) -> None:
    """The first is in; the second, which says something else, is set aside."""
    batch = [record(cast, 1), record(cast, 1, answers={"temperature_c": 38.5})]
    assert [a.code for a in receive(cast.community_id, grid1, batch, cast.now)] == ["ok", "refused"]


def test_a_foreign_door_looks_like_none(cast: Cast, grid1: Scope) -> None:
    """何秀英 writes at 8-2-501, which is in the other grid: the same words as for a door that is not there."""
    batch = [record(cast, 1, place_id=cast.places["8-2-501"]), record(cast, 2, place_id=999_999)]
    there, nowhere = receive(cast.community_id, grid1, batch, cast.now)
    assert (there.code, there.why, there.words) == (nowhere.code, nowhere.why, nowhere.words)


def test_a_role_that_does_not_write_this_is_told_so(cast: Cast, scope_of: Callable[[str], Scope]) -> None:
    """The guard at the east gate tries to open an observation there."""
    other = {"kind": "screening.quarantine_check", "place_id": cast.places["gate 东门"], "answers": {}}
    (answer,) = receive(cast.community_id, scope_of("guard"), [record(cast, 1, **other)], cast.now)
    assert (answer.code, answer.why) == ("refused", "role")


def test_a_record_at_the_wrong_sort_of_place(cast: Cast, grid1: Scope) -> None:
    """A household visit at a shop."""
    (answer,) = receive(cast.community_id, grid1, [record(cast, 1, place_id=cast.places["shop S01"])], cast.now)
    assert answer.why == "place_kind"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"happened_at": "ten minutes ahead"}, ""),
        ({"happened_at": "eleven minutes ahead"}, "future"),
        ({"happened_at": "2018"}, "long_ago"),
        ({"device": ""}, "sending"),
        ({"device": "x" * 37}, "sending"),
        ({"device": "a\x00b"}, "sending"),
        ({"seq": -1}, "sending"),
        ({"epoch": 2**63}, "sending"),
        ({"answers": {"shoe_size": 43}}, "answers"),
        ({"answers": {"temperature_c": "warm"}}, "answers"),
        ({"answers": {"symptoms": "发热"}}, "answers"),
        ({"answers": {"count": 1.5}}, "answers"),
        ({"answers": {"when": "2099-01-01"}}, "answers"),
        ({"person_id": 999_999}, "person"),
        ({"corrects": UUID(int=1)}, "corrects"),
        ({"kind": "screening.returnee", "answers": {"person": "刘建国"}}, "lacking"),
    ],
)
def test_what_cannot_be_right_is_said_in_words(cast: Cast, grid1: Scope, other: dict[str, Any], why: str) -> None:
    """Clocks that run ahead, phones with strange names, answers to questions that nobody asks."""
    moments = {
        "ten minutes ahead": cast.now + timedelta(minutes=10),
        "eleven minutes ahead": cast.now + timedelta(minutes=11),
        "2018": cast.now.replace(year=2018),
    }
    if "happened_at" in other:
        other = {"happened_at": moments[other["happened_at"]]}
    (answer,) = receive(cast.community_id, grid1, [record(cast, 1, **other)], cast.now)
    assert answer.why == why
    assert bool(answer.words) is bool(why)


def test_a_held_record_is_completed_by_somebody_else(
    cast: Cast, grid1: Scope, scope_of: Callable[[str], Scope]
) -> None:
    """
    09:00  an arrival without "from where"     → held
    09:20  the director adds Jingmen, accepts  → the record under the phone's own id
    09:30  the phone sends again               → known
    """
    lacking = record(cast, 1, kind="screening.returnee", answers={"person": "刘建国"}, person_id=cast.people["刘建国"])
    receive(cast.community_id, grid1, [lacking], cast.now)
    director = scope_of("director")
    (card,) = open_cards(director)
    assert [m.name for m in card.missing] == ["origin_adcode"]
    settled = accept(cast.community_id, card.id, {"origin_adcode": "420800"}, director, cast.now)
    assert [a.code for a in settled.answers] == ["ok"]
    (told,) = read.told(Look(cast.community_id, "test", "look"), read.after(cast.community_id, 0))
    assert (told.id, told.device, told.person_id) == (lacking.id, "phone", cast.people["刘建国"])
    assert told.record.origin_adcode == "420800"  # type: ignore[attr-defined]
    assert receive(cast.community_id, grid1, [lacking], cast.now)[0].code == "known"


def test_a_correction_from_a_form_names_its_entry(cast: Cast, grid1: Scope) -> None:
    """The desk's form puts 36.5 right to 36.8: the old one stands aside."""
    receive(cast.community_id, grid1, [record(cast, 1)], cast.now)
    first = read.after(cast.community_id, 0)[0]
    right = record(cast, 2, corrects=first.id, answers={"temperature_c": 36.8})
    assert receive(cast.community_id, grid1, [right], cast.now)[0].code == "ok"
    assert [row.number for row in read.at_places(cast.community_id, [cast.door])] == [2]


def test_nobody_corrects_what_they_do_not_cover(cast: Cast, grid1: Scope, scope_of: Callable[[str], Scope]) -> None:
    """罗志强 of the other grid names an entry at 3-2-402: to him it looks as if it were not there."""
    receive(cast.community_id, grid1, [record(cast, 1)], cast.now)
    first = read.after(cast.community_id, 0)[0]
    foreign = record(cast, 2, corrects=first.id, place_id=cast.places["8-2-501"])
    assert receive(cast.community_id, scope_of("grid2"), [foreign], cast.now)[0].why == "corrects"


def test_a_batch_costs_a_handful_of_questions(cast: Cast, grid1: Scope, statements: list[str]) -> None:
    """Two hundred records ask the database no more often than one does."""
    receive(cast.community_id, grid1, [record(cast, 1)], cast.now)
    few = len(statements)
    statements.clear()
    receive(cast.community_id, grid1, [record(cast, n) for n in range(2, 202)], cast.now)
    assert len(statements) <= few <= 10


def test_an_empty_batch_is_no_trouble(cast: Cast, grid1: Scope) -> None:
    """A phone with nothing to say asks only for the watermark."""
    assert receive(cast.community_id, grid1, [], cast.now) == []
