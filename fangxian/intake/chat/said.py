"""What stands in a message besides its words: a quoted one that it answers, pictures as placeholders, mentions."""

from __future__ import annotations

import re

from fangxian.intake.chat.shape import Quote

# 「李四:3-2-402有人回来吗」 - - - - - - - 有,昨晚从荆门回来
FRAMED = re.compile(
    r"[「“\"](?P<name>[^:\uff1a\n]{1,40})[:\uff1a]\s*(?P<text>.{0,2000}?)[」”\"]\s*\n\s*[-—–\s]{5,}\n(?P<rest>.*)",
    re.DOTALL,
)
# 回复 李四:3-2-402有人回来吗
ANSWERING = re.compile(
    r"(?:回复|Reply to)\s+(?P<name>[^:\uff1a\n]{1,40})[:\uff1a]\s*(?P<text>[^\n]*)(?:\n(?P<rest>.*))?", re.DOTALL
)
# 有,昨晚从荆门回来 [引用]李四:3-2-402有人回来吗
BELOW = re.compile(
    r"(?P<rest>.*)\n\s*(?:\[引用\]|引用[:\uff1a])\s*(?:[(\uff08][^()\uff08\uff09]{0,30}[)\uff09])?(?P<name>[^:\uff1a\n]{1,40})[:\uff1a]\s*(?P<text>.*)",
    re.DOTALL,
)
THINGS = (
    *("图片", "照片", "语音", "视频", "动画表情", "表情", "位置", "链接", "小程序", "名片", "红包", "转账", "音乐"),
    *("聊天记录", "语音通话", "视频通话", "Photo", "Image", "Voice", "Video", "Sticker", "Location", "Link"),
)
FILES = ("文件", "File")
PLACEHOLDER = re.compile(
    rf"[\[【](?:(?P<thing>{'|'.join(THINGS)})|(?P<file>{'|'.join(FILES)})(?:[:\uff1a][^\]】\n]*)?)[\]】]"
    r"(?(thing)(?:\s*\d{1,3}[\"″'′秒])?|[^\n]{0,200})"
)
ADDRESSED = re.compile(r"\s*(?:@[^\s@\u2005]{1,20}[\u2005\u2002\u00a0 ]\s*)+")
SYSTEM = re.compile(
    r".{0,60}(?:撤回了一条消息|加入(?:了)?(?:本)?群聊?|退出(?:了)?群聊|移出(?:了)?群聊|修改群名为.{0,40}|拍了拍.{0,40}"
    r"|领取了.{0,30}红包|发出(?:的)?红包.{0,30}|成为(?:了)?(?:新)?群主|开启了?.{0,12}(?:验证|审批|禁言)"
    r"|recalled a message|joined the group(?: chat)?(?: via .{0,30})?|left the group(?: chat)?)[。.”\"]?"
    r"|[-—–\s]*(?:以下为新消息|以下是新消息|以上是历史消息|查看更多消息|New messages?|New Messages Below)[-—–\s]*"
    r"|(?:微信)?群[“「\"].{1,40}[”」\"]的聊天记录(?:如下)?[:\uff1a]?|[Dd]ear:?|.{0,60}的聊天记录如下[:\uff1a]?"
)


def is_system(line: str) -> bool:
    """Whether the program itself wrote the line."""
    return SYSTEM.fullmatch(line.strip()) is not None


def quoted(text: str) -> tuple[Quote | None, str]:
    """What a message quotes, and its own words."""
    if found := FRAMED.fullmatch(text) or BELOW.fullmatch(text):
        return Quote(found["name"].strip(), found["text"].strip()), found["rest"].strip()
    if found := ANSWERING.fullmatch(text):
        own = found["rest"]
        said = found["text"].strip()
        return Quote(found["name"].strip(), said if own else ""), (own or said).strip()
    return None, text


def placeholders(text: str) -> tuple[str, ...]:
    """The pictures, voices and files for which a word in brackets stands."""
    return tuple(found["thing"] or found["file"] for found in PLACEHOLDER.finditer(text))


def is_bare(text: str) -> bool:
    """Whether nothing is left once placeholders are taken away."""
    return not PLACEHOLDER.sub("", text).strip()


def addressed(text: str) -> str:
    """The message without the names to whom it is called out at its beginning (@何秀英)."""
    return ADDRESSED.sub("", text, count=1) if ADDRESSED.match(text) else text
