"""DingTalk 钉钉: month and day joined by a dash; who has read it may stand behind the time."""

from __future__ import annotations

from fangxian.intake.chat.heads import head
from fangxian.intake.chat.shape import Format
from fangxian.intake.chat.stamps import DASH, FULL, WORD
from fangxian.measures.questions import Words

CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s*(?:\d+人)?(?:已读|未读))?"
TITLE = r"(?:[(\uff08](?:机器人|管理员|群主)[)\uff09])?"
DINGTALK = Format(
    words=Words("钉钉", "DingTalk"),
    heads=(head((DASH, FULL, WORD, ""), CLOCK, after=TITLE),),  # 张三 02-05 09:10
)
