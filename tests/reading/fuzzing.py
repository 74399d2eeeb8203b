"""Texts that nobody would write, drawn by a seeded chance, and what must be true of whatever is read in them."""

from __future__ import annotations

import random
from datetime import datetime
from zoneinfo import ZoneInfo

from fangxian.reading import read
from fangxian.reading.letters import LONGEST
from fangxian.reading.tokens import MOST
from fangxian.workforce.kinds import PHRASES

SENT = datetime(2020, 2, 5, 16, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
_WORDS = (
    "3栋 2单元 402 王奶奶 昨晚 从 武汉 回来 发烧 38.2 无 没 咳嗽 , 。 、 : ? ! ; 隔离 第3天 消毒 84 1:100 测温 810 人 口罩 500个 "
    "捐 不是 错了 鄂E7M302 19900000012 😀 <b> [图片] fever at 8-2-501 -- 一 年三十 0000 Grid 到 至 ~ 需要 送 店 解除 值班 8点 听说 "
    "报名 複 ３ \ud800 \u202e \x00 \n ( ) 1、 2、 ✅ 平安 密接 返乡 今天 刚 没有 都 的"
).split(" ")
_LETTERS = "".join(
    chr(code) for code in (*range(32, 127), *range(0x4E00, 0x4E80), *range(0xE000, 0xE022), *range(0xFF00, 0xFF60))
)


def text(chance: random.Random) -> str:
    """Mostly words of the trade in no order, some of them letters in no order."""
    if chance.random() < 0.75:
        return "".join(chance.choices(_WORDS, k=chance.randint(1, 3)))
    return "".join(chance.choices(_LETTERS, k=chance.randint(1, 8)))


def try_out(seed: int, count: int) -> int:
    """Read ``count`` texts of a seed; whatever fails names the seed and the text."""
    chance = random.Random(seed)
    for number in range(count):
        said = text(chance)
        try:
            _holds(said)
        except Exception as fault:
            raise AssertionError(f"seed {seed}, text {number}: {said!r}") from fault
    return count


def _holds(said: str) -> None:
    """Every span lies within the text, and no more was done than may be done for one message."""
    reading = read(said, SENT, "resident", PHRASES)
    size = len(said)
    assert len(reading.facts) == len(reading.sure) == len(reading.spans)
    assert len(reading.facts) <= MOST
    assert all(0 <= a <= b <= size for spans in reading.spans for a, b in spans.values())
    assert all(0 <= a < b <= size for a, b in reading.unread)
    assert size <= LONGEST
