"""The table by which the phone's own reading of passes is tested holds what the house prints."""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import date
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fangxian.reports.passes.token import Token, code

TABLE = json.loads((Path(__file__).parents[1] / "passes.json").read_text(encoding="utf-8"))


def test_what_is_printed_is_what_the_phone_reads() -> None:
    """A pass of 3-2-402, good from the third of February until the third of March, signed with a key of nobody."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    told = TABLE["good"]
    token = Token(
        community_id=int(told["community"]),
        edition=told["edition"],
        pass_id=UUID(told["pass"]),
        door=told["door"],
        sort="household",
        since=date(2020, 2, 3),
        until=date(2020, 3, 4),
    )
    assert b64decode(TABLE["keys"]["1"]) == key.public_key().public_bytes_raw()
    assert code(token.plain, key.sign(token.plain)) == TABLE["code"]
