"""Feishu 飞书: month and day in words and a clock of 24 hours; a reply begins with whom it answers."""

from __future__ import annotations

from fangxian.intake.chat.heads import head
from fangxian.intake.chat.shape import Format
from fangxian.intake.chat.stamps import ENGLISH, FULL, MONTH_DAY, PLAIN_CLOCK, WORD
from fangxian.measures.questions import Words

FEISHU = Format(
    words=Words("飞书", "Feishu"),
    heads=(
        head((MONTH_DAY, FULL, WORD, ENGLISH, ""), rf"{PLAIN_CLOCK}(?:\s*(?i:am|pm))?"),  # 张三 2月5日 09:10
    ),
)
