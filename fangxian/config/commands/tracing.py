"""``trace``: whose copy of a list a file or a part of it came from, where that is beyond doubt; else that it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec import to_builtins

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import language, out, said, stop, tell

Fragment = Annotated[Path, typer.Argument(help="表格、文本或 PDF / sheet, text or PDF", metavar="FILE")]
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON")]


def trace(file: Fragment, community: Community = None, *, as_json: AsJson = False) -> None:
    """查一份外泄名单(或其中一部分)出自谁的那一份。/ Tell whose copy a leaked list, or a part of it, came from."""
    waking.wake()
    code = waking.which(community)
    if file.is_dir():
        stop(f"{file} 是文件夹,请写出里面的文件。", f"{file} is a folder: name the file in it.")
    from fangxian.registry.sheet.sandbox import fragment
    from fangxian.reports.releasing import book
    from fangxian.reports.releasing.marks import Marker
    from fangxian.reports.releasing.trace import trace as traced

    found = traced(fragment(file), {copy: Marker(code, copy) for copy in book.copies(code)})
    if as_json:
        out.print_json(data={"copy": found.found.copy if found.found else None, "best": to_builtins(found.best)})
    elif found.found is None:
        tell("看不出出自哪一份:标记不足以断定,不指认任何人。", "Cannot tell: too few marks fit, so nobody is named.")
    else:
        _tell(code, found.found.copy, f"{found.found.fit}/{found.found.of}", f"{found.found.chance:.0e}")


def _tell(code: int, copy: int, fit: str, chance: str) -> None:
    from django.utils.timezone import localtime

    from fangxian.reports.releasing import book
    from fangxian.reports.releasing.columns import PURPOSES
    from fangxian.workforce.models import Worker

    listed = book.one(code, copy)
    if listed is None:
        _tell_register(code, copy, fit, chance)
        return
    names = dict(Worker.objects.filter(community_id=code).values_list("id", "name"))
    asked, second = listed.asked, names.get(listed.decided_by or 0, "")
    by = names.get(listed.asked_by, said("命令行", "the command line"))
    day, use = f"{localtime(listed.asked_at):%Y-%m-%d %H:%M}", PURPOSES[asked.purpose].words.said(language())
    tell(
        f"出自第 {copy} 份:收件人 {asked.recipient},{by} 于 {day} 申请({use}:{asked.reason}),{second} 放行。"
        f"标记吻合 {fit};误指的概率低于 {chance}。",
        f"From copy {copy}: for {asked.recipient}, asked for by {by} on {day} ({use}: {asked.reason}), released by "
        f"{second}. Marks that fit: {fit}; the chance that this is wrong is below {chance}.",
    )


def _tell_register(code: int, copy: int, fit: str, chance: str) -> None:
    """Who took the register along, and when."""
    from django.utils.timezone import localtime

    from fangxian.reports.books import title
    from fangxian.reports.releasing import book
    from fangxian.workforce.models import Worker

    row = book.along(code, copy)
    if row is None:
        return
    names = dict(Worker.objects.filter(community_id=code).values_list("id", "name"))
    by, name, day = names.get(row.worker_id or 0, ""), title(row.told["form"]), row.told["day"]
    at = f"{localtime(row.at):%Y-%m-%d %H:%M}"
    tell(
        f"出自第 {copy} 份:{by} 于 {at} 带走的《{name.zh}》({day})。标记吻合 {fit};误指的概率低于 {chance}。",
        f"From copy {copy}: the {name.en} of {day}, taken along by {by} on {at}. Marks that fit: {fit}; "
        f"the chance that this is wrong is below {chance}.",
    )


COMMANDS: Commands = {trace: {}}
