"""Short messages: Aliyun's push and a relay that signs; long ones in pieces are read as one."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from fangxian.hotline import worker
from fangxian.hotline.gateway import NotSent
from fangxian.hotline.gateways.sms import Sms, SmsSettings
from fangxian.hotline.links import link
from fangxian.hotline.models import Letter
from fangxian.intake import held
from fangxian.intake.messages import sentences
from fangxian.intake.models import Held, Message
from fangxian.vault import trail
from fangxian.vault.opening import Look
from fangxian.workforce.access import scope
from tests.cast import COMMUNITY, Cast
from tests.hotline.sms_side import SmsSide

WORKER, RESIDENT = "19900009901", "19900000001"


@pytest.fixture
def sms(cast: Cast, opens: Callable[[str], Path]) -> SmsSide:
    """何秀英 of grid 1 has an old phone."""
    side = SmsSide()
    opens(side.settings())
    link(COMMUNITY, "sms", "199 0000 9901", cast.workers["grid1"], cast.now)
    return side


def texts(cast: Cast) -> list[str]:
    ids = Message.objects.filter(community_id=COMMUNITY).values_list("id", flat=True)
    return sorted(sentences(Look(COMMUNITY, "test", "look"), ids).values())


def test_aliyun_pushes_several_at_once(cast: Cast, sms: SmsSide) -> None:
    """12:00  何秀英 and a resident have written; each is read as whoever wrote it"""
    body = sms.pushed((f"+86{WORKER}", "3-2-402 体温36.5", "1"), (RESIDENT, "3-2-402 发烧38.5度", "2"))
    assert sms.pushes(body).json() == {"code": 0, "msg": "接收成功"}
    assert not Message.objects.exists()
    assert worker.work(cast.now).read == 2
    sent = datetime(2020, 2, 3, 11, 59, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    rows = Message.objects.filter(community_id=COMMUNITY)
    assert {(row.worker_id, row.sent_at) for row in rows} == {(cast.workers["grid1"], sent), (None, sent)}


def test_aliyun_pushes_again_after_a_minute(cast: Cast, sms: SmsSide) -> None:
    """Our 503 was the first answer; the second push holds one message more."""
    sms.pushes(sms.pushed((WORKER, "3-2-402 体温36.5", "1")))
    sms.pushes(sms.pushed((WORKER, "3-2-402 体温36.5", "1"), (RESIDENT, "没菜了", "2")))
    assert Letter.objects.count() == 2


def test_one_that_is_none_sinks_no_other(cast: Cast, sms: SmsSide) -> None:
    """In the middle of a push stands something that is no message."""
    body = b'[{"phone_number": "19900009901", "content": "3-2-402 36.5", "sequence_id": 1}, 7, {"content": "?"}]'
    assert sms.pushes(body).status_code == 200
    assert worker.work(cast.now).read == 3
    assert Held.objects.filter(community_id=COMMUNITY).exists()
    assert sum("could not be opened" in text for text in texts(cast)) == 2


@pytest.mark.parametrize("key", ["", "x", "8f2b6c1d9e0a4735b1c2d3e4f506172", "键"])
def test_without_the_key_in_the_address_nothing_is_stored(cast: Cast, sms: SmsSide, key: str) -> None:
    """A stranger has found the address, without what stands behind the question mark."""
    assert sms.pushes(sms.pushed((WORKER, "x", "1")), key).status_code == 403
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("headers", "after"), [({"X-Signature": "0" * 64}, 0), ({"X-Timestamp": "1"}, 0), ({}, 6), ({}, -6)]
)
def test_a_relay_is_known_by_its_signature(cast: Cast, sms: SmsSide, headers: dict[str, str], after: int) -> None:
    """Forged or old: refused; as it should be: taken."""
    said = {"id": "a1", "from": WORKER, "text": "3-2-402 体温36.5", "sent_at": "2020-02-03T12:00:00+08:00"}
    assert sms.relays(said, cast.now + timedelta(minutes=after), **headers).status_code == 403
    assert not Letter.objects.exists()
    assert sms.relays(said, cast.now).status_code == 200


def test_an_address_without_a_key_is_no_way_round_the_signature(
    cast: Cast, opens: Callable[[str], Path], sms: SmsSide
) -> None:
    """Only the secret is set: an empty key is not the empty key that was agreed."""
    opens(f'[sms]\nsecret = "{sms.secret}"\n')
    assert sms.pushes(sms.pushed((WORKER, "x", "1")), "").status_code == 403
    opens(f'[sms]\naddress_key = "{sms.address_key}"\n')
    blank = {"X-Timestamp": str(int(cast.now.timestamp())), "X-Signature": "0"}
    assert sms.relays({"id": "1", "from": WORKER, "text": "x"}, cast.now, **blank).status_code == 403


def test_a_residents_phone_tells_which_door_may_be_meant(cast: Cast, sms: SmsSide) -> None:
    """
    12:00  刘建国's phone: 「发烧38.5度,咳嗽」         → 3-2-402 is offered, to whoever settles grid 1; nobody is told
    12:00  the same phone: 「8-2-501 发烧38.5度」     → what is said counts, not the phone
    12:00  a phone that nobody knows: 「发烧38.5度」  → no door
    """
    said = ((RESIDENT, "发烧38.5度,咳嗽"), (RESIDENT, "8-2-501 发烧38.5度"), ("19900009999", "发烧38.6度"))
    sms.pushes(sms.pushed(*((phone, words, str(n)) for n, (phone, words) in enumerate(said))))
    worker.work(cast.now)
    own = scope(cast.users["director"], cast.now)
    assert own is not None
    found = {card.sentence: card for card in held.open_cards(own)}
    offered, told, unknown = (found[words] for _, words in said)
    assert [[one.text for one in card.offers] for card in (offered, told, unknown)] == [["3-2-402"], [], []]
    assert [one.place_id for one in told.places] == [cast.places["8-2-501"]]
    assert Held.objects.get(community_id=COMMUNITY, id=offered.id).grid_id == cast.places["grid 1"]
    assert [gap.name for gap in offered.missing] == ["place"]


def test_a_resident_answers_what_was_asked(cast: Cast, sms: SmsSide, clock: time_machine.Coordinates) -> None:
    """
    12:00  one resident: 「孩子发烧38.5度」   12:01  another: 「老人咳嗽发烧38.6度」
    12:02  the first: 「3-2-402」           → it is the first one's door, and nobody else's
    """
    said = (("19900009991", "孩子发烧38.5度"), ("19900009992", "老人咳嗽发烧38.6度"), ("19900009991", "3-2-402"))
    for number, (phone, words) in enumerate(said):
        sms.pushes(sms.pushed((phone, words, str(number))))
        clock.shift(60)
        worker.work(cast.now + timedelta(minutes=number))
    own = scope(cast.users["director"], cast.now)
    assert own is not None
    places = {card.sentence: [one.text for one in card.places] for card in held.open_cards(own)}
    assert places == {"孩子发烧38.5度": ["3-2-402"], "老人咳嗽发烧38.6度": []}


def piece(number: int, words: str, of: int = 3) -> dict[str, Any]:
    return {"id": f"p{number}", "from": WORKER, "text": words, "ref": "17", "part": number, "parts": of}


def test_a_long_message_in_pieces_is_read_as_one(cast: Cast, sms: SmsSide, clock: time_machine.Coordinates) -> None:
    """12:00  the third piece comes first, the first last: 「3-2-402 刘建国昨晚刚从湖北荆门回来」 is one arrival"""
    for number, words in ((3, "北荆门回来"), (1, "3-2-402 刘建国"), (2, "昨晚刚从湖")):
        assert Held.objects.count() == 0
        assert sms.relays(piece(number, words), cast.now).status_code == 200
        clock.shift(1)
        worker.work(cast.now + timedelta(seconds=5))
    assert texts(cast) == ["3-2-402 刘建国昨晚刚从湖北荆门回来"]
    assert Held.objects.get(community_id=COMMUNITY).place_id == cast.door
    assert not Letter.objects.filter(community_id=COMMUNITY, read_at=None).exists()
    assert trail.verify(COMMUNITY) == []


def test_a_piece_that_never_comes_is_waited_for_ten_minutes(cast: Cast, sms: SmsSide) -> None:
    """The second of three is lost in the air: the rest is read, and the gap is shown."""
    for number, words in ((1, "3-2-402 体温36.5。"), (3, "3-2-401 体温36.6")):
        sms.relays(piece(number, words), cast.now)
    for minutes in (0, 5, 9):
        assert worker.work(cast.now + timedelta(minutes=minutes)) == (0, 0)
    assert worker.work(cast.now + timedelta(minutes=10)).read == 1
    assert texts(cast) == ["3-2-402 体温36.5。[…]3-2-401 体温36.6"]


def test_pieces_of_others_do_not_mix(cast: Cast, sms: SmsSide) -> None:
    """Two people whose phones number their long messages alike."""
    sms.relays(piece(1, "3-2-402 ", of=2), cast.now)
    sms.relays(piece(2, "3-2-401 体温36.6", of=2) | {"from": RESIDENT}, cast.now)
    assert worker.work(cast.now).read == 0


def test_an_answer_goes_to_the_communitys_own_relay() -> None:
    """Signed over the phone and the words."""
    sent: list[tuple[str, Any]] = []

    def post(url: str, message: Any) -> Any:
        sent.append((url, message))
        return {"code": 0}

    side = SmsSide()
    ours = SmsSettings(secret=side.secret, outgoing="https://relay.example/send")
    Sms().send(ours, {"phone": WORKER}, "已记下", post)
    made = hmac.new(side.secret.encode(), f"{WORKER}.已记下".encode(), hashlib.sha256).hexdigest()
    assert sent == [("https://relay.example/send", {"to": WORKER, "text": "已记下", "signature": made})]
    with pytest.raises(NotSent):
        Sms().send(ours, {"phone": WORKER}, "已记下", lambda *_: {"code": 1})


def test_weak_settings_are_named() -> None:
    """Nothing agreed, a key that can be guessed, an answer that could not be signed."""
    assert [words.en.split()[0] for words in SmsSettings().faults()] == ["Either"]
    assert [words.en.split()[0] for words in SmsSettings(address_key="1234").faults()] == ["secret"]
    unsigned = SmsSettings(address_key=SmsSide().address_key, outgoing="https://relay.example")
    assert [words.en.split()[0] for words in unsigned.faults()] == ["To"]
