"""WeCom 企业微信: what members write to the community's application; XML in a sealed callback."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import quote
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from fangxian.hotline.callback import Agreed, enclosed, heard
from fangxian.hotline.gateway import (
    PLACEHOLDER,
    Delivery,
    NotSent,
    Post,
    Received,
    Reply,
    Settings,
    Written,
    unreadable,
)
from fangxian.measures.questions import Words

WORDLESS = {"image": "图片", "voice": "语音", "video": "视频", "shortvideo": "视频", "file": "文件"}
XML = "application/xml; charset=utf-8"
USER = re.compile(r"[\w.@-]{1,64}", re.ASCII)
NOBODY = {40003, 60011, 81013}  # the writer is not there, or not ours to write to: asking again is of no use
TO_ANSWER = Words("要回复消息,还须填写 secret 和 agent_id。", "To answer, secret and agent_id are needed too.")
NO_CORP = Words("corp_id 不能为空。", "corp_id must not be empty.")


class WeComSettings(Agreed, frozen=True, kw_only=True):
    """As they stand in WeCom's console: application → receive messages; ``secret`` and ``agent_id`` to answer."""

    corp_id: str
    secret: str = ""
    agent_id: int = 0

    @property
    def receiver(self) -> bytes:
        return self.corp_id.encode()

    def faults(self) -> list[Words]:
        """To answer, more is needed than to listen."""
        found = Agreed.faults(self) + ([] if self.corp_id else [NO_CORP])
        return [*found, TO_ANSWER] if self.outgoing and not (self.secret and self.agent_id) else found


class WeCom:
    """Messages that members write to the application of the community."""

    name: ClassVar[str] = "wecom"
    words: ClassVar[Words] = Words("企业微信", "WeCom")
    settings: ClassVar[type[Settings]] = WeComSettings

    def receive(self, delivery: Delivery, settings: WeComSettings, now: datetime) -> Received:
        """Raises Forbidden where the signature, the age or the receiver is wrong."""
        return heard(delivery, settings, now, _closed, _letters)

    def reply(self, received: Received, settings: WeComSettings, said: str, now: datetime) -> Reply:
        """A closed message to the writer; ``success`` tells WeCom not to send again, and the writer nothing."""
        sender = next((one.sender for one in received.letters if said), "")
        if not sender:
            return Reply(b"success")
        message = (
            f"<xml><ToUserName>{escape(sender)}</ToUserName><FromUserName>{escape(settings.corp_id)}</FromUserName>"
            f"<CreateTime>{int(now.timestamp())}</CreateTime><MsgType>text</MsgType>"
            f"<Content>{escape(said)}</Content></xml>"
        )
        closed, signed, sent, nonce = enclosed(settings, message.encode(), now)
        body = (
            f"<xml><Encrypt><![CDATA[{closed}]]></Encrypt><MsgSignature><![CDATA[{signed}]]></MsgSignature>"
            f"<TimeStamp>{sent}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
        )
        return Reply(body.encode(), XML)

    def user(self, written: str) -> str | None:
        """WeCom's UserID, which knows no capitals."""
        name = written.strip().lower()
        return name if USER.fullmatch(name) else None

    def send(self, settings: WeComSettings, to: Mapping[str, str], said: str, post: Post) -> None:
        """As a message of the application to whoever wrote."""
        asked = f"gettoken?corpid={quote(settings.corp_id)}&corpsecret={quote(settings.secret)}"
        access = taken(post(f"{settings.outgoing}/cgi-bin/{asked}", None))["access_token"]
        message = {"touser": to["user"], "msgtype": "text", "agentid": settings.agent_id, "text": {"content": said}}
        taken(post(f"{settings.outgoing}/cgi-bin/message/send?access_token={quote(access)}", message))


def _closed(body: bytes) -> str:
    """What is closed in a callback; a body that is none has no signature either."""
    tree = _xml(body)
    return "" if tree is None else _text(tree, "Encrypt")


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


def taken(answer: Any) -> Any:
    """What WeCom says besides an error code of 0."""
    code = answer.get("errcode") if isinstance(answer, dict) else -1
    if code != 0:
        raise NotSent(for_good=code in NOBODY)
    return answer
