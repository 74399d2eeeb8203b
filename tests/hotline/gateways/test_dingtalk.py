"""DingTalk: signed as it publishes, read whole, answered in the group."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from fangxian.hotline import worker
from fangxian.hotline.gateway import Delivery, Forbidden, NotSent
from fangxian.hotline.gateways.dingtalk import DingTalk, DingTalkSettings, signature
from fangxian.hotline.links import link
from fangxian.hotline.models import Letter
from fangxian.intake.models import Held, Message
from tests.cast import COMMUNITY, Cast
from tests.hotline.dingtalk_side import DingTalkSide

SIDE = DingTalkSide()
OURS = DingTalkSettings(app_secret=SIDE.app_secret, outgoing="https://oapi.dingtalk.com")


@pytest.fixture
def dingtalk(cast: Cast, opens: Callable[[str], Path]) -> DingTalkSide:
    """DingTalk, whose user0101 is 何秀英 of grid 1."""
    opens(SIDE.settings())
    link(COMMUNITY, "dingtalk", "user0101", cast.workers["grid1"], cast.now)
    return SIDE


def letter_of(body: bytes, now: datetime) -> Any:
    (letter,) = DingTalk().receive(Delivery(headers=SIDE.headers(now), body=body), OURS, now).letters
    return letter


def test_the_signature_is_the_published_one() -> None:
    """Worked out with openssl: printf '%s\\n%s' TIME SECRET | openssl dgst -sha256 -hmac SECRET -binary | base64"""
    assert signature("this is secret", "1577262236757") == HAND_MADE


HAND_MADE = "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="


def test_a_message_in_the_group_is_kept_answered_and_read(cast: Cast, dingtalk: DingTalkSide) -> None:
    """12:00  何秀英 names the robot: 「@防线 3-2-402 刘建国昨晚刚从湖北荆门回来」"""
    answer = dingtalk.sends(dingtalk.said("user0101", "3-2-402 刘建国昨晚刚从湖北荆门回来", cast.now, "m1"), cast.now)
    assert answer.json() == {"msgtype": "text", "text": {"content": "已收到,正在读。"}}
    assert not Message.objects.exists()
    assert worker.work(cast.now).read == 1
    (draft,) = Held.objects.filter(community_id=COMMUNITY)
    assert (draft.kind, draft.place_id, draft.worker_id) == (
        "screening.returnee",
        cast.door,
        cast.workers["grid1"],
    )


def test_the_same_message_again_is_one(cast: Cast, dingtalk: DingTalkSide) -> None:
    """DingTalk heard nothing and sends again, signed anew."""
    body = dingtalk.said("user0101", "3-2-402 体温36.5", cast.now, "m1")
    for seconds in (0, 20):
        assert dingtalk.sends(body, cast.now + timedelta(seconds=seconds)).status_code == 200
    assert Letter.objects.count() == 1


def test_402_answers_what_was_asked_in_the_same_group(
    cast: Cast, dingtalk: DingTalkSide, clock: time_machine.Coordinates
) -> None:
    """
    12:00  何秀英: 「有个居民昨晚刚从湖北荆门回来」   → which door?
    12:01  何秀英 in another group: 「3-2-401」        → says nothing about it
    12:02  何秀英, quoting nothing: 「3-2-402」        → the draft is complete
    """
    said = "我的网格有一个居民昨晚刚从湖北荆门回来,目前体温正常。"
    dingtalk.sends(dingtalk.said("user0101", said, cast.now, "m1"), cast.now)
    clock.shift(60)
    dingtalk.sends(dingtalk.said("user0101", "3-2-401", cast.now, "m2", conversationId="cid2"), cast.now)
    clock.shift(60)
    dingtalk.sends(dingtalk.said("user0101", "3-2-402", cast.now, "m3"), cast.now)
    assert worker.work(cast.now + timedelta(minutes=3)).read == 3
    draft = Held.objects.get(community_id=COMMUNITY, kind="screening.returnee")
    assert (draft.place_id, draft.missing) == (cast.door, [])


def test_a_quoted_message_is_the_one_that_is_answered(
    cast: Cast, dingtalk: DingTalkSide, clock: time_machine.Coordinates
) -> None:
    """Two arrivals without a door; the answer quotes the first."""
    for key, origin in (("m1", "荆门"), ("m2", "武汉")):
        said = f"有个居民昨晚刚从湖北{origin}回来,目前体温正常。"
        dingtalk.sends(dingtalk.said("user0101", said, cast.now, key), cast.now)
        clock.shift(60)
    quoting = {"content": "3-2-402", "isReplyMsg": True, "repliedMsg": {"msgId": "m1", "msgType": "text"}}
    dingtalk.sends(dingtalk.said("user0101", "", cast.now, "m3", text=quoting), cast.now)
    worker.work(cast.now + timedelta(minutes=3))
    came = Letter.objects.filter(community_id=COMMUNITY).order_by("received_at").values_list("message_id", flat=True)
    found = dict(Held.objects.filter(community_id=COMMUNITY).values_list("message_id", "place_id"))
    assert [found.get(one) for one in came] == [cast.door, None, None]


def test_two_residents_who_say_the_same_are_two(cast: Cast, dingtalk: DingTalkSide) -> None:
    """Two mothers write the same three words within a minute: nobody is told that it came already."""
    for number in (1, 2):
        body = dingtalk.said(f"resident{number}", "我家孩子发烧38.5度", cast.now, f"m{number}")
        dingtalk.sends(body, cast.now)
    assert worker.work(cast.now).read == 2
    assert Message.objects.count() == 2


def test_who_is_of_no_organisation_is_never_a_worker(cast: Cast, dingtalk: DingTalkSide) -> None:
    """Without senderStaffId nobody vouches for the writer, whatever senderId says."""
    body = dingtalk.said("", "3-2-402 体温36.5", cast.now, "m1", senderStaffId=None, senderId="user0101")
    dingtalk.sends(body, cast.now)
    worker.work(cast.now)
    assert [message.worker_id for message in Message.objects.filter(community_id=COMMUNITY)] == [None]


@pytest.mark.parametrize(
    ("headers", "after"),
    [({"sign": "x"}, 0), ({"sign": ""}, 0), ({"timestamp": "1"}, 0), ({}, 61), ({}, -61), ({"timestamp": "٣"}, 0)],
)
def test_what_is_forged_or_old_is_refused(noon: datetime, headers: dict[str, str], after: int) -> None:
    """More than an hour, as DingTalk says."""
    told = Delivery(headers=SIDE.headers(noon) | headers, body=SIDE.said("u", "x", noon, "m"))
    with pytest.raises(Forbidden):
        DingTalk().receive(told, OURS, noon + timedelta(minutes=after))


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b'{"msgId": 1}', b"[" * 100_000, b'{"msgId": "m", "text": []}'])
def test_what_is_signed_but_no_message_is_kept_for_a_person(noon: datetime, body: bytes) -> None:
    """DingTalk changes its format one night."""
    assert not letter_of(body, noon).readable


@pytest.mark.parametrize(
    ("more", "text", "wordless"),
    [
        ({"msgtype": "picture", "text": None, "content": {"downloadCode": "x"}}, "[图片]", True),
        ({"msgtype": "audio", "text": None, "content": {"recognition": "三栋消毒完了"}}, "三栋消毒完了", False),
        ({"msgtype": "file", "text": None, "content": {"fileName": "名单.xlsx"}}, "[文件] 名单.xlsx", True),
        ({"msgtype": "hologram", "text": None}, "[其他消息]", True),
        (
            {"msgtype": "richText", "text": None, "content": {"richText": [{"text": "看"}, {"type": "picture"}, 7]}},
            "看 [图片]",
            False,
        ),
    ],
)
def test_what_has_no_words_is_noted_as_what_it_is(
    noon: datetime, more: dict[str, Any], text: str, wordless: bool
) -> None:
    """A voice comes with DingTalk's own writing down of it."""
    letter = letter_of(SIDE.said("u", "", noon, "m", **more), noon)
    assert (letter.text, letter.wordless) == (text, wordless)


def test_a_moment_that_cannot_be_is_not_believed(noon: datetime) -> None:
    """A phone that believes it is 1970."""
    for at in (0, 10**18, -5, "x", None):
        assert letter_of(SIDE.said("u", "x", noon, "m", createAt=at), noon).sent_at == noon


def test_the_answer_goes_to_the_group_and_names_who_asked(noon: datetime) -> None:
    """By the address that came with the message."""
    sent: list[tuple[str, Any]] = []

    def post(url: str, message: Any) -> Any:
        sent.append((url, message))
        return {"errcode": 0}

    letter = letter_of(SIDE.said("user0101", "x", noon, "m"), noon)
    DingTalk().send(OURS, letter.to, "已记下", post)
    ((url, message),) = sent
    assert url == "https://oapi.dingtalk.com/robot/sendBySession?session=x"
    assert json.loads(json.dumps(message)) == {
        "msgtype": "text",
        "text": {"content": "已记下"},
        "at": {"atUserIds": ["user0101"]},
    }
    with pytest.raises(NotSent):
        DingTalk().send(OURS, letter.to, "已记下", lambda *_: {"errcode": 310000})
