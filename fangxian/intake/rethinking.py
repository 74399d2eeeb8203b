"""What a message says that only puts right or takes back what was said before: not that but this; scrap it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from fangxian.intake.correcting import CORRECTION
from fangxian.intake.replies import LONGEST
from fangxian.measures.draft import Draft
from fangxian.measures.phrasing import SIGNS, Token
from fangxian.reading.letters import plain
from fangxian.reading.tokens import tokens

WITHDRAWN = "reporting.withdrawn"
ANY = f"([{min(SIGNS.values())}-{max(SIGNS.values())}])"
ENDS = re.compile(r"^[\s,。.!~]+|[\s,。.!~]+$")

_WRONG = r"(?:写|说|报|填|发|打|记|登)?(?:错了?|不对|有误)"
_SORRY = (
    rf"(?:(?:(?:刚才|刚刚|上面|前面)?(?:那条|那个|说的|写的|的)?(?:门牌|地址|房号|体温)?{_WRONG}|更正|抱歉|不好意思|"
    r"sorry|correction|no|oops)[\s,。.:!]*)"
)
_BE = r"(?:应该|应当|应|而|实际)?(?:是|为)|(?:it'?s|it is|it should be|should be|but|i meant)\s"
OLD_NEW = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_SORRY}?不是{ANY}[\s,。]*(?:{_BE}){ANY}",
        rf"{ANY}{_WRONG}[\s,。]*(?:{_BE}){ANY}",
        rf"{_SORRY}?(?:把)?{ANY}改(?:成|为){ANY}",
        rf"{_SORRY}?(?:it'?s )?not\s{ANY}[\s,]*(?:{_BE})?{ANY}",
    )
)
NEW_OLD = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (rf"{_SORRY}?(?:{_BE})?{ANY}[\s,]*不是{ANY}", rf"{_SORRY}?(?:{_BE})?{ANY}[\s,]*not\s{ANY}")
)
NEW = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (rf"{_SORRY}(?:{_BE})?{ANY}", rf"应该是{ANY}", rf"i meant\s{ANY}", rf"(?:it )?should be\s{ANY}")
)
_LAST = r"(?:上一?条|刚才(?:那条|这条|说的|的)?|刚刚(?:那条|说的)?|前面(?:那条|说的)?|那条|这条|前一条)"
_LAST_ONE = r"(?:that|it|(?:the|my) last (?:one|message))"
TAKES_BACK = re.compile(
    rf"{_LAST}?[\s,]*(?:信息|消息|记录)?(?:请|麻烦)?(?:作废|不算数?|撤回|撤销|取消|删掉|删除|删了|当我没说|不要了|不用记)"
    rf"|(?:{_LAST}|消息)?发错(?:了|群了)|(?:撤回|作废|取消|删掉|删除){_LAST}"
    rf"|(?:please )?(?:ignore|delete|cancel|withdraw|scrap|disregard|take back) {_LAST_ONE}"
    r"|never ?mind|wrong group",
    re.IGNORECASE,
)


class Instead(NamedTuple):
    """Not that but this; ``old`` is None where only the right answer was said."""

    new: Token
    old: Token | None


def second_thought(text: str, sent_at: datetime) -> Draft | None:
    """The draft of a correction or of a withdrawal, if the message is nothing else."""
    if words := takes_back(text):
        return Draft(kind=WITHDRAWN, fields={"reason": words})
    found = instead(text, sent_at)
    if found is None or found.new.sort not in ANSWER_TO:
        return None
    target, value = ANSWER_TO[found.new.sort]
    at = len(text) - len(text.lstrip())
    told = {name: token for name, token in (("new", found.new), ("old", found.old)) if token}
    return Draft(
        kind=CORRECTION,
        fields={"target_field": target} | {name: value(token.value) for name, token in told.items()},
        spans={name: (at + token.start, at + token.end) for name, token in told.items()},
        sure=SURE,
    )


def _door(parts: Mapping[str, str]) -> str:
    return "-".join(parts[part] for part in ("building", "unit", "room") if parts.get(part))


ANSWER_TO: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "t": ("temperature_c", lambda reading: reading.value),
    "n": ("number", lambda number: number),
    "door": ("place", _door),
    "region": ("origin_place", lambda region: region.name),
    "person": ("person", str),
    "phone": ("phone", str),
    "plate": ("plate", lambda plate: plate.get("plate")),
    "when": ("when", lambda moment: moment.written()),
}
SURE = 0.9


def instead(text: str, sent_at: datetime) -> Instead | None:
    """What is right and what was wrong, if a message says just that, of one sort of thing."""
    told = _told(text, sent_at)
    words = ENDS.sub("", told.words) if told else ""
    if told is None or not 1 <= len(told.tokens) <= 2:
        return None
    first, last = told.tokens[0], told.tokens[-1]
    if len(told.tokens) == 1:
        return Instead(first, None) if _any(NEW, words) else None
    if first.sort != last.sort:
        return None
    return Instead(last, first) if _any(OLD_NEW, words) else Instead(first, last) if _any(NEW_OLD, words) else None


def takes_back(text: str) -> str:
    """The words by which somebody takes back what they said last; empty if the message is not just that."""
    said = ENDS.sub("", text)
    return said if len(said) <= LONGEST and TAKES_BACK.fullmatch(said) else ""


def _told(text: str, sent_at: datetime) -> Any:
    said = plain(text.strip())
    return tokens(said, sent_at) if 0 < len(said) <= LONGEST else None


def _any(forms: tuple[re.Pattern[str], ...], words: str) -> bool:
    return any(form.fullmatch(words) for form in forms)
