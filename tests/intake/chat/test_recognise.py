"""Chats as they were copied out of WeChat, WeCom, DingTalk and Feishu: who said what when, and nothing lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangxian.intake.chat.recognise import recognise
from fangxian.intake.chat.shape import Chat, Quote
from fangxian.intake.chat.written import text_of
from tests.conftest import NOON
from tests.intake.chat.chats import CHATS


def told(chat: Chat) -> list[tuple[str, str, str]]:
    return [(line.sender, line.sent_at.strftime("%m-%d %H:%M"), line.text) for line in chat.lines]


@pytest.mark.parametrize("case", CHATS, ids=[case[0] for case in CHATS])
def test_a_chat_as_it_was_copied(case: Any, noon: datetime) -> None:
    """Monday 3 February, noon: the chat is recognised, each message has its sender and its moment."""
    _, form, text, wanted, placeholders, system = case
    chat = recognise(text_of(text.encode()), noon)
    assert chat.format is not None
    assert (chat.format.en, told(chat)) == (form, list(wanted))
    assert (chat.placeholders, chat.system) == (placeholders, system)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_it_was_saved_as(encoding: str, end: str, noon: datetime) -> None:
    """Notepad saves it as it likes."""
    text = end.join(("何秀英 2020/2/3 9:10", "荆门回来", "", "李四 2020/2/3 9:11", "好"))
    chat = recognise(text_of(text.encode(encoding)), noon)
    assert told(chat) == [("何秀英", "02-03 09:10", "荆门回来"), ("李四", "02-03 09:11", "好")]


@pytest.mark.parametrize(
    "text",
    [
        "「何秀英:3-2-402有人回来吗」\n- - - - - - - - - - - - - - -\n有,昨晚到的",
        "“何秀英\uff1a3-2-402有人回来吗”\n————————\n有,昨晚到的",
        "回复 何秀英: 3-2-402有人回来吗\n有,昨晚到的",
        "有,昨晚到的\n[引用]何秀英:3-2-402有人回来吗",
        "有,昨晚到的\n[引用](2020-02-03 09:10:22)何秀英: 3-2-402有人回来吗",
    ],
)
def test_an_answer_is_not_taken_for_what_it_quotes(text: str, noon: datetime) -> None:
    """Somebody answers; what was asked is not said a second time."""
    (line,) = recognise(f"李四 2020/2/3 9:11\n{text}", noon).lines
    assert (line.text, line.quotes) == ("有,昨晚到的", Quote("何秀英", "3-2-402有人回来吗"))


def test_whom_it_is_called_out_to_is_no_part_of_it(noon: datetime) -> None:
    """@何秀英 stands before what is said."""
    (line,) = recognise("李四 2020/2/3 9:11\n@何秀英\u20053-2-402有人回来", noon).lines
    assert line.text == "3-2-402有人回来"


def test_a_picture_with_words_is_read(noon: datetime) -> None:
    (line,) = recognise("李四 2020/2/3 9:11\n[图片]\n3-2-402门口", noon).lines
    assert (line.text, line.placeholders) == ("[图片]\n3-2-402门口", ("图片",))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("3-2-402有人回来\n8栋消毒完毕", ["3-2-402有人回来", "8栋消毒完毕"]),
        ("姓名:张三\n住址:3-2-402\n\n姓名:李四\n住址:3-2-401", ["姓名:张三\n住址:3-2-402", "姓名:李四\n住址:3-2-401"]),
        ("门牌\t体温\n3-2-402\t36.5", ["门牌\t体温", "3-2-402\t36.5"]),
        ("😀😀", ["😀😀"]),
        ("<script>alert(1)</script>", ["<script>alert(1)</script>"]),
        ("Nobody home at 3-2-402.", ["Nobody home at 3-2-402."]),
        ("", []),
    ],
)
def test_what_is_no_chat_is_read_line_by_line(text: str, messages: list[str], noon: datetime) -> None:
    """A table, a form, another language: nothing is recognised, nothing is lost."""
    chat = recognise(text, noon)
    assert chat.format is None
    assert [line.text for line in chat.lines] == messages


def test_the_end_of_a_message_cut_off_above(noon: datetime) -> None:
    """Selected from the middle: the words before the first name are kept as somebody's."""
    chat = recognise("…402没有人\n何秀英 2020/2/3 9:10\n好", noon)
    assert [(line.sender, line.text) for line in chat.lines] == [("", "…402没有人"), ("何秀英", "好")]


LINES = (
    "何秀英 9:10",
    "李四 2/5 9:10:22",
    "王五 02-05 09:10",
    "—— 2020-13-45 ——",
    "李四:",
    "「李四:好」",
    "- - - - - - - -",
)
LINE = st.one_of(st.sampled_from(LINES), st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))


@given(st.lists(LINE, max_size=30))
def test_whatever_is_pasted_no_word_is_lost(lines: list[str]) -> None:
    """Heads, days and the program's own lines aside, every line stands in some message."""
    text = text_of("\n".join(lines).encode())
    chat = recognise(text, NOON)
    assert all(line.sent_at <= NOON for line in chat.lines)
    kept = "\n".join(f"{one.text}\n{one.quotes.text if one.quotes else ''}" for one in chat.lines)
    words = [line for line in lines if line.isalpha() and line not in LINES and len(line) > 3 and line in text]
    assert [line for line in words if line not in kept] == []
