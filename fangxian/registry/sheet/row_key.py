"""The key of a row: plain letters by which a row that left in a sheet is the same row again when it comes back."""

from __future__ import annotations

import base64
import re
import unicodedata

from fangxian.measures.questions import Words
from fangxian.vault.blind import blind

HEAD = Words("行号码(勿改)", "Row key (leave as it is)")
START = "FX"
SHAPE = re.compile(rf"{START}-(\d{{1,15}})-([A-Z2-7]{{8}})")
FIELD = "sheet.row_key"


def row_key(community_id: int, sort: str, number: int) -> str:
    """The key of one row of that sort: its number, and a mark by which a made-up key is none."""
    mark = base64.b32encode(blind(community_id, FIELD, f"{sort}\0{number}")[:5]).decode()
    return f"{START}-{number}-{mark}"


def number_of(community_id: int, sort: str, written: str) -> int | None:
    """The number in a key, however a spreadsheet or a hand wrote it again; None if it is no key of ours."""
    found = SHAPE.fullmatch(unicodedata.normalize("NFKC", written).strip().upper())
    if found is None:
        return None
    number = int(found[1])
    return number if row_key(community_id, sort, number) == found[0] else None
