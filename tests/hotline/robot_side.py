"""The WeCom robot's side of the wire: the same envelope for nobody in particular, JSON inside."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.test import Client

from tests.cast import COMMUNITY
from tests.hotline.wecom_side import WeComSide

PATH = f"/hotline/wecom_robot/{COMMUNITY}/"


@dataclass
class RobotSide(WeComSide):
    """A robot in the group of grid 1."""

    corp: str = ""

    def settings(self, more: str = "") -> str:
        return f'[wecom_robot]\ntoken = "{self.token}"\nencoding_aes_key = "{self.aes_key}"\n{more}'

    def said(self, user: str, words: str, key: str, **more: Any) -> bytes:
        whole = {
            "msgid": key,
            "aibotid": "aib",
            "chatid": "group1",
            "chattype": "group",
            "from": {"userid": user},
            "response_url": "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=1",
            "msgtype": "text",
            "text": {"content": f"@防线 {words}"},
        }
        return json.dumps(whole | more, ensure_ascii=False).encode()

    def sends(self, plain: bytes, at: datetime, **query: str) -> Any:
        closed = self.closed(plain)
        body = json.dumps({"encrypt": closed})
        asked = self.signed(closed, at) | query
        return Client().post(PATH, body, content_type="application/json", query_params=asked)

    def answered(self, answer: Any) -> Any:
        """What the reply says, opened, its signature checked."""
        told = json.loads(answer.content)
        joined = "".join(sorted([self.token, str(told["timestamp"]), told["nonce"], told["encrypt"]]))
        assert told["msgsignature"] == hashlib.sha1(joined.encode()).hexdigest()
        return json.loads(self.opened(told["encrypt"]))
