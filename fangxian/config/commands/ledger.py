"""``verify``, ``rebuild`` and ``migrate``: the ledger checked, what is derived redrawn, the tables brought up."""

from __future__ import annotations

from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import err, said, tell

Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]


def verify(community: Community = None) -> None:
    """核对台账、封存与派生数据。/ Check chain, seals and everything derived; exit 0 only if nothing differs."""
    waking.wake()
    from fangxian.derived.verify import verify as faults_of
    from fangxian.ledger.read import head

    code = waking.which(community)
    faults = faults_of(code)
    for fault in faults:
        tell(fault, fault)
    if faults:
        raise SystemExit(1)
    number = head(code)
    tell(f"社区 {code}:{number} 条记录全部一致。", f"Community {code}: all {number} entries hold; nothing differs.")


def rebuild(community: Community = None) -> None:
    """由台账重建派生数据。/ Redraw everything derived from the ledger."""
    waking.wake()
    from rich.progress import Progress

    from fangxian.derived.rebuild import rebuild as redraw

    code = waking.which(community)
    with Progress(console=err) as shown:
        task = shown.add_task(said("重建", "Redrawing"), total=None)
        places = redraw(code, lambda done, total: shown.update(task, completed=done, total=total))
    tell(f"已重建 {places} 个场所。", f"{places} places redrawn.")


def migrate() -> None:
    """更新数据库结构。/ Bring the databases' tables up to date."""
    waking.wake()
    tell("数据库已是最新。", "The databases are up to date.")


COMMANDS: Commands = {verify: {}, rebuild: {}, migrate: {}}
