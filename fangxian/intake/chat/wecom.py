"""WeCom 企业微信: a day without its year and a clock with seconds; whoever is of another company bears its name."""

from __future__ import annotations

from fangxian.intake.chat.heads import head
from fangxian.intake.chat.shape import Format
from fangxian.intake.chat.stamps import FULL, SLASH, WORD
from fangxian.measures.questions import Words

COMPANY = r"(?:@[^\s@]{1,30})?"
CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d"
WECOM = Format(
    words=Words("企业微信", "WeCom"),
    heads=(head((SLASH, FULL, WORD, ""), CLOCK, after=COMPANY),),  # 张三@西湖新村社区 2/5 9:10:22
)
