"""``hotline paste``: a chat exported to a file is read, and its drafts wait for whoever is named."""

from __future__ import annotations

import sys
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import note, stop, tell

if TYPE_CHECKING:
    from fangxian.intake.pasting import Summary

Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]
MOST_BYTES = 5_000_000


def paste(
    file: Annotated[
        str, typer.Argument(help="聊天记录文件,- 为标准输入 / the chat; - is standard input", metavar="FILE")
    ],
    who: Annotated[str, typer.Option("--as", help="谁粘贴(用户名) / who pastes: a user name", metavar="USERNAME")],
    group: Annotated[str, typer.Option(help="哪个网格的群(网格编号) / code of the grid whose group it is")] = "",
    day: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="没写日期的消息到哪天为止 / last day of lines without a date"),
    ] = None,
    community: Community = None,
) -> None:
    """读取微信、企业微信、钉钉、飞书的聊天记录。/ Read a chat of WeChat, WeCom, DingTalk or Feishu."""
    raw = _raw(file)
    waking.wake()
    from django.utils.timezone import localtime

    from fangxian.intake.chat.stamps import HERE
    from fangxian.intake.chat.written import text_of
    from fangxian.intake.pasting import grid_of, paste

    code, now = waking.which(community), localtime()
    scope = _scope(code, who, now)
    grid = grid_of(scope, group) if group else None
    if group and grid is None:
        stop(f"没有网格 {group},或不在其范围内。", f"There is no grid {group}, or it is not in their cover.")
    end = datetime.combine(day, time.max, HERE) if day else None
    _say(paste(scope, text_of(raw), now, end, grid))


def _raw(file: str) -> bytes:
    """Not more than a chat may be."""
    with sys.stdin.buffer if file == "-" else Path(file).open("rb") as opened:
        raw = opened.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        stop(
            "文件超过 5 MB,没有读取。请分成几个文件;读过的会自动跳过。",
            "The file is larger than 5 MB and was not read. Split it; what was read is skipped.",
        )
    return raw


def _scope(code: int, who: str, now: datetime) -> Any:
    """What the worker who pastes may see and settle."""
    from django.contrib.auth import get_user_model

    from fangxian.workforce.access import scope

    user = get_user_model().objects.filter(username=who).first()
    found = scope(user, now, code) if user else None
    if found is None or not found.may("settle_held"):
        stop(
            f"用户 {who} 不存在,或其岗位不能处理待定草稿。请用网格员或社区主任的用户名。",
            f"There is no user {who}, or their role settles no drafts. Name a grid worker or the director.",
        )
    return found


def _say(told: Summary) -> None:
    if told.format:
        tell(f"格式:{told.format.zh}", f"Format: {told.format.en}")
    else:
        note(
            "没有认出格式:按段落(或按行)逐条读取,不知道是谁、什么时候写的。",
            "The format was not recognised: each paragraph or line was read as a message of nobody known.",
        )
    tell(told.words.zh, told.words.en)
    if told.left:
        note(
            f"还有 {told.left} 条没有读。再次粘贴同一个文件即可接着读。",
            f"{told.left} more were not read. Paste the same file again to go on.",
        )


COMMANDS: Commands = {paste: {}}
