"""The key is gone, the disk is full, two hands at once: a clear sentence, nothing half-written, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from fangxian.intake.models import Held, Message
from fangxian.intake.receive import receive
from fangxian.intake.say import Heard, say
from fangxian.intake.settle import accept
from fangxian.ledger import chain, read
from fangxian.ledger.storing import FULL, NotStored
from fangxian.vault import trail
from fangxian.vault.keys import MissingKey, file_of
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.filling import disk_is_full, no_room_for
from tests.intake.test_receive import record

Says = Callable[..., Heard]
SENTENCE = "3-2-402刘建国体温36.5"


def test_without_the_key_a_sentence_is_refused_in_words_and_said_again(cast: Cast, says: Says) -> None:
    """The page says which file and what to do; with the key back, the same sentence goes in."""
    file = file_of(cast.community_id)
    aside = file.rename(file.with_suffix(".aside"))
    with pytest.raises(MissingKey) as told:
        says("grid1", SENTENCE)
    assert "密钥" in told.value.words.zh
    assert not Message.objects.exists()
    aside.rename(file)
    assert says("grid1", SENTENCE).understood


@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_a_sentence_is_all_or_nothing(cast: Cast, grid1: Scope) -> None:
    """No room for the message: it says so; nothing of it is there, not the drafts either."""
    long = SENTENCE + "。" + "啊" * 200_000
    with disk_is_full('INSERT INTO "intake_message"'), pytest.raises(NotStored) as told:
        say(cast.community_id, grid1, "grid_worker", long, cast.now, cast.now)
    assert told.value.words == FULL
    assert not Message.objects.exists()
    assert not Held.objects.exists()
    assert trail.verify(cast.community_id) == []


@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_an_accepted_draft_stays_a_draft(cast: Cast, grid1: Scope, says: Says) -> None:
    """The tap found no room: the card is still there and is accepted once there is."""
    (card,) = says("grid1", SENTENCE).cards
    with no_room_for("INSERT INTO ledger_entry"), pytest.raises(NotStored):
        accept(cast.community_id, card.id, {}, grid1, cast.now)
    assert Held.objects.get(community_id=cast.community_id, id=card.id).state == "open"
    assert accept(cast.community_id, card.id, {}, grid1, cast.now).done
    assert chain.verify(cast.community_id) == []


@pytest.mark.django_db(transaction=True)
def test_many_hands_leave_no_gap_and_nothing_twice(cast: Cast, grid1: Scope) -> None:
    """Four phones send at once, each batch twice: numbers without a gap, each record once, the chain whole."""
    batches = [[record(cast, n) for n in range(start, start + 5)] for start in range(0, 40, 5)] * 2

    def send(number: int) -> list[str]:
        try:
            return [a.code for a in receive(cast.community_id, grid1, batches[number], cast.now)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        codes = [code for answers in hands.map(send, range(len(batches))) for code in answers]
    assert (codes.count("ok"), codes.count("known")) == (40, 40)
    assert [row.number for row in read.after(cast.community_id, 0)] == list(range(1, 41))
    assert chain.verify(cast.community_id) == []


@pytest.mark.django_db(transaction=True)
def test_a_sentence_sent_by_two_hands_at_once_is_one(cast: Cast, grid1: Scope) -> None:
    """The button was hit twice within the same second."""

    def once(_number: int) -> bool:
        try:
            return say(cast.community_id, grid1, "grid_worker", SENTENCE, cast.now, cast.now).again
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        assert sorted(hands.map(once, range(4))) == [False, True, True, True]
    assert Message.objects.count() == Held.objects.count() == 1
    assert trail.verify(cast.community_id) == []


@pytest.mark.parametrize("said", ["3-2-402 刘建国 体温45度", "3-2-402刘建国发烧45度,咳嗽", "3-2-402刘建国体温365"])
def test_a_reading_that_cannot_be_is_named(cast: Cast, says: Says, said: str) -> None:
    """A slip of the finger, 45 ℃: the writer is told what is wrong with it, and the sentence is kept."""
    heard = says("grid1", said)
    assert heard.words is not None
    assert "34–43" in heard.words.en
    assert all(field.value not in (45, 365) for card in heard.cards for field in card.fields)
    assert Message.objects.count() == 1
    assert says("grid1", "3-2-402刘建国体温36.5度,消毒液84 1:100").words is None
