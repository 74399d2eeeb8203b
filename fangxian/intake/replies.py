"""What a short reply says when it says nothing else: yes or no, or one bare answer."""

from __future__ import annotations

import re
from datetime import datetime

from fangxian.measures.phrasing import Token
from fangxian.reading.letters import plain
from fangxian.reading.tokens import tokens

LONGEST = 60
AROUND = re.compile(
    r"[\s,。.;!?~:、]|就?是|[的在住从到去号室房间户家那了呢吧啊哦嗯哈来人个度]|回来|门牌|体温|"
    r"\b(?:it'?s|it is|is|the|door|room|flat|number|no|at|in|from|unit|building|temperature|degrees?)\b",
    re.IGNORECASE,
)
YES = re.compile(
    r"(?:是|对|嗯|有|好)(?:的|了|啊|呀|嗯|对)*|没错|正确|确认|确定|yes|yeah|yep|right|correct|ok(?:ay)?", re.IGNORECASE
)
NO = re.compile(r"不是(?:的)?|不对|没有?(?:的)?|否|无|不|no|nope|wrong", re.IGNORECASE)
ENDS = re.compile(r"^[\s,。.!~]+|[\s,。.!~]+$")


def bare(text: str, sent_at: datetime) -> Token | None:
    """The one thing that was said: a door, a number, a reading, a region …; None if anything else stands beside it."""
    said = plain(text.strip())
    told = tokens(said, sent_at) if 0 < len(said) <= LONGEST else None
    if told is None or len(told.tokens) != 1:
        return None
    return told.tokens[0] if len(AROUND.sub("", told.words)) == 1 else None


def yes_or_no(text: str) -> bool | None:
    """A plain yes or no; None if it is neither."""
    said = ENDS.sub("", text)
    return True if YES.fullmatch(said) else False if NO.fullmatch(said) else None
