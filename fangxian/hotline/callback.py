"""The sealed callback that WeCom publishes for applications and robots alike: signed with SHA-1, closed with AES."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from fangxian.hotline.gateway import Delivery, Forbidden, Received, Reply, Settings, Written
from fangxian.measures.questions import Words
from fangxian.vault.envelope import Spoilt, salt, unwrap, wrap

FRESH = timedelta(minutes=5)  # WeCom sends again within seconds; what is older was caught on the way
AES_KEY = re.compile(r"[A-Za-z0-9]{43}")
SHORT = Words(
    "token 太短:请在企业微信后台随机生成一个(至少 16 位)。",
    "token is too short: let WeCom's console make a random one (16 characters or more).",
)
NO_KEY = Words(
    "encoding_aes_key 应为 43 位字母和数字,请从企业微信后台复制。",
    "encoding_aes_key has 43 letters and digits: copy it from WeCom's console.",
)


class Agreed(Settings, frozen=True, kw_only=True):
    """The two secrets that WeCom's console makes for a callback."""

    token: str
    encoding_aes_key: str

    @property
    def key(self) -> bytes:
        return base64.b64decode(self.encoding_aes_key + "=")

    @property
    def receiver(self) -> bytes:
        """Whom an envelope must be for."""
        return b""

    def faults(self) -> list[Words]:
        """A token that can be guessed lets anybody write in."""
        short = [SHORT] if len(self.token) < 16 else []
        return short + ([] if AES_KEY.fullmatch(self.encoding_aes_key) else [NO_KEY])


class Envelope(NamedTuple):
    """What is closed, with all that proves it."""

    closed: str
    signature: str
    sent: str
    nonce: str


def check(query: Mapping[str, str], agreed: Agreed, closed: str, now: datetime) -> None:
    """Raises Forbidden where the signature is wrong or too old."""
    sent = query.get("timestamp", "")
    right = signature(agreed.token, sent, query.get("nonce", ""), closed)
    if not closed or not hmac.compare_digest(right.encode(), query.get("msg_signature", "").encode()):
        raise Forbidden
    if not sent.isascii() or not sent.isdigit() or abs(now.timestamp() - int(sent[:12])) > FRESH.total_seconds():
        raise Forbidden


def signature(token: str, sent: str, nonce: str, closed: str) -> str:
    """As WeCom publishes it."""
    return hashlib.sha1("".join(sorted((token, sent, nonce, closed))).encode()).hexdigest()  # noqa: S324 - WeCom's choice


def opened(agreed: Agreed, closed: str) -> bytes:
    """What is inside: 16 bytes of chance, four of length, the message, whom it is for. Raises Forbidden."""
    try:
        plain = unwrap(agreed.key, base64.b64decode(closed, validate=True))
    except (Spoilt, binascii.Error, ValueError):
        raise Forbidden from None
    end = 20 + int.from_bytes(plain[16:20], "big")
    if plain[end:] != agreed.receiver or len(plain) < end:
        raise Forbidden
    return plain[20:end]


def heard(
    delivery: Delivery,
    agreed: Agreed,
    now: datetime,
    inside: Callable[[bytes], str],
    letters: Callable[[bytes, datetime], Iterable[Written]],
) -> Received:
    """The letters in a callback, or the console's trial given back. ``inside`` finds what is closed in a body."""
    trial = delivery.method == "GET"
    closed = delivery.query.get("echostr", "") if trial else inside(delivery.body)
    check(delivery.query, agreed, closed, now)
    plain = opened(agreed, closed)
    return Received(echo=Reply(plain)) if trial else Received(letters=tuple(letters(plain, now)))


def enclosed(agreed: Agreed, said: bytes, now: datetime) -> Envelope:
    """A reply, closed and signed in the same way."""
    inside = salt() + len(said).to_bytes(4, "big") + said + agreed.receiver
    closed = base64.b64encode(wrap(agreed.key, inside)).decode()
    sent, nonce = str(int(now.timestamp())), salt().hex()
    return Envelope(closed, signature(agreed.token, sent, nonce, closed), sent, nonce)
