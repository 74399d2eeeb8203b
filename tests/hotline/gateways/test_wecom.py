"""WeCom: Tencent's own published examples open; whatever is forged, old, meant for others or malformed does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from fangxian.hotline.gateway import Delivery, Forbidden, Received
from fangxian.hotline.gateways.wecom import WeCom, WeComSettings
from tests.hotline.wecom_side import WeComSide

# From the examples that Tencent ships with its libraries (token, key, corporation, signature and messages).
PUBLISHED = WeComSettings(
    token="QDG6eK", encoding_aes_key="jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", corp_id="wx5823bf96d3bd56c7"
)
ECHO = {
    "msg_signature": "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
    "timestamp": "1409659589",
    "nonce": "263014780",
    "echostr": "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
}
SENT = {"msg_signature": "477715d11cdb4164915debcba66cb864d751f3e6", "timestamp": "1409659813", "nonce": "1372623149"}
CLOSED = (
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3"
    "TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gs"
    "ijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUa"
    "x5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIG"
    "HBZZIs2pDBS8R07+qN+E7Q=="
)
BODY = f"<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[{CLOSED}]]></Encrypt></xml>"
THEN = datetime.fromtimestamp(1409659813, UTC)
SIDE = WeComSide()
OURS = WeComSettings(token=SIDE.token, encoding_aes_key=SIDE.aes_key, corp_id=SIDE.corp)
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><MsgId>&b;</MsgId></xml>'


def received(plain: bytes, at: datetime, **query: str) -> Received:
    closed = SIDE.closed(plain)
    body = f"<xml><Encrypt><![CDATA[{closed}]]></Encrypt></xml>".encode()
    return WeCom().receive(Delivery(query=SIDE.signed(closed, at) | query, body=body), OURS, at)


def test_the_address_is_proven_with_the_published_echo() -> None:
    """The keeper presses "save" in WeCom's console: it sends an echo, and wants it back opened."""
    got = WeCom().receive(Delivery(method="GET", query=ECHO), PUBLISHED, datetime.fromtimestamp(1409659589, UTC))
    assert got.echo is not None
    assert got.echo.body == b"1616140317555161061"


def test_the_published_message_opens() -> None:
    """mycreate writes "hello" to application 218."""
    (letter,) = WeCom().receive(Delivery(query=SENT, body=BODY.encode()), PUBLISHED, THEN).letters
    assert (letter.sender, letter.text, letter.readable) == ("mycreate", "hello", True)
    assert letter.key == "4561255354251345929"
    assert letter.sent_at == datetime.fromtimestamp(1409659813, UTC)


@pytest.mark.parametrize(
    ("query", "after"),
    [
        ({"msg_signature": "0" * 40}, timedelta()),
        ({"msg_signature": "ſ"}, timedelta()),
        ({"nonce": "1"}, timedelta()),
        ({"timestamp": "1409659814"}, timedelta()),
        ({"timestamp": ""}, timedelta()),
        ({}, timedelta(minutes=6)),
        ({}, timedelta(minutes=-6)),
    ],
)
def test_what_is_forged_or_caught_on_the_way_is_refused(query: dict[str, str], after: timedelta) -> None:
    """Somebody writes in WeCom's name, or sends again this afternoon what they heard this morning."""
    with pytest.raises(Forbidden):
        WeCom().receive(Delivery(query=SENT | query, body=BODY.encode()), PUBLISHED, THEN + after)


def test_what_is_meant_for_another_corporation_is_refused(noon: datetime) -> None:
    """Signed with our token, by mistake or not, and closed for somebody else."""
    other = WeComSide(corp="ww9999")
    closed = other.closed(b"<xml><MsgId>1</MsgId></xml>")
    body = f"<xml><Encrypt>{closed}</Encrypt></xml>".encode()
    with pytest.raises(Forbidden):
        WeCom().receive(Delivery(query=SIDE.signed(closed, noon), body=body), OURS, noon)


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"\xff\xfe", BOMB, b"<xml><Encrypt>!</Encrypt></xml>", b"<xml>" * 2000, BODY[:200].encode()]
)
def test_a_body_that_is_none_is_refused(noon: datetime, body: bytes) -> None:
    """Nothing in it bears a signature."""
    with pytest.raises(Forbidden):
        WeCom().receive(Delivery(query=SIDE.signed("", noon), body=body), OURS, noon)


@pytest.mark.parametrize("plain", [b"", b"hello", BOMB, b"<xml><MsgId>7</MsgId><CreateTime>x</CreateTime></xml>"])
def test_what_is_signed_but_no_message_is_kept_for_a_person(noon: datetime, plain: bytes) -> None:
    """WeCom changes its format one night: nothing is dropped; the same thing again has the same key."""
    (letter,), (again,) = received(plain, noon).letters, received(plain, noon).letters
    assert (letter.readable, letter.raw, letter.known) == (False, plain, False)
    assert letter.key == again.key


@pytest.mark.parametrize(
    ("sort", "content", "text"),
    [
        ("image", "<PicUrl><![CDATA[https://x/y]]></PicUrl><MediaId>m</MediaId>", "[图片]"),
        ("voice", "<MediaId>m</MediaId><Format>amr</Format>", "[语音]"),
        ("location", "<Label><![CDATA[东门]]></Label>", "[位置] 东门"),
        ("link", "<Title><![CDATA[通知]]></Title>", "[链接] 通知"),
        ("hologram", "", "[其他消息]"),
    ],
)
def test_what_has_no_words_is_noted_as_what_it_is(noon: datetime, sort: str, content: str, text: str) -> None:
    """A photo of a paper list; a voice message."""
    (letter,) = received(SIDE.message("u", "", noon, "1", sort=sort, content=content), noon).letters
    assert letter.text == text
    assert letter.wordless == (sort in ("image", "voice"))


def test_somebody_opens_the_application(noon: datetime) -> None:
    """An event is no message."""
    assert received(SIDE.message("u", "", noon, "", sort="event"), noon).letters == ()


def test_ten_thousand_letters_and_emoji_come_through(noon: datetime) -> None:
    """Somebody pastes a whole table, and a 😷 with it."""
    text = "😷3-2-402 体温36.5。" * 600
    (letter,) = received(SIDE.message("u", text, noon, "1"), noon).letters
    assert letter.text == text


def test_weak_settings_are_named() -> None:
    """A token of six letters can be guessed; a key was cut off in copying; to answer, two more are needed."""
    weak = WeComSettings(token="QDG6eK", encoding_aes_key="short", corp_id="ww", outgoing="https://qyapi.weixin.qq.com")
    assert [words.en.split()[0] for words in weak.faults()] == ["token", "encoding_aes_key", "To"]
    assert OURS.faults() == []
