"""What can be wrong with a row, and how people write no."""

from __future__ import annotations

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry.sheet.columns import Line

NO = {"", "否", "无", "no", "n", "0", "false", "群众", "/", "-", "×", "没有", "none"}


class RowFault(msgspec.Struct, frozen=True):
    """A row, what is wrong with it and what to do; ``left_out`` if nobody was written down from it."""

    line: Line
    words: Words
    left_out: bool = True


class Wrong(Exception):  # noqa: N818 - the word people are told
    """A cell that cannot be right."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.words = Words(zh, en)
