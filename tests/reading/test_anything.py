"""Whatever is written, reading neither fails nor loses its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fangxian.reading import read
from fangxian.reading.letters import LONGEST
from fangxian.workforce.kinds import PHRASES
from tests.reading.conftest import SENT

SAID = (
    "3栋2单元402 王奶奶 昨晚 从 武汉 回来 发烧 38.2 无 咳嗽 , 。 、 : ? \n 隔离 第3天 消毒 84 1:100 测温 810 人 "
    "口罩 500个 捐 不是 错了 鄂E7M302 19900000012 😀 <b> [图片] fever at 8-2-501 -- ---- 一一一一 年三十 0000 Grid 到 至 ~"
)
PIECES = st.sampled_from(SAID.split(" "))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_no_text_breaks_reading(text: str) -> None:
    """A thousand hands, a thousand ways to write; every span lies within the text."""
    reading = read(text, SENT, "resident", PHRASES)
    assert len(reading.facts) == len(reading.sure) == len(reading.spans)
    assert all(0 <= a <= b <= len(text) for spans in reading.spans for a, b in spans.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "😀" * 50,
        "1" * 10_000,
        "栋" * 10_000,
        "3栋、" * 3_000,
        "从武汉" * 3_000,
        "36.5 " * 2_000,
        "一" * 10_000,
        "昨天" * 5_000,
        "a " * 5_000,
    ],
)
def test_a_very_long_message_is_read_at_its_beginning(text: str) -> None:
    """Ten thousand letters pasted by mistake: the beginning is read, the rest is named as unread."""
    reading = read(text, SENT, "resident", PHRASES)
    if len(text) > LONGEST:
        start, end = reading.unread[-1]
        assert start <= LONGEST
        assert end == len(text)
