"""Who wrote a line of a chat: the one worker whose name it bears, whatever grid or role is written beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from fangxian.workforce.access import Scope, scope_of
from fangxian.workforce.roles import ROLES
from fangxian.workforce.serving import serving

PARTS = re.compile(r"[\s\-—–_·|/+@#~()\[\]【】<>《》:、,.]+")
TITLES = (
    *(role.words.zh for role in ROLES.values()),
    *(
        "网格长",
        "楼栋长",
        "楼长",
        "副主任",
        "主任",
        "副书记",
        "书记",
        "干部",
        "下沉干部",
        "社区",
        "党员",
        "医生",
        "值守",
        "民警",
        "物业",
    ),
)
BESIDE = "|".join(sorted(map(re.escape, TITLES), key=len, reverse=True))
GRID = r"(?:第?[0-9一二三四五六七八九十]{1,3}号?(?:网格|栋|楼|单元|卡口))?"
BEFORE, AFTER = re.compile(rf"{GRID}(?:{BESIDE})*"), re.compile(rf"(?:{BESIDE})*{GRID}")


def writers(community_id: int, senders: Iterable[str], now: datetime) -> dict[str, Scope]:
    """The scope of each sender who is a worker of the community; whoever may be two of them is nobody known."""
    names = [(worker.name, worker.id) for worker in serving(community_id, localdate(now))]
    meant = {sender: _meant(sender, names) for sender in set(senders)}
    scopes = {number: scope_of(community_id, number, now) for number in set(meant.values()) if number is not None}
    found = ((sender, scopes.get(number or 0)) for sender, number in meant.items())
    return {sender: scope for sender, scope in found if scope is not None}


def _meant(sender: str, names: list[tuple[str, int]]) -> int | None:
    parts = [part for part in PARTS.split(unicodedata.normalize("NFKC", sender)) if part]
    found = {number for name, number in names if any(_is(part, name) for part in parts)}
    return found.pop() if len(found) == 1 else None


def _is(part: str, name: str) -> bool:
    """Whether a part of what somebody calls themselves is the name, with nothing but a grid or a title beside it."""
    before, there, after = part.partition(name)
    return bool(there and BEFORE.fullmatch(before) and AFTER.fullmatch(after))
