"""The command ``fangxian``, which ``./fx`` hands over to: what can be done, and how it says that something cannot."""

from __future__ import annotations

import errno
import sys

import typer

from fangxian.config.commands import (
    backup,
    community,
    days,
    filling,
    hotline,
    ledger,
    pasting,
    reading,
    reporting,
    serving,
    sheets,
    tracing,
    workshop,
)
from fangxian.config.speaking import stop
from fangxian.measures.questions import Words

app = typer.Typer(
    help="防线 Fangxian: one community, from a sentence on the stairs to the evening report.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
ROOMS = (serving, community, days, sheets, filling, reading, ledger, backup, reporting, tracing, workshop)
for room in ROOMS:
    for command, settings in room.COMMANDS.items():
        app.command(**settings)(command)
# Commands that are said in two words: ./fx hotline link …
GROUPS = {"hotline": ("来信通道。/ Messages from outside.", (hotline, pasting))}
for group, (about, parts) in GROUPS.items():
    several = typer.Typer(help=about, no_args_is_help=True)
    for part in parts:
        for command, settings in part.COMMANDS.items():
            several.command(**settings)(command)
    app.add_typer(several, name=group)


def main() -> None:
    """Runs the command; a fault that a person can do something about ends in a sentence, not in a traceback."""
    try:
        app(prog_name="./fx")
    except KeyboardInterrupt:
        stop("已停止。", "Stopped.", 130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as fault:
        words = spoken(fault)
        if words is None:
            raise
        stop(words.zh, words.en)


def spoken(fault: BaseException) -> Words | None:
    """A fault in words: its own, or those of a full disk or a file that cannot be had; None for a fault of ours."""
    own = getattr(fault, "words", None)
    if isinstance(own, Words):
        return own
    if "database or disk is full" in str(fault) or getattr(fault, "errno", None) == errno.ENOSPC:
        return Words(
            "磁盘已满,这一步没有完成;之前写入的都还在。请腾出空间后再试。",
            "The disk is full and this step was not done; what was written before is kept. Make room and try again.",
        )
    if "database disk image is malformed" in str(fault) or "file is not a database" in str(fault):
        return Words(
            "数据库文件已损坏。derived.sqlite3 可移走后自动重建;ledger.sqlite3 请另存,并从备份恢复。",
            "A database file is damaged. derived.sqlite3 may be moved away and is redrawn; put ledger.sqlite3 "
            "aside and restore it from the backup.",
        )
    if isinstance(fault, OSError) and fault.filename:
        what = f"{fault.filename}: {fault.strerror}"
        return Words(
            f"无法打开文件({what})。请检查路径和权限。",
            f"The file cannot be opened ({what}). Check its path and permissions.",
        )
    return None


if __name__ == "__main__":
    main()
