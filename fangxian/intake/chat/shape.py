"""What a chat format must be, and what a pasted chat comes to: lines with sender, time, text and quote."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from fangxian.measures.questions import Words


class Format(msgspec.Struct, frozen=True):
    """How one program writes a chat down.

    ``heads`` recognise the line with which a message begins, by the groups ``name``, ``day``, ``clock`` and ``text``;
    all but the name may be absent. ``loose`` are heads without a time: they count only with an empty line before.
    """

    words: Words
    heads: tuple[re.Pattern[str], ...]
    loose: tuple[re.Pattern[str], ...] = ()


class Quote(msgspec.Struct, frozen=True):
    """What a message answers: who had said it, and the words as the program repeats them."""

    sender: str
    text: str


class ChatLine(msgspec.Struct, frozen=True, kw_only=True):
    """One message. ``timed`` is false where the chat tells no clock time and ``sent_at`` is only the day's."""

    sender: str
    sent_at: datetime
    text: str
    timed: bool = True
    quotes: Quote | None = None
    placeholders: tuple[str, ...] = ()


class Chat(msgspec.Struct, frozen=True, kw_only=True):
    """A pasted chat. ``format`` is None where none was recognised; then each paragraph or line is a message."""

    format: Words | None
    lines: list[ChatLine]
    placeholders: int = 0
    system: int = 0
