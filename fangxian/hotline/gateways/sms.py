"""SMS 短信: what residents and workers without a smartphone send; Aliyun's push (SmsUp), or any relay that signs."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import msgspec

from fangxian.hotline.gateway import Delivery, Forbidden, NotSent, Post, Received, Reply, Settings, Written, unreadable
from fangxian.hotline.loose_json import text, told
from fangxian.measures.questions import Words
from fangxian.registry.identity import phone

FRESH = timedelta(minutes=5)
SHORTEST = 32
MOST_PARTS = 20
HERE = ZoneInfo("Asia/Shanghai")  # Aliyun's times bear no zone
FORMS = ("%Y-%m-%d %H:%M:%S", "%Y%m%d%H%M%S")
JSON = "application/json; charset=utf-8"
NONE = Words("须填写 secret 或 address_key。", "Either secret or address_key is needed.")
SHORT = Words(
    "secret 和 address_key 至少 32 位,请随机生成(openssl rand -hex 32)。",
    "secret and address_key have 32 characters or more: make them by chance (openssl rand -hex 32).",
)
TO_ANSWER = Words("要回复短信,还须填写 secret。", "To answer, secret is needed.")


class SmsSettings(Settings, frozen=True, kw_only=True):
    """``secret`` signs each delivery; ``address_key`` stands in the address, for providers that cannot sign."""

    secret: str = ""
    address_key: str = ""

    def faults(self) -> list[Words]:
        """What stands in an address is at least not to be guessed."""
        given = [one for one in (self.secret, self.address_key) if one]
        short = [SHORT] if any(len(one) < SHORTEST for one in given) else []
        return ([] if given else [NONE]) + short + ([TO_ANSWER] if self.outgoing and not self.secret else [])


class Sms:
    """Short messages; whoever writes is known by the phone alone."""

    name: ClassVar[str] = "sms"
    words: ClassVar[Words] = Words("短信", "SMS")
    settings: ClassVar[type[Settings]] = SmsSettings

    def receive(self, delivery: Delivery, settings: SmsSettings, now: datetime) -> Received:
        """Raises Forbidden where the signature or the age, or the key in the address, is wrong."""
        _check(delivery, settings, now)
        said = told(delivery.body)
        several = said if isinstance(said, list) else [said]
        return Received(letters=tuple(_letter(one, delivery.body, now) for one in several))

    def reply(self, received: Received, settings: SmsSettings, said: str, now: datetime) -> Reply:  # noqa: ARG002 - as every gateway
        """As Aliyun wants it; it tells the writer nothing."""
        return Reply(msgspec.json.encode({"code": 0, "msg": "接收成功"}), JSON)

    def user(self, written: str) -> str | None:
        """A phone, as the registry keeps it."""
        return phone(written)

    def send(self, settings: SmsSettings, to: Mapping[str, str], said: str, post: Post) -> None:
        """To the community's own relay: providers of SMS send nothing but templates that they approved."""
        signed = signature(settings.secret, to["phone"], said.encode())
        answer = post(settings.outgoing, {"to": to["phone"], "text": said, "signature": signed})
        if not isinstance(answer, dict) or answer.get("code") != 0:
            raise NotSent


def _check(delivery: Delivery, settings: SmsSettings, now: datetime) -> None:
    """A signature decides if there is one; a wrong one is not made good by the address."""
    if delivery.method != "POST":
        raise Forbidden
    signed = delivery.headers.get("x-signature", "")
    if signed or not settings.address_key:
        sent = delivery.headers.get("x-timestamp", "")
        right = signature(settings.secret, sent, delivery.body)
        if not settings.secret or not hmac.compare_digest(right.encode(), signed.encode()):
            raise Forbidden
        if not sent.isascii() or not sent.isdigit() or abs(now.timestamp() - int(sent[:12])) > FRESH.total_seconds():
            raise Forbidden
    elif not hmac.compare_digest(settings.address_key.encode(), delivery.query.get("key", "").encode()):
        raise Forbidden


def signature(secret: str, before: str, body: bytes) -> str:
    """HMAC-SHA256 over the time (or the phone), a dot, and the body; in hexadecimal figures."""
    return hmac.new(secret.encode(), before.encode() + b"." + body, hashlib.sha256).hexdigest()


def _letter(said: Any, body: bytes, now: datetime) -> Written:
    """One message, in Aliyun's words or in ours; what is none sinks no other of the same delivery."""
    raw = body if said is None else msgspec.json.encode(said)
    key, sender = text(said, "sequence_id") or text(said, "id"), text(said, "phone_number") or text(said, "from")
    words = text(said, "content") or text(said, "text")
    if not (key and sender and words):
        return unreadable(raw, hashlib.sha256(raw).hexdigest(), now)
    kept = phone(sender) or sender
    return Written(
        key=f"{kept}|{key}",
        sender=kept,
        text=words,
        sent_at=_moment(text(said, "send_time") or text(said, "sent_at"), now),
        to={"phone": kept},
        part=_part(said),
        raw=raw,
    )


def _part(said: Any) -> tuple[str, int, int] | None:
    """Which piece of a long message this is, where the relay hands on the pieces as they came."""
    ref, number, of = (text(said, name) for name in ("ref", "part", "parts"))
    if not (ref and number.isdigit() and of.isdigit()) or len(number + of) > 6:
        return None
    return (ref, int(number), int(of)) if 1 <= int(number) <= int(of) <= MOST_PARTS and int(of) > 1 else None


def _moment(written: str, now: datetime) -> datetime:
    """When it was sent; a time that cannot be is not believed."""
    at = next(filter(None, (_read(written, form) for form in FORMS)), None) or _plain(written) or now
    return at if abs(at - now) < timedelta(days=7) else now


def _read(written: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(written, form).replace(tzinfo=HERE)
    except ValueError:
        return None


def _plain(written: str) -> datetime | None:
    """ISO 8601 with a zone, or seconds since 1970."""
    try:
        if written.isascii() and written.isdigit() and len(written) <= 11:
            return datetime.fromtimestamp(int(written), UTC)
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=HERE)
