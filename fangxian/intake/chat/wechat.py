"""WeChat 微信: several messages copied on Windows or a Mac, a chat sent by mail, and what export programs write."""

from __future__ import annotations

import re

from fangxian.intake.chat.heads import NAME, head
from fangxian.intake.chat.shape import Format
from fangxian.intake.chat.stamps import CLOCK, ENGLISH, FULL, HALF, MONTH_DAY, PLAIN_CLOCK, WORD
from fangxian.measures.questions import Words

HALVED = rf"(?:{HALF})\s*{PLAIN_CLOCK}"
MOMENT = rf"(?P<day>{FULL})[ T]+(?P<clock>{CLOCK})"
WECHAT = Format(
    words=Words("微信", "WeChat"),
    heads=(
        head((FULL, WORD, ENGLISH, ""), CLOCK),  # 张三 2020/2/5 9:10 · 张三 昨天 21:03 · 张三  09:10
        head((MONTH_DAY,), HALVED),  # 张三 2月5日 上午9:10
        re.compile(rf"(?P<name>{NAME})\s*\[[^\]]{{2,6}}\]\s+{MOMENT}"),  # 张三 [文本] 2020-02-05 09:10:22
        re.compile(
            rf"(?!\[引用)(?P<name>{NAME})\s*[(\uff08]{MOMENT}[)\uff09][:\uff1a]?\s*(?P<text>.*)"
        ),  # 张三(2020-02-05 09:10):好
        re.compile(
            rf"[\[【]?{MOMENT}[\]】]?\s+(?P<name>{NAME})(?:[(\uff08<]\d{{5,}}[)\uff09>])?(?:[:\uff1a]\s*(?P<text>.*))?"
        ),
    ),
    loose=(re.compile(rf"(?P<name>{NAME})[:\uff1a]"),),  # 张三: on Windows, with no time at all
)
