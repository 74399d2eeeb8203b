"""Standings as bytes and back again: which measure's standing is of which type."""

from __future__ import annotations

from typing import get_type_hints

import msgspec

from fangxian.measures.five import FIVE

STANDINGS: dict[str, type[msgspec.Struct]] = {measure.name: get_type_hints(measure.stand)["return"] for measure in FIVE}
measure_of = {kind: name for name, kind in STANDINGS.items()}

# Lists and dictionaries keep the order in which the rules filled them, so the same records give the same bytes.
packed = msgspec.msgpack.Encoder().encode


def unpacked(measure: str, data: bytes) -> msgspec.Struct:
    """A standing as its measure's rules made it, except that moments come back in UTC."""
    standing: msgspec.Struct = msgspec.msgpack.decode(data, type=STANDINGS[measure])
    return standing
