"""What a gate looks up, signed by the community, so that nobody between the server and the gate can change it.

What is signed is a line with what it is, then the list as JSON: keys in order, no spaces, whole numbers without a
point. The phone makes the same bytes of what it received (``static/phone/vouched.js``).
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from typing import Any

import msgspec

from fangxian.vault.signing import vouch

HEAD = b"fangxian gate list 1\n"  # nothing that is printed on a pass begins so


def vouched(community_id: int, editions: Iterable[int], told: dict[str, Any]) -> dict[str, Any]:
    """The list as it is sent, with a signature by each of the keys."""
    plain = HEAD + written(told)
    return told | {"signatures": {n: b64encode(vouch(community_id, n, plain)).decode() for n in editions}}


def written(told: dict[str, Any]) -> bytes:
    """The list as the bytes that are signed."""
    sent = json.loads(msgspec.json.encode(told), parse_float=_number)
    return json.dumps(sent, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number
