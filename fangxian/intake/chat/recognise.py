"""Recognises from which program a chat was pasted, by trying which format explains most of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from fangxian.intake.chat.dingtalk import DINGTALK
from fangxian.intake.chat.feishu import FEISHU
from fangxian.intake.chat.said import addressed, is_bare, placeholders, quoted
from fangxian.intake.chat.scan import Scanned, scan, texts
from fangxian.intake.chat.shape import Chat, ChatLine, Format
from fangxian.intake.chat.stamps import HERE, moments
from fangxian.intake.chat.wechat import WECHAT
from fangxian.intake.chat.wecom import WECOM

FORMATS = (WECHAT, WECOM, DINGTALK, FEISHU)  # of two that explain as much the first is taken
SPARSE = 60  # lines to a head: with fewer heads than that, what looks like one is a line of some text


def recognise(text: str, now: datetime) -> Chat:
    """The chat in a pasted text; a format that is not known leaves a message for each paragraph or line."""
    lines = text.splitlines()
    today = now.astimezone(HERE).date()
    tried = [(scan(lines, form, today), form) for form in FORMATS]
    best, form = max(tried, key=lambda one: one[0].known)
    filled = sum(1 for line in lines if line.strip())
    if not best.known or best.known * SPARSE < filled or not any(raw.sender for raw in best.raws):
        return _unknown(text, now)
    return _chat(best, form, now)


def _chat(found: Scanned, form: Format, now: datetime) -> Chat:
    times = moments([raw.stamp for raw in found.raws], now)
    timed = [raw.stamp.clock is not None for raw in found.raws]
    senders = [raw.sender for raw in found.raws]
    lines, bare = [], 0
    for sender, moment, told, text in zip(senders, times, timed, texts(found.raws), strict=True):
        if is_bare(text):
            bare += 1
        else:
            lines.append(_line(sender, moment, text, timed=told))
    return Chat(format=form.words, lines=lines, placeholders=bare, system=found.system)


def _line(sender: str, moment: datetime, text: str, *, timed: bool) -> ChatLine:
    quote, own = quoted(text)
    said = addressed(own) or own
    return ChatLine(
        sender=sender, sent_at=moment, text=said, timed=timed, quotes=quote, placeholders=placeholders(said)
    )


def _unknown(text: str, now: datetime) -> Chat:
    """Paragraphs where empty lines part the text, else lines; nothing is left out."""
    parts = [part for part in _parts(text) if part.strip()]
    kept = [part.strip() for part in parts if not is_bare(part)]
    lines = [ChatLine(sender="", sent_at=now, text=part, timed=False, placeholders=placeholders(part)) for part in kept]
    return Chat(format=None, lines=lines, placeholders=len(parts) - len(kept))


def _parts(text: str) -> Iterator[str]:
    paragraphs = re.split(r"\n[ \t]*\n", text)
    yield from paragraphs if len(paragraphs) > 1 else text.splitlines()
