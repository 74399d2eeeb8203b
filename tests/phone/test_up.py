"""What phones send: each record answered, nothing lost, nothing twice, and nothing taken from the wrong hands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from fangxian.intake.models import Message
from fangxian.ledger import chain, read
from tests.cast import Cast
from tests.phone.conftest import Phone

Phones = Callable[..., Phone]


def test_three_visits_kept_in_the_cellar_come_in(cast: Cast, phone: Phones) -> None:
    """09:00  the network is back: three visits, each answered, and how far a backup reaches"""
    grid1 = phone("grid1")
    answer = grid1.send(*(grid1.record() for _ in range(3)))
    told = answer.json()
    assert [(one["code"], one["number"]) for one in told["answers"]] == [("ok", 1), ("ok", 2), ("ok", 3)]
    assert (told["version"], told["watermark"]) == (1, 0)
    assert len(told["generation"]) == 36
    assert answer["Cache-Control"] == "no-store"


def test_the_answer_was_lost_and_the_phone_sends_again(cast: Cast, phone: Phones) -> None:
    """09:01  the lift shut before the answer came: the same two, and a third"""
    grid1 = phone("grid1")
    two = [grid1.record(), grid1.record()]
    grid1.send(*two)
    assert grid1.codes(*two, grid1.record(), packed=True) == [("known", ""), ("known", ""), ("ok", "")]
    assert read.head(cast.community_id) == 3
    assert chain.verify(cast.community_id) == []


def test_one_bad_record_sinks_no_other(phone: Phones) -> None:
    """09:05  between good visits: a scrap, a fever of 45, no such door, a kind nobody knows"""
    grid1 = phone("grid1")
    scrap = {"id": "not an id", "kind": 7}
    batch = [grid1.record(), scrap, grid1.record(answers={"temperature_c": 45}), grid1.record("9-9-999")]
    assert grid1.codes(*batch, "?", grid1.record(kind="screening.horoscope"), grid1.record()) == [
        *(("ok", ""), ("refused", "shape"), ("refused", "answers"), ("held", "place")),
        *(("refused", "shape"), ("refused", "kind"), ("ok", "")),
    ]


def test_a_door_that_is_not_the_workers_looks_as_if_it_were_not_there(phone: Phones) -> None:
    """09:10  a door of the other grid, and one that does not exist: the same answer"""
    grid1 = phone("grid1")
    theirs, nowhere = grid1.send(grid1.record("8-1-101"), grid1.record("9-9-999")).json()["answers"]
    assert (theirs["code"], theirs["why"], theirs["words"]) == (nowhere["code"], nowhere["why"], nowhere["words"])


def test_a_phone_restored_from_its_backup_counts_anew_and_loses_nothing(cast: Cast, phone: Phones) -> None:
    """10:00  the phone was put back to yesterday; with a new epoch its number 1 is another record, not a known one"""
    before, after = phone("grid1"), phone("grid1")
    after.epoch = 4712
    assert before.codes(before.record()) == after.codes(after.record()) == [("ok", "")]
    assert read.head(cast.community_id) == 2


def test_two_phones_with_one_number_are_told_apart(cast: Cast, phone: Phones) -> None:
    """10:05  a cloned phone sends another record under a number already used: set aside, not taken for known"""
    first, clone = phone("grid1"), phone("grid1")
    assert first.codes(first.record()) == [("ok", "")]
    assert clone.codes(clone.record()) == [("refused", "quarantined")]


def test_what_a_colleague_wrote_on_this_phone_waits_for_the_colleague(cast: Cast, phone: Phones) -> None:
    """13:00  the phone changed hands with records of the morning still in it"""
    theirs = phone("grid2")
    answer = theirs.send(theirs.record(), worker=cast.workers["grid1"])
    assert (answer.status_code, answer.json()["code"]) == (409, "other_worker")
    assert read.head(cast.community_id) == 0


def test_a_clock_wrong_by_years_is_set_right_before_anything_is_written(cast: Cast, phone: Phones) -> None:
    """07:00  the battery was out: the phone believes it is 1970"""
    grid1 = phone("grid1")
    answer = grid1.send(grid1.record(), clock="1970-01-01T08:00:00+08:00")
    assert (answer.status_code, answer.json()["code"]) == (409, "clock")
    assert answer.json()["now"].startswith(f"{cast.now:%Y-%m-%dT%H:%M}")
    assert read.head(cast.community_id) == 0


def test_a_lost_phone_is_told_to_forget(cast: Cast, phone: Phones) -> None:
    """18:00  the phone was left on a bus; the director gives it up; whoever found it gets nothing in"""
    grid1, office = phone("grid1"), phone("director", "phone of the office")
    assert grid1.codes(grid1.record()) == [("ok", "")]
    office.client.post(f"/workforce/{grid1.worker}/phone/", {"phone": grid1.device})
    answer = grid1.send(grid1.record())
    assert (answer.status_code, answer.json()["code"]) == (410, "lost")
    assert read.head(cast.community_id) == 1


@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"version": 2}, 400, "newer"),
        ({"records": "none"}, 400, "batch"),
        ({"records": [{}] * 501}, 413, "too_much"),
    ],
)
def test_a_batch_that_cannot_be_taken_is_told_why(
    phone: Phones, other: dict[str, object], status: int, code: str
) -> None:
    """whenever  an app from the future, a broken one, one that sends all at once"""
    answer = phone("grid1").send(**other)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["words"]["zh"]


def test_a_body_that_unpacks_without_end_is_not_unpacked(cast: Cast, phone: Phones) -> None:
    """03:00  somebody sends a bomb: 8 MB of blanks in 8 KB"""
    answer = phone("grid1").send(padding=" " * 8_000_000, packed=True)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_much")


def test_a_batch_too_large_as_it_stands_is_answered_in_words(cast: Cast, phone: Phones) -> None:
    """09:10  a browser that cannot pack sends three megabytes: it is told to send in pieces, and nothing is stored"""
    answer = phone("grid1").send(padding=" " * 3_000_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_much")
    assert read.head(cast.community_id) == 0


def test_somebody_whose_cover_ended_sends_nothing(cast: Cast, phone: Phones) -> None:
    """08:00  called back last week: the address is not there"""
    assert phone("stranger").send().status_code == 404


def test_the_time_of_a_record_may_lie_days_back(cast: Cast, phone: Phones) -> None:
    """Thursday  a phone that lay in a drawer since Monday"""
    grid1 = phone("grid1")
    old = grid1.record(happened_at=(cast.now - timedelta(days=2)).isoformat())
    assert grid1.codes(old) == [("ok", "")]


def test_a_sentence_said_in_the_cellar_is_read_when_it_arrives(cast: Cast, phone: Phones) -> None:
    """09:20  "3-2-402 came back from Jingmen", sent, the answer lost, sent again: kept once, understood, held"""
    grid1 = phone("grid1")
    said = grid1.record(text="3-2-402 昨晚从荆门回来一人,体温正常")
    sentence = {name: said[name] for name in ("id", "epoch", "seq", "text", "happened_at")}
    first, again = grid1.send(sentence).json()["answers"], grid1.send(sentence).json()["answers"]
    assert [(one["code"], one["understood"][0]["zh"]) for one in (*first, *again)] == [("held", "来返人员 3-2-402")] * 2
    assert Message.objects.filter(community_id=cast.community_id).count() == 1
    assert read.head(cast.community_id) == 0


def test_what_the_sentence_lacks_is_asked_for_and_answered(phone: Phones) -> None:
    """09:25  "somebody came back from Jingmen": which door? "3-2-402" """
    grid1 = phone("grid1")
    said = grid1.record(text="有一个居民昨晚从湖北荆门回来,目前体温正常。")
    sentence = {name: said[name] for name in ("id", "epoch", "seq", "text", "happened_at")}
    (asked,) = grid1.send(sentence).json()["answers"]
    assert (asked["asks"], "哪一户" in asked["words"]["zh"]) == (True, True)
    more = grid1.record(text="3-2-402", answering=said["id"])
    names = ("id", "epoch", "seq", "text", "happened_at", "answering")
    (done,) = grid1.send({name: more[name] for name in names}).json()["answers"]
    assert (done["asks"], done["understood"][0]["zh"]) == (False, "来返人员 3-2-402")


def test_a_sentence_that_is_none_is_sent_back(phone: Phones) -> None:
    """09:30  an empty one"""
    grid1 = phone("grid1")
    assert grid1.codes(grid1.record(text=" ")) == [("refused", "length")]
