"""Copies the database that must never be lost while it is being written to, and looks at the copy."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from django.db import connection
from pysqlite3 import dbapi2 as sqlite

from fangxian.measures.questions import Words

PAGES = 4096  # copied between two looks whether somebody wants to write


class NotCopied(Exception):  # noqa: N818 - the fact that the reader must know
    """There is no backup; ``words`` say why and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(f"{words.zh} {words.en}")
        self.words = words


ELSEWHERE = Words(
    "数据在 PostgreSQL 中:请用 pg_dump 备份,再执行 ./fx backup --until 编号,告诉手机哪些记录已有备份。",
    "The data are in PostgreSQL: back up with pg_dump, then run ./fx backup --until NUMBER, so that phones know.",
)
THERE = Words(
    "这个文件已存在,没有覆盖。请换一个文件名。", "This file is there already and was kept. Choose another name."
)
SPOILT = Words(
    "备份写完后核对不通过,已作废。请检查目标磁盘,再试一次。",
    "The copy is not whole and was put aside. Check the disk it lies on and try again.",
)


def copy(target: Path) -> dict[int, int]:
    """Write a whole copy to ``target``; the number of the last entry in it, by community. Raises NotCopied."""
    if connection.vendor != "sqlite":
        raise NotCopied(ELSEWHERE)
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as there:
        raise NotCopied(THERE) from there
    # By a connection of its own: one that is writing itself would wait for itself.
    with closing(sqlite.connect(connection.settings_dict["NAME"])) as here, closing(sqlite.connect(target)) as made:
        here.backup(made, pages=PAGES)
        made.execute("PRAGMA journal_mode=DELETE")
        whole = made.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        heads = dict(made.execute("SELECT community_id, number FROM ledger_head").fetchall())
    if not whole:
        target.rename(target.with_name(f"{target.name}.damaged"))
        raise NotCopied(SPOILT)
    _kept(target)
    return heads


def _kept(target: Path) -> None:
    """Nothing is called backed up before the disk says so."""
    for path in (target, target.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
