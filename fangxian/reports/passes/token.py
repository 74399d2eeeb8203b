"""What the code on a pass says: no name, no health word, no address; signed, and short enough to be read in the rain.

Big-endian, 40 bytes and then the signature: version (1 byte), community (8), edition of the key (2), the id of the
entry by which the pass was given (16), the number of its door (4), sort (1), from and until which second (4 each).
"""

from __future__ import annotations

import struct
from datetime import UTC, date, datetime, time
from uuid import UUID

import msgspec
from django.utils.timezone import get_default_timezone

from fangxian.measures.checkpoints.records_gate import SORTS

VERSION = 1
MARK = "FX1:"
LAYOUT = struct.Struct(">BQH16sIBII")
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
SORT = {key: number for number, (key, _, _) in enumerate(SORTS, start=1)}


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """One pass as its code says it: good on the days ``since <= day < until``."""

    community_id: int
    edition: int
    pass_id: UUID
    door: int
    sort: str
    since: date
    until: date

    @property
    def plain(self) -> bytes:
        """What is signed."""
        span = _second(self.since), _second(self.until)
        told = self.community_id, self.edition, self.pass_id.bytes, self.door, SORT[self.sort]
        return LAYOUT.pack(VERSION, *told, *span)


def _second(day: date) -> int:
    """A day's first moment as a gate's phone reckons it, whatever its own zone."""
    return int(datetime.combine(day, time.min, get_default_timezone()).astimezone(UTC).timestamp())


def code(plain: bytes, signature: bytes) -> str:
    """The letters that the code holds: base 45 (RFC 9285), which a QR code packs tightest."""
    return MARK + "".join(_letters(plain + signature))


def _letters(content: bytes) -> list[str]:
    found = []
    for n in range(0, len(content), 2):
        pair = content[n : n + 2]
        rest, places = int.from_bytes(pair), 3 if len(pair) == 2 else 2
        for _ in range(places):
            rest, letter = divmod(rest, len(ALPHABET))
            found.append(ALPHABET[letter])
    return found
