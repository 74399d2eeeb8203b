"""``roster`` and ``places``: a community's own sheets read in, first said and then done; and written out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import err, said, stop, tell
from fangxian.measures.questions import Words

Sheet = Annotated[Path | None, typer.Argument(help="表格文件 / sheet (XLSX, CSV)", metavar="FILE")]
Export = Annotated[Path | None, typer.Option(help="导出到文件 / write out to FILE")]
Purpose = Annotated[str, typer.Option(help="导出用途,记入查阅台账 / what the list is for; kept in the trail")]
Marked = Annotated[
    Path | None, typer.Option(help="原文件加一列写明问题,另存为 / the same file with what is wrong beside its rows")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="不再询问 / change without asking")]
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]
ACTOR = "command line"


def roster(
    file: Sheet = None,
    export: Export = None,
    purpose: Purpose = "",
    marked: Marked = None,
    yes: Yes = False,
    community: Community = None,
) -> None:
    """读入或导出居民花名册。/ Read the roster of residents in, or write it out."""
    waking.wake()
    code = waking.which(community)
    if export:
        _write_roster(code, export, purpose)
    else:
        from fangxian.registry import roster as rolls

        _read_in(_named(file), code, rolls.import_file, rolls.apply, yes=yes, marked=marked)


def places(
    file: Sheet = None,
    export: Export = None,
    marked: Marked = None,
    yes: Yes = False,
    community: Community = None,
) -> None:
    """读入或导出场所表(网格、楼栋、卡口、电梯、商铺、企业)。/ Read the sheet of places in, or write it out."""
    waking.wake()
    code = waking.which(community)
    from fangxian.registry import places_sheet as rolls

    if export:
        _written(rolls.export(code, export), export)
    else:
        _read_in(_named(file), code, rolls.import_file, rolls.apply, yes=yes, marked=marked)


def _write_roster(code: int, file: Path, purpose: str) -> None:
    from django.utils import timezone

    from fangxian.registry.roster import export
    from fangxian.reports.releasing import book
    from fangxian.vault.opening import Look

    if not purpose.strip():
        stop('导出花名册须写明用途:--purpose "……"', 'Say what the list is for: --purpose "…"')
    _written(export(Look(code, ACTOR, purpose.strip()), file), file)
    book.written_out(code, purpose.strip(), timezone.now())


def _written(rows: int, file: Path) -> None:
    tell(f"已写出 {rows} 行:{file}", f"{rows} rows written to {file}")


def _named(file: Path | None) -> Path:
    if file is None:
        stop("请给出表格文件,或用 --export 导出。", "Name a sheet to read, or --export FILE to write one.")
    if file.is_dir():
        stop(f"{file} 是文件夹,请写出里面的表格文件。", f"{file} is a folder: name the sheet in it.")
    if not file.is_file():
        stop(f"找不到文件 {file}。", f"There is no file {file}.")
    return file


def _read_in(
    file: Path,
    code: int,
    plan: Callable[..., Any],
    apply: Callable[..., Path | None],
    *,
    yes: bool,
    marked: Path | None,
) -> None:
    """Says what would change and what is wrong, row by row; changes it once that is wanted."""
    from django.utils.timezone import localdate

    with err.status(said(f"正在读 {file.name} …", f"Reading {file.name} …")):
        found = plan(code, file, ACTOR, localdate())
    for fault in found.faults:
        line: Words = fault.words
        tell(f"第 {fault.line.number} 行:{line.zh}", f"row {fault.line.number}: {line.en}")
    summary: Words = found.summary()
    tell(summary.zh, summary.en)
    if marked and found.faults:
        _mark(file, found, marked)
    if yes or _wanted():
        with err.status(said("正在写入 …", "Writing …")):
            left_out = apply(found)
        _done(left_out)
    else:
        tell("未作任何更改。", "Nothing was changed.")


def _mark(file: Path, found: Any, out: Path) -> None:
    """The file as it came, with what is wrong in one column more: put right there, it is read in again."""
    from fangxian.registry.sheet import sandbox
    from fangxian.registry.sheet.left_out import WRONG
    from fangxian.reports.office.handing_back import with_column

    sheet, top = found.stands
    told = {top: WRONG}
    for fault in found.faults:
        told[fault.line.number - 1] = f"{fault.words.zh} / {fault.words.en}"
    width = max(len(fault.line.raw) for fault in found.faults)
    content = with_column(file, sandbox.listed(file)[sheet].name, width, told)
    out.write_bytes(content)
    out.chmod(0o600)
    tell(f"原文件加一列写明问题:{out}", f"The same file with what is wrong beside its rows: {out}")


def _wanted() -> bool:
    try:
        return typer.confirm(said("现在写入吗?", "Change this now?"))
    except typer.Abort:
        tell("", "")
        return False


def _done(left_out: Path | None) -> None:
    tell("已写入。", "Done.")
    if left_out:
        tell(
            f"有问题的行在 {left_out},改好后可再次读入。",
            f"Rows with something wrong: {left_out}. Put them right and read it in again.",
        )


COMMANDS: Commands = {roster: {}, places: {}}
