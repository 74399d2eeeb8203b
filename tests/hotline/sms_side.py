"""The short message providers' side of the wire: Aliyun's push, and a relay that signs."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.test import Client

from tests.cast import COMMUNITY

PATH = f"/hotline/sms/{COMMUNITY}/"


@dataclass
class SmsSide:
    """A number to which residents write."""

    address_key: str = "8f2b6c1d9e0a4735b1c2d3e4f5061728"
    secret: str = "0011223344556677889900aabbccddeeff0011223344556677889900aabbccdd"

    def settings(self, more: str = "") -> str:
        return f'[sms]\naddress_key = "{self.address_key}"\nsecret = "{self.secret}"\n{more}'

    def pushed(self, *said: tuple[str, str, str], at: str = "2020-02-03 11:59:30") -> bytes:
        """As Aliyun pushes several: phone, words, sequence."""
        whole = [
            {
                "phone_number": phone,
                "send_time": at,
                "content": words,
                "sign_name": "西湖新村",
                "dest_code": "1234",
                "sequence_id": int(sequence),
            }
            for phone, words, sequence in said
        ]
        return json.dumps(whole, ensure_ascii=False).encode()

    def pushes(self, body: bytes, key: str | None = None) -> Any:
        asked = {"key": self.address_key if key is None else key}
        return Client().post(PATH, body, content_type="application/json", query_params=asked)

    def headers(self, body: bytes, at: datetime) -> dict[str, str]:
        sent = str(int(at.timestamp()))
        made = hmac.new(self.secret.encode(), sent.encode() + b"." + body, hashlib.sha256).hexdigest()
        return {"X-Timestamp": sent, "X-Signature": made}

    def relays(self, said: Any, at: datetime, **headers: str) -> Any:
        body = json.dumps(said).encode()
        told = self.headers(body, at) | headers
        return Client().post(PATH, body, content_type="application/json", headers=told)
