"""Says in words that the database could not write, so that nobody takes silence for success."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError

from fangxian.measures.questions import Words

FULL = Words(
    "磁盘已满,这次没有写入任何内容。请先清理磁盘或换更大的磁盘,再发送一次:同一条记录重发不会重复。",
    "The disk is full and nothing of this was written. Make room on it and send again: "
    "a record sent twice is stored once.",
)
FAILED = Words(
    "数据库暂时写不进去,这次没有写入任何内容。请稍后再发送一次;如仍不行,请联系系统管理员。",
    "The database could not be written to; nothing of this was stored. Send again in a moment; "
    "if it still fails, tell the keeper of the system.",
)


class NotStored(Exception):  # noqa: N818 - the fact that the reader must know
    """Nothing was written; ``words`` say why and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(f"{words.zh} {words.en}")
        self.words = words


@contextmanager
def storing() -> Iterator[None]:
    """Around a transaction: what the database complains of becomes NotStored."""
    try:
        yield
    except OperationalError as error:
        full = "full" in str(error).lower() or "no space" in str(error).lower()
        raise NotStored(FULL if full else FAILED) from error
