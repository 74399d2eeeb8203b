"""``read``: JSON lines of messages in, what they say out; or the readings that people put right most often."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import said, stop, tell

Review = Annotated[bool, typer.Option("--review", help="列出最常被改正的读法 / list the readings put right most often")]
Show = Annotated[bool, typer.Option("--show", help="连同原话 / with the sentences themselves")]
Purpose = Annotated[str, typer.Option(help="查看原话的用途,记入查阅记录 / what for; kept in the trail")]
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]
ACTOR = "command line"
PURPOSE = "review the readings that were put right"


def read(review: Review = False, show: Show = False, purpose: Purpose = "", community: Community = None) -> None:
    """从标准输入读取消息(每行一个 JSON),写出读懂的内容。/ Read messages (JSON lines) and write what they say."""
    if show and not (review and purpose.strip()):
        stop('查看原话须写明用途:--review --show --purpose "……"', 'Say what for: --review --show --purpose "…"')
    if review:
        _review(community, purpose.strip() if show else PURPOSE, show=show)
        return
    from fangxian.reading.lines import read_lines
    from fangxian.workforce.kinds import PHRASES

    if read_lines(sys.stdin, sys.stdout, PHRASES):
        raise SystemExit(1)


def _review(community: int | None, purpose: str, *, show: bool) -> None:
    waking.wake()
    code = waking.which(community)
    from fangxian.intake.learning import examples
    from fangxian.intake.review import review
    from fangxian.vault.opening import Look

    found = examples(Look(code, ACTOR, purpose))
    if not found:
        tell("还没有被改正的读法。", "No reading has been put right yet.")
    for group in review(found):
        tell(
            f"{group.count:4}  {said(group.words.zh, group.words.en)}  {group.pattern}",
            f"{group.count:4}  {said(group.words.zh, group.words.en)}  {group.pattern}",
        )
    for one in found if show else ():
        tell(f"{one.made_at:%Y-%m-%d}  {one.lesson.text}", f"{one.made_at:%Y-%m-%d}  {one.lesson.text}")


COMMANDS: Commands = {read: {}}
