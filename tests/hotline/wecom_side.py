"""WeCom's side of the wire, written anew from its published algorithm: what it sends, and how it reads our reply."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from django.test import Client

from tests.cast import COMMUNITY

PATH = f"/hotline/wecom/{COMMUNITY}/"
TEXT = (
    "<xml><ToUserName><![CDATA[{corp}]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName>"
    "<CreateTime>{at}</CreateTime><MsgType><![CDATA[{sort}]]></MsgType>{content}<MsgId>{key}</MsgId>"
    "<AgentID>1000002</AgentID></xml>"
)


@dataclass
class WeComSide:
    """One corporation that has our address in its console."""

    token: str = "hJqcu3uJ9Tn2gXPmxx2w9kkC"
    aes_key: str = "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt"
    corp: str = "ww1436e0e65a779aee"

    def settings(self, more: str = "") -> str:
        return f'[wecom]\ntoken = "{self.token}"\nencoding_aes_key = "{self.aes_key}"\ncorp_id = "{self.corp}"\n{more}'

    def signed(self, closed: str, at: datetime, nonce: str = "1372623149") -> dict[str, str]:
        sent = str(int(at.timestamp()))
        joined = "".join(sorted([self.token, sent, nonce, closed]))
        return {
            "msg_signature": hashlib.sha1(joined.encode()).hexdigest(),
            "timestamp": sent,
            "nonce": nonce,
        }

    def closed(self, plain: bytes) -> str:
        filler = PKCS7(256).padder()
        whole = b"0123456789abcdef" + struct.pack("!I", len(plain)) + plain + self.corp.encode()
        cipher = self._cipher().encryptor()
        return base64.b64encode(cipher.update(filler.update(whole) + filler.finalize()) + cipher.finalize()).decode()

    def opened(self, closed: str) -> str:
        cipher, filler = self._cipher().decryptor(), PKCS7(256).unpadder()
        whole = filler.update(cipher.update(base64.b64decode(closed)) + cipher.finalize()) + filler.finalize()
        (length,) = struct.unpack("!I", whole[16:20])
        assert whole[20 + length :] == self.corp.encode()
        return whole[20 : 20 + length].decode()

    def _cipher(self) -> Cipher[modes.CBC]:
        key = base64.b64decode(self.aes_key + "=")
        return Cipher(algorithms.AES(key), modes.CBC(key[:16]))

    def message(self, user: str, text: str, at: datetime, key: str, **more: str) -> bytes:
        """A text, or another ``sort`` with its own ``content``."""
        content = more.get("content", f"<Content><![CDATA[{text}]]></Content>")
        said = TEXT.format(
            corp=self.corp, user=user, at=int(at.timestamp()), sort=more.get("sort", "text"), content=content, key=key
        )
        return said.encode()

    def body(self, plain: bytes) -> bytes:
        closed = self.closed(plain)
        parts = (f"<ToUserName><![CDATA[{self.corp}]]></ToUserName>", f"<Encrypt><![CDATA[{closed}]]></Encrypt>")
        return f"<xml>{''.join(parts)}</xml>".encode()

    def post(self, plain: bytes, at: datetime, **query: str) -> Any:
        """Send it as WeCom does; ``query`` puts something else in its place."""
        closed = self.closed(plain)
        asked = self.signed(closed, at) | query
        return Client().post(PATH, self.body(plain), content_type="text/xml", query_params=asked)

    def told(self, answer: Any) -> str:
        """What a reply says to the writer: its signature checked, opened, the words taken out."""
        parts = dict(re.findall(r"<(\w+)>(?:<!\[CDATA\[)?([^<\]]*)", answer.content.decode()))
        joined = "".join(sorted([self.token, parts["TimeStamp"], parts["Nonce"], parts["Encrypt"]]))
        assert parts["MsgSignature"] == hashlib.sha1(joined.encode()).hexdigest()
        found = re.search(r"<Content>(.*)</Content>", self.opened(parts["Encrypt"]), re.DOTALL)
        assert found
        return found[1]
