"""WeCom 企业微信: the callback of an application; signed with SHA-1, closed with AES, answered in the same way."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import quote
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from fangxian.hotline.gateway import (
    PLACEHOLDER,
    Delivery,
    Forbidden,
    NotSent,
    Post,
    Received,
    Reply,
    Settings,
    Written,
    unreadable,
)
from fangxian.measures.questions import Words
from fangxian.vault.envelope import Spoilt, salt, unwrap, wrap

FRESH = timedelta(minutes=5)  # WeCom sends again within seconds; what is older was caught on the way
AES_KEY = re.compile(r"[A-Za-z0-9]{43}")
WORDLESS = {"image": "图片", "voice": "语音", "video": "视频", "shortvideo": "视频", "file": "文件"}
XML = "application/xml; charset=utf-8"
USER = re.compile(r"[\w.@-]{1,64}", re.ASCII)


class WeComSettings(Settings, frozen=True, kw_only=True):
    """As they stand in WeCom's own console: application → receive messages; ``secret`` and ``agent_id`` to answer."""

    token: str
    encoding_aes_key: str
    corp_id: str
    secret: str = ""
    agent_id: int = 0

    @property
    def key(self) -> bytes:
        return base64.b64decode(self.encoding_aes_key + "=")

    def faults(self) -> list[Words]:
        """A token that can be guessed lets anybody write in."""
        found = []
        if len(self.token) < 16:
            found.append(
                Words(
                    "token 太短:请在企业微信后台随机生成一个(至少 16 位)。",
                    "token is too short: let WeCom's console make a random one (16 characters or more).",
                )
            )
        if not AES_KEY.fullmatch(self.encoding_aes_key):
            found.append(
                Words(
                    "encoding_aes_key 应为 43 位字母和数字,请从企业微信后台复制。",
                    "encoding_aes_key has 43 letters and digits: copy it from WeCom's console.",
                )
            )
        if self.outgoing and not (self.secret and self.agent_id):
            found.append(
                Words(
                    "要回复消息,还须填写 secret 和 agent_id。",
                    "To answer messages, secret and agent_id are needed too.",
                )
            )
        return found


class WeCom:
    """Messages that members write to the application of the community."""

    name: ClassVar[str] = "wecom"
    words: ClassVar[Words] = Words("企业微信", "WeCom")
    settings: ClassVar[type[Settings]] = WeComSettings

    def receive(self, delivery: Delivery, settings: WeComSettings, now: datetime) -> Received:
        """Raises Forbidden where the signature, the age or the receiver is wrong."""
        closed = delivery.query.get("echostr", "") if delivery.method == "GET" else _closed(delivery.body)
        _check(delivery.query, settings, closed, now)
        plain = opened(settings, closed)
        if delivery.method == "GET":
            return Received(echo=Reply(plain))
        return Received(letters=tuple(_letters(plain, now)))

    def reply(self, delivery: Delivery, settings: WeComSettings, text: str, now: datetime) -> Reply:
        """A closed message to the writer; ``success`` tells WeCom not to send again, and the writer nothing."""
        letter = next(iter(_letters(opened(settings, _closed(delivery.body)), now)), None) if text else None
        if letter is None or not letter.sender:
            return Reply(b"success")
        said = (
            f"<xml><ToUserName>{escape(letter.sender)}</ToUserName><FromUserName>{escape(settings.corp_id)}"
            f"</FromUserName><CreateTime>{int(now.timestamp())}</CreateTime><MsgType>text</MsgType>"
            f"<Content>{escape(text)}</Content></xml>"
        )
        return Reply(_enveloped(settings, said.encode(), now), XML)

    def user(self, written: str) -> str | None:
        """WeCom's UserID, which knows no capitals."""
        name = written.strip().lower()
        return name if USER.fullmatch(name) else None

    def send(self, settings: WeComSettings, to: Mapping[str, str], text: str, post: Post) -> None:
        """As a message of the application to whoever wrote."""
        asked = f"gettoken?corpid={quote(settings.corp_id)}&corpsecret={quote(settings.secret)}"
        access = _taken(post(f"{settings.outgoing}/cgi-bin/{asked}", None))["access_token"]
        message = {"touser": to["user"], "msgtype": "text", "agentid": settings.agent_id, "text": {"content": text}}
        _taken(post(f"{settings.outgoing}/cgi-bin/message/send?access_token={quote(access)}", message))


def _closed(body: bytes) -> str:
    """What is closed in a callback; a body that is none has no signature either."""
    tree = _xml(body)
    return "" if tree is None else _text(tree, "Encrypt")


def _check(query: Mapping[str, str], settings: WeComSettings, closed: str, now: datetime) -> None:
    sent = query.get("timestamp", "")
    signed = signature(settings.token, sent, query.get("nonce", ""), closed)
    if not closed or not hmac.compare_digest(
        signed, query.get("msg_signature", "").encode("ascii", "replace").decode()
    ):
        raise Forbidden
    if not sent.isascii() or not sent.isdigit() or abs(now.timestamp() - int(sent[:12])) > FRESH.total_seconds():
        raise Forbidden


def signature(token: str, sent: str, nonce: str, closed: str) -> str:
    """As WeCom publishes it."""
    return hashlib.sha1("".join(sorted((token, sent, nonce, closed))).encode()).hexdigest()  # noqa: S324 - WeCom's choice


def opened(settings: WeComSettings, closed: str) -> bytes:
    """What is inside: 16 bytes of chance, four of length, the message, whom it is for. Raises Forbidden."""
    try:
        plain = unwrap(settings.key, base64.b64decode(closed, validate=True))
    except (Spoilt, binascii.Error, ValueError):
        raise Forbidden from None
    end = 20 + int.from_bytes(plain[16:20], "big")
    if plain[end:] != settings.corp_id.encode() or len(plain) < end:
        raise Forbidden
    return plain[20:end]


def _enveloped(settings: WeComSettings, said: bytes, now: datetime) -> bytes:
    inside = salt() + len(said).to_bytes(4, "big") + said + settings.corp_id.encode()
    closed = base64.b64encode(wrap(settings.key, inside)).decode()
    sent, nonce = str(int(now.timestamp())), salt().hex()
    return (
        f"<xml><Encrypt><![CDATA[{closed}]]></Encrypt>"
        f"<MsgSignature><![CDATA[{signature(settings.token, sent, nonce, closed)}]]></MsgSignature>"
        f"<TimeStamp>{sent}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
    ).encode()


def _letters(plain: bytes, now: datetime) -> list[Written]:
    """The message; nothing for an event, such as somebody who opens the application."""
    tree = _xml(plain)
    if tree is not None and _text(tree, "MsgType") == "event":
        return []
    sent = "" if tree is None else _text(tree, "CreateTime")
    if tree is None or not _text(tree, "MsgId") or not sent.isdigit() or len(sent) > 11:
        return [unreadable(plain, hashlib.sha256(plain).hexdigest(), now)]
    sender = _text(tree, "FromUserName").lower()
    letter = Written(
        key=_text(tree, "MsgId"),
        sender=sender,
        text=_said(tree),
        sent_at=datetime.fromtimestamp(int(sent), UTC),
        to={"user": sender},
        wordless=_text(tree, "MsgType") in WORDLESS,
        raw=plain,
    )
    return [letter]


def _said(tree: Element) -> str:
    """The words; of what has none, what it is."""
    sort = _text(tree, "MsgType")
    if sort == "location":
        return f"{PLACEHOLDER.format('位置')} {_text(tree, 'Label')}"
    if sort == "link":
        return f"{PLACEHOLDER.format('链接')} {_text(tree, 'Title')}"
    return _text(tree, "Content") or PLACEHOLDER.format(WORDLESS.get(sort, "其他消息"))


def _xml(body: bytes) -> Element | None:
    """Flat XML without a document type: no entity is ever expanded."""
    try:
        found: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    return found


def _text(tree: Element, name: str) -> str:
    return (tree.findtext(name) or "").strip()


def _taken(answer: Any) -> Any:
    """What WeCom says besides an error code of 0."""
    code = answer.get("errcode") if isinstance(answer, dict) else -1
    if code != 0:
        raise NotSent(for_good=code in {40003, 60011, 81013})
    return answer
