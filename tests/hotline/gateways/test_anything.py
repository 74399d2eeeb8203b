"""Whatever stands in a signed delivery, a gateway makes letters of it that can be kept, and never fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fangxian.hotline.gateway import Delivery, Received
from fangxian.hotline.gateways.dingtalk import DingTalk, DingTalkSettings
from fangxian.hotline.gateways.sms import Sms, SmsSettings
from fangxian.hotline.gateways.wecom import WeCom, WeComSettings
from fangxian.hotline.gateways.wecom_robot import RobotSettings, WeComRobot
from tests.hotline.dingtalk_side import DingTalkSide
from tests.hotline.robot_side import RobotSide
from tests.hotline.sms_side import SmsSide
from tests.hotline.wecom_side import WeComSide

NOON = datetime(2020, 2, 3, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
NAMES = (
    *("msgId", "msgid", "senderStaffId", "senderId", "from", "userid", "msgtype", "text", "content", "richText"),
    *("mixed", "msg_item", "createAt", "sessionWebhook", "response_url", "repliedMsg", "conversationId", "chatid"),
    *("phone_number", "sequence_id", "send_time", "id", "ref", "part", "parts"),
)
SORTS = st.sampled_from(["text", "mixed", "voice", "image", "richText", "event", "file"])
LEAVES = st.none() | st.booleans() | st.integers() | st.text() | SORTS
TREES = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inside, max_size=8),
    max_leaves=25,
)
TAGS = ("MsgId", "MsgType", "CreateTime", "FromUserName", "Content", "Label", "Title")
FLAT = st.dictionaries(st.sampled_from(TAGS), st.text(st.characters(exclude_categories=["Cs", "Cc"])) | SORTS)


def _wecom(plain: bytes) -> Received:
    side = WeComSide()
    closed = side.closed(plain)
    agreed = WeComSettings(token=side.token, encoding_aes_key=side.aes_key, corp_id=side.corp)
    body = f"<xml><Encrypt>{closed}</Encrypt></xml>".encode()
    return WeCom().receive(Delivery(query=side.signed(closed, NOON), body=body), agreed, NOON)


def _robot(plain: bytes) -> Received:
    side = RobotSide()
    closed = side.closed(plain)
    agreed = RobotSettings(token=side.token, encoding_aes_key=side.aes_key)
    body = b'{"encrypt": "%s"}' % closed.encode()
    return WeComRobot().receive(Delivery(query=side.signed(closed, NOON), body=body), agreed, NOON)


def _dingtalk(plain: bytes) -> Received:
    side = DingTalkSide()
    return DingTalk().receive(
        Delivery(headers=side.headers(NOON), body=plain), DingTalkSettings(app_secret=side.app_secret), NOON
    )


def _sms(plain: bytes) -> Received:
    side = SmsSide()
    return Sms().receive(
        Delivery(query={"key": side.address_key}, body=plain), SmsSettings(address_key=side.address_key), NOON
    )


WAYS: dict[str, Callable[[bytes], Received]] = {
    "wecom": _wecom,
    "wecom_robot": _robot,
    "dingtalk": _dingtalk,
    "sms": _sms,
}


def check(received: Received) -> None:
    """Every letter has a key and can be kept; one that reads as none keeps what came."""
    for letter in received.letters:
        assert letter.key
        assert letter.text or not letter.readable
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(letter), type=type(letter)) == letter


@pytest.mark.parametrize("way", sorted(WAYS))
@settings(max_examples=300, deadline=None)
@given(body=st.binary() | TREES.map(msgspec.json.encode))
def test_bytes_and_trees(way: str, body: bytes) -> None:
    """A provider's new version, a test message, a joke."""
    check(WAYS[way](body))


@settings(max_examples=300, deadline=None)
@given(parts=FLAT)
def test_flat_xml(parts: dict[str, Any]) -> None:
    """WeCom's own shape with anything in it."""
    inside = "".join(f"<{tag}><![CDATA[{text.replace(']]>', '')}]]></{tag}>" for tag, text in parts.items())
    check(_wecom(f"<xml>{inside}</xml>".encode()))


@pytest.mark.parametrize("way", sorted(WAYS))
def test_half_a_character(way: str) -> None:
    """Some phones send half of an emoji."""
    check(
        WAYS[way](
            b'{"msgId": "1", "msgid": "1", "senderStaffId": "u", "from": {"userid": "u"}, "msgtype": "text", '
            b'"text": {"content": "\\ud83d 3-2-402"}}'
        )
    )
