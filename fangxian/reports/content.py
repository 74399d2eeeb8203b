"""The content of an issued report: plain data, and the one way in which it is written as bytes."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from fangxian.reports.fill import Filled
from fangxian.reports.models import Issued


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """A filled form with its number, who signed it, and what it stands on.

    ``cut_off``: what was written until then is in it; ``ledger_number`` and ``ledger_hash`` name the last
    entry; ``replaces`` is the number of the report of that form and day that it follows.
    """

    number: int
    replaces: int | None
    filled: Filled
    cut_off: datetime
    ledger_number: int
    ledger_hash: str
    profile: str
    definitions: str
    signed_by: str
    issued_at: datetime


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Content)


def written(content: Content) -> bytes:
    """The content as canonical JSON: fields in order of their names, no spaces."""
    return _encoder.encode(content)


def fingerprint(whole: bytes) -> str:
    """The sha256 of a content, in hex."""
    return hashlib.sha256(whole).hexdigest()


def read(issued: Issued) -> Content:
    """What stands in an issued report. ValueError if its bytes are not those that were signed."""
    whole = bytes(issued.content)
    if fingerprint(whole) != issued.sha256:
        raise ValueError(f"report {issued.number}: its content was changed after it was signed")
    return _decoder.decode(whole)
