"""``read``: JSON lines of messages in, JSON lines of what they say out; wakes no Django."""

from __future__ import annotations

import sys

from fangxian.config.commands import Commands


def read() -> None:
    """从标准输入读取消息(每行一个 JSON),写出读懂的内容。/ Read messages (JSON lines) and write what they say."""
    from fangxian.reading.lines import read_lines
    from fangxian.workforce.kinds import PHRASES

    if read_lines(sys.stdin, sys.stdout, PHRASES):
        raise SystemExit(1)


COMMANDS: Commands = {read: {}}
