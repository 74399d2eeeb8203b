"""DingTalk 钉钉: a robot in a group; signed with HMAC-SHA256 over the time alone, answered as JSON."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import msgspec

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
from fangxian.hotline.loose_json import items, part, text, told
from fangxian.measures.questions import Words

FRESH = timedelta(hours=1)  # as DingTalk publishes it
WORDLESS = {"picture": "图片", "video": "视频", "file": "文件", "audio": "语音"}
JSON = "application/json; charset=utf-8"
SHORT = Words(
    "app_secret 太短,请从钉钉开放平台完整复制。",
    "app_secret is too short: copy the whole of it from DingTalk's console.",
)


class DingTalkSettings(Settings, frozen=True, kw_only=True):
    """As it stands in DingTalk's console: application → credentials."""

    app_secret: str

    def faults(self) -> list[Words]:
        return [SHORT] if len(self.app_secret) < 32 else []


class DingTalk:
    """Messages in which the robot is named, in a group or alone with it."""

    name: ClassVar[str] = "dingtalk"
    words: ClassVar[Words] = Words("钉钉", "DingTalk")
    settings: ClassVar[type[Settings]] = DingTalkSettings

    def receive(self, delivery: Delivery, settings: DingTalkSettings, now: datetime) -> Received:
        """Raises Forbidden where the signature or the age is wrong."""
        _check(delivery, settings, now)
        return Received(letters=(_letter(delivery.body, now),))

    def reply(self, received: Received, settings: DingTalkSettings, said: str, now: datetime) -> Reply:  # noqa: ARG002 - as every gateway
        """A message in the same conversation, or nothing in it."""
        message = {"msgtype": "text", "text": {"content": said}} if said else {"msgtype": "empty"}
        return Reply(msgspec.json.encode(message), JSON)

    def user(self, written: str) -> str | None:
        """The userid of somebody in the organisation (senderStaffId)."""
        name = written.strip()
        return name if 0 < len(name) <= 64 and name.isprintable() and " " not in name else None

    def send(self, settings: DingTalkSettings, to: Mapping[str, str], said: str, post: Post) -> None:  # noqa: ARG002 - as every gateway
        """To the conversation, by the address that came with the message; whoever wrote is named."""
        message = {"msgtype": "text", "text": {"content": said}, "at": {"atUserIds": [to["user"]]}}
        answer = post(to["url"], message)
        if not isinstance(answer, dict) or answer.get("errcode") != 0:
            raise NotSent


def _check(delivery: Delivery, settings: DingTalkSettings, now: datetime) -> None:
    if delivery.method != "POST":
        raise Forbidden
    sent = delivery.headers.get("timestamp", "")
    right = signature(settings.app_secret, sent)
    if not hmac.compare_digest(right.encode(), delivery.headers.get("sign", "").encode()):
        raise Forbidden
    if not sent.isascii() or not sent.isdigit() or abs(now.timestamp() - int(sent[:15]) / 1000) > FRESH.total_seconds():
        raise Forbidden


def signature(app_secret: str, sent: str) -> str:
    """As DingTalk publishes it."""
    made = hmac.digest(app_secret.encode(), f"{sent}\n{app_secret}".encode(), hashlib.sha256)
    return base64.b64encode(made).decode()


def _letter(body: bytes, now: datetime) -> Written:
    said = told(body)
    staff, sender = text(said, "senderStaffId"), text(said, "senderId")
    if not text(said, "msgId") or not (staff or sender):
        return unreadable(body, hashlib.sha256(body).hexdigest(), now)
    words = " ".join(filter(None, _words(said)))
    sort = text(said, "msgtype")
    url = text(said, "sessionWebhook")
    return Written(
        key=text(said, "msgId"),
        sender=staff or sender,
        text=words or PLACEHOLDER.format(WORDLESS.get(sort, "其他消息")),
        sent_at=_moment(text(said, "createAt"), now),
        conversation=text(said, "conversationId"),
        quotes=text(part(part(said, "text"), "repliedMsg"), "msgId") or text(said, "originalMsgId"),
        to={"url": url, "user": staff} if url else {},
        wordless=not words or sort in ("picture", "video", "file"),
        known=bool(staff),
        raw=body,
    )


def _words(said: Any) -> Iterator[str]:
    """Words as they are, a voice as DingTalk wrote it down, of pictures among words that they are there."""
    yield text(part(said, "text"), "content")
    content = part(said, "content")
    yield text(content, "recognition")
    for item in items(content, "richText"):
        yield text(item, "text") or (PLACEHOLDER.format("图片") if text(item, "type") == "picture" else "")
    if text(said, "msgtype") == "file":
        yield PLACEHOLDER.format("文件") + " " + text(content, "fileName")


def _moment(written: str, now: datetime) -> datetime:
    """When it was written; a clock that is far off is not believed."""
    at = datetime.fromtimestamp(int(written[:13]) / 1000, UTC) if written.isascii() and written.isdigit() else now
    return at if abs(at - now) < timedelta(days=2) else now
