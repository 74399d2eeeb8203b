"""WeCom's robot 智能机器人 in a group: whoever names it writes in, and is answered in the group; JSON, sealed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar

import msgspec

from fangxian.hotline import loose_json
from fangxian.hotline.callback import Agreed, enclosed, heard
from fangxian.hotline.gateway import PLACEHOLDER, Delivery, Post, Received, Reply, Settings, Written, unreadable
from fangxian.hotline.gateways.wecom import USER, WORDLESS, taken
from fangxian.hotline.loose_json import items, part, text
from fangxian.measures.questions import Words

NAMED = re.compile(r"^\s*@\S+\s*")
JSON = "application/json; charset=utf-8"


class RobotSettings(Agreed, frozen=True, kw_only=True):
    """As they stand in WeCom's console: robot → receive messages."""


class WeComRobot:
    """Messages in which the robot is named, in a group or alone with it."""

    name: ClassVar[str] = "wecom_robot"
    words: ClassVar[Words] = Words("企业微信机器人", "WeCom robot")
    settings: ClassVar[type[Settings]] = RobotSettings

    def receive(self, delivery: Delivery, settings: RobotSettings, now: datetime) -> Received:
        """Raises Forbidden where the signature or the age is wrong."""
        return heard(delivery, settings, now, _closed, _letters)

    def reply(self, received: Received, settings: RobotSettings, said: str, now: datetime) -> Reply:
        """One finished piece of a "stream": the only text that WeCom takes here at once; nothing is an empty reply."""
        if not said:
            return Reply(b"")
        stream = {
            "id": hashlib.sha256(received.letters[0].key.encode()).hexdigest()[:32],
            "finish": True,
            "content": said,
        }
        whole = msgspec.json.encode({"msgtype": "stream", "stream": stream})
        closed, signed, sent, nonce = enclosed(settings, whole, now)
        body = {"encrypt": closed, "msgsignature": signed, "timestamp": int(sent), "nonce": nonce}
        return Reply(msgspec.json.encode(body), JSON)

    def user(self, written: str) -> str | None:
        """WeCom's UserID, which knows no capitals."""
        name = written.strip().lower()
        return name if USER.fullmatch(name) else None

    def send(self, settings: RobotSettings, to: Mapping[str, str], said: str, post: Post) -> None:  # noqa: ARG002 - as every gateway
        """To the address that came with the message: once, within an hour."""
        taken(post(to["url"], {"msgtype": "markdown", "markdown": {"content": said}}))


def _closed(body: bytes) -> str:
    return text(loose_json.told(body), "encrypt")


def _letters(plain: bytes, now: datetime) -> list[Written]:
    """The message; nothing for an event."""
    told = loose_json.told(plain)
    if text(told, "msgtype") == "event":
        return []
    sender = text(part(told, "from"), "userid").lower()
    if not text(told, "msgid") or not sender:
        return [unreadable(plain, hashlib.sha256(plain).hexdigest(), now)]
    said = " ".join(filter(None, _said(told)))
    url = text(told, "response_url")
    letter = Written(
        key=text(told, "msgid"),
        sender=sender,
        text=NAMED.sub("", said).strip() or PLACEHOLDER.format("其他消息"),
        sent_at=now,
        conversation=text(told, "chatid"),
        to={"url": url} if url else {},
        wordless=text(told, "msgtype") in ("image", "file", "video"),
        raw=plain,
    )
    return [letter]


def _said(told: Any) -> Iterator[str]:
    """Words as they are, a voice as WeCom wrote it down, of the rest what it is."""
    sort = text(told, "msgtype")
    if sort in ("text", "voice"):
        yield text(part(told, sort), "content")
    elif sort == "mixed":
        for item in items(part(told, sort), "msg_item"):
            if isinstance(item, dict) and text(item, "msgtype") != "mixed":
                yield from _said(item)
    else:
        yield PLACEHOLDER.format(WORDLESS.get(sort, "其他消息"))
