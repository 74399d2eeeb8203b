"""DingTalk's side of the wire, from its published algorithm: what its robot sends."""

from __future__ import annotations

import base64
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.test import Client

from tests.cast import COMMUNITY

PATH = f"/hotline/dingtalk/{COMMUNITY}/"


@dataclass
class DingTalkSide:
    """A robot in the work group."""

    app_secret: str = "7Hs8kQ2mZ0pX4vB6nC1tY5uR9wE3aLfGjDqTiOoPz_yV-kM"

    def settings(self, more: str = "") -> str:
        return f'[dingtalk]\napp_secret = "{self.app_secret}"\n{more}'

    def headers(self, at: datetime) -> dict[str, str]:
        sent = str(int(at.timestamp() * 1000))
        made = hmac.new(self.app_secret.encode(), (sent + "\n" + self.app_secret).encode(), "sha256").digest()
        return {"timestamp": sent, "sign": base64.b64encode(made).decode()}

    def said(self, user: str, words: str, at: datetime, key: str, **more: Any) -> bytes:
        whole = {
            "conversationId": "cid1",
            "conversationType": "2",
            "msgId": key,
            "senderNick": "何姐",
            "senderStaffId": user,
            "senderId": f"$:LWCP_v1:${user}",
            "createAt": int(at.timestamp() * 1000),
            "sessionWebhook": "https://oapi.dingtalk.com/robot/sendBySession?session=x",
            "msgtype": "text",
            "text": {"content": f" {words}"},
        }
        return json.dumps(whole | more, ensure_ascii=False).encode()

    def sends(self, body: bytes, at: datetime, **headers: str) -> Any:
        told = self.headers(at) | headers
        return Client().post(PATH, body, content_type="application/json", headers=told)
