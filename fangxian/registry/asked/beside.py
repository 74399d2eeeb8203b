"""What a column means beside others: 门牌号 with 楼栋 and 单元 is the room, 其中重点地区 part of the figure before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from fangxian.registry.asked.composed import composed
from fangxian.registry.asked.recognise import Recognised

if TYPE_CHECKING:
    from fangxian.registry.asked.layout import ColumnHead

OF_WHICH = re.compile(r"^\W*其中\W*")


def settled(columns: Sequence[ColumnHead]) -> tuple[ColumnHead, ...]:
    """The columns, each read once more with those before it."""
    return tuple(_of_which(columns, at, one) or _room(columns, one) or one for at, one in enumerate(columns))


def _room(columns: Sequence[ColumnHead], one: ColumnHead) -> ColumnHead | None:
    """An address that stands beside building and unit, with no column of rooms, is the room's number."""
    keys = {other.found.key for other in columns if other.found.sure}
    short = one.found.key == "address" and one.found.why != "told" and "门牌" in one.heads[-1]
    if not short or not {"building", "unit"} <= keys or "room" in keys:
        return None
    return msgspec.structs.replace(one, found=msgspec.structs.replace(one.found, key="room", why="near"))


def _of_which(columns: Sequence[ColumnHead], at: int, one: ColumnHead) -> ColumnHead | None:
    """What opens with 其中 counts a part of the figure before it; beside another it is not known what it counts."""
    if one.found.why == "told" or not any(OF_WHICH.match(head) for head in one.heads):
        return None
    whole = next((other.found.key for other in columns[at - 1 :: -1] if at and not _is_part(other)), "")
    parts = composed([OF_WHICH.sub("", head) for head in one.heads])
    mine = part_of(whole, [OF_WHICH.sub("", head) for head in one.heads])
    if len(mine) == 1:
        return msgspec.structs.replace(one, found=Recognised(key=mine[0], sure=True, why="near"))
    own = one.found.key or next(iter(one.found.candidates), "")
    if one.found.sure and own.partition(":")[0] not in ("figure", "total"):
        return None
    return msgspec.structs.replace(one, found=Recognised(why="near", candidates=tuple(filter(None, (*parts, own)))))


def part_of(whole: str, heads: Sequence[str]) -> list[str]:
    """The figures that are part of another, of those which the heads may mean."""
    return [key for key in composed(heads) if whole and key != whole and key.startswith(f"{whole}_")]


def _is_part(one: ColumnHead) -> bool:
    return any(OF_WHICH.match(head) for head in one.heads)
