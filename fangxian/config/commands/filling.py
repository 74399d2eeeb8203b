"""``fill``: an office's own sheet given back with what is known filled in, and the questions that are left."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import err, language, out, said, stop, tell

if TYPE_CHECKING:
    from fangxian.reports.office.result import Result

ACTOR = "command line"
FEW = 4  # areas named on the terminal; --json names all
Sheet = Annotated[Path, typer.Argument(help="来表文件(.xlsx)/ the office's sheet", metavar="SHEET")]
On = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="报表日,默认今天 / day, today unless given")]
Out = Annotated[Path | None, typer.Option(help="写到哪个文件 / the file to write")]
Json = Annotated[bool, typer.Option("--json", help="以 JSON 说明各列、已填格和待问 / say it as JSON")]
RowsOf = Annotated[
    str, typer.Option("--rows", help="填哪些人或场所,标题没说清时用 / which rows, where the title does not say")
]
Who = Annotated[str, typer.Option(help="个人表填谁:3-2-402/姓名 / whose card it is: DOOR/NAME")]
Purpose = Annotated[str, typer.Option(help="用途,记入查阅台账 / what it is for; kept in the trail")]
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]


def fill(
    sheet: Sheet,
    on: On = None,
    out: Out = None,
    rows: RowsOf = "",
    who: Who = "",
    purpose: Purpose = "",
    as_json: Json = False,
    community: Community = None,
) -> None:
    """填写上级发来的表格,原样退回。/ Fill a sheet that some office sent, and give the same file back."""
    waking.wake()
    from django.utils.timezone import localdate

    from fangxian.registry.sheet.sandbox import SheetFault
    from fangxian.reports.office.subjects import BY_KEY

    code = waking.which(community)
    target = out or sheet.with_name(f"{sheet.stem}-filled.xlsx")
    if target.suffix.lower() != ".xlsx":
        stop("--out 的文件名请以 .xlsx 结尾。", "The name after --out must end in .xlsx.")
    if rows and rows not in BY_KEY:
        stop(f"--rows 没有 {rows}。有:{', '.join(BY_KEY)}", f"--rows knows no {rows}. There are: {', '.join(BY_KEY)}")
    try:
        with err.status(said(f"正在填 {sheet.name} …", f"Filling {sheet.name} …")):
            result = _filled(code, sheet, on.date() if on else localdate(), rows, who, purpose)
    except SheetFault as fault:
        stop(fault.words.zh, fault.words.en)
    target.write_bytes(result.file)
    _tell(code, result, target, as_json=as_json)


def _filled(code: int, sheet: Path, day: object, rows: str, who: str, purpose: str) -> Result:
    from django.utils.timezone import localtime

    from fangxian.reports.office.compiler import compile_sheet
    from fangxian.reports.office.fill import May
    from fangxian.vault.opening import Look
    from fangxian.workforce.access import Reach

    look = Look(code, ACTOR, purpose or "fill an office sheet")
    return compile_sheet(look, sheet, day, localtime(), Reach(None), May(), rows=rows, who=_who(code, who))  # type: ignore[arg-type] # a date


def _who(code: int, who: str) -> int | None:
    """The one resident of a door with that name; refuses what is nobody."""
    if not who:
        return None
    from fangxian.registry.find import resident

    found = resident(code, who)
    if found is None:
        stop("--who 找不到这个人,请写成 3-2-402/姓名。", "--who finds nobody: write DOOR/NAME, such as 3-2-402/NAME.")
    return found


def _tell(code: int, result: Result, target: Path, *, as_json: bool) -> None:
    from fangxian.reports.office.telling import as_data

    data = as_data(code, result, str(target))
    if as_json:
        import msgspec

        typer.echo(msgspec.json.format(msgspec.json.encode(data)).decode())
        return
    for column in result.columns:
        name = column.name.said(language()) if column.name else "?"
        filled = ", ".join(column.cells[:FEW]) + (" …" if len(column.cells) > FEW else "") or "-"
        out.print(f"{column.sheet}!{column.at}  {' / '.join(column.heads)} → {name}  {filled}", markup=False)
    for remark in result.remarks:
        tell(remark.zh, remark.en)
    tell(
        f"已填 {result.filled} 格,写到 {target};还有 {len(result.questions)} 项待问。",
        f"{result.filled} cells filled, written to {target}; {len(result.questions)} questions are left.",
    )


COMMANDS: Commands = {fill: {}}
