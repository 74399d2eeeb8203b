"""``backup``: a copy of the data while the house is open; phones are told how far it reaches."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import stop, tell

Target = Annotated[Path | None, typer.Argument(help="写到哪个文件 / the file to write")]
Until = Annotated[
    int | None, typer.Option(help="已另行备份到此编号 / a backup taken otherwise holds the ledger up to this number")
]
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]


def backup(target: Target = None, until: Until = None, community: Community = None) -> None:
    """运行中备份数据(不含密钥)。/ Back up the data while it runs (not the keys: keep those apart)."""
    if (target is None) == (until is None):
        stop("请写出备份文件名,例如 ./fx backup 备份.sqlite3", "Name the file to write: ./fx backup copy.sqlite3")
    waking.wake()
    from fangxian.derived.generation import backed_up
    from fangxian.ledger.backup import copy
    from fangxian.ledger.read import head

    if target is None:
        code = waking.which(community)
        heads = {code: min(until or 0, head(code))}
    else:
        heads = copy(target)
    for code, number in heads.items():
        backed_up(code, number)
        tell(f"社区 {code}:编号 {number} 及以前已有备份。", f"Community {code}: a backup holds entries up to {number}.")


COMMANDS: Commands = {backup: {}}
