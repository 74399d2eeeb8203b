"""``fill``: an office's own sheet given back with what is known filled in, and the questions that are left."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import err, language, out, said, stop, tell

if TYPE_CHECKING:
    from fangxian.reports.office.result import Result
    from fangxian.vault.opening import Look

ACTOR = "command line"
FEW = 4  # areas named on the terminal; --json names all
SHORT = 8  # lines of what is still to be asked
Sheet = Annotated[Path, typer.Argument(help="来表文件(.xlsx)/ the office's sheet", metavar="SHEET")]
On = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="报表日,默认今天 / day, today unless given")]
Out = Annotated[Path | None, typer.Option(help="写到哪个文件 / the file to write")]
Json = Annotated[bool, typer.Option("--json", help="以 JSON 说明各列、已填格和待问 / say it as JSON")]
RowsOf = Annotated[
    str, typer.Option("--rows", help="填哪些人或场所,标题没说清时用 / which rows, where the title does not say")
]
Who = Annotated[str, typer.Option(help="个人表填谁:3-2-402/姓名 / whose card it is: DOOR/NAME")]
Purpose = Annotated[str, typer.Option(help="用途,记入查阅台账 / what it is for; kept in the trail")]
Second = Annotated[
    str,
    typer.Option(
        help="放行完整信息的第二人(用户名,当场输入密码) / who releases names in full: user name, asks the password"
    ),
]
Recipient = Annotated[str, typer.Option(help="收件人,用于放行 / who gets it, to be released")]
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]


def fill(
    sheet: Sheet,
    on: On = None,
    out: Out = None,
    rows: RowsOf = "",
    who: Who = "",
    purpose: Purpose = "",
    second: Second = "",
    recipient: Recipient = "",
    as_json: Json = False,
    community: Community = None,
) -> None:
    """填写上级发来的表格,原样退回。/ Fill a sheet that some office sent, and give the same file back.

    个人信息脱敏;要完整的,由第二人当场放行。/ Personal data are masked, unless a second person releases them there.
    """
    waking.wake()
    from django.utils.timezone import localdate

    from fangxian.registry.sheet.sandbox import SheetFault
    from fangxian.reports.releasing.book import NotReleased

    code, target = waking.which(community), _target(sheet, out)
    _check(rows, second, recipient, purpose)
    filling = _Filling(code, sheet, on.date() if on else localdate(), rows, _who(code, who), purpose)
    try:
        with err.status(said(f"正在填 {sheet.name} …", f"Filling {sheet.name} …")):
            result = filling.masked()
        result, copy = filling.in_full(result, second, recipient) if second else (result, None)
    except (SheetFault, NotReleased) as fault:
        stop(fault.words.zh, fault.words.en)
    target.write_bytes(result.file)
    _tell(code, result, target, copy, as_json=as_json)


def _target(sheet: Path, out: Path | None) -> Path:
    target = out or sheet.with_name(f"{sheet.stem}-filled.xlsx")
    if target.suffix.lower() != ".xlsx":
        stop("--out 的文件名请以 .xlsx 结尾。", "The name after --out must end in .xlsx.")
    return target


def _check(rows: str, second: str, recipient: str, purpose: str) -> None:
    from fangxian.reports.office.subjects import BY_KEY

    if rows and rows not in BY_KEY:
        stop(f"--rows 没有 {rows}。有:{', '.join(BY_KEY)}", f"--rows knows no {rows}. There are: {', '.join(BY_KEY)}")
    if second and not (recipient.strip() and purpose.strip()):
        stop(
            "写出完整信息须写明 --purpose 事由 和 --recipient 收件人。",
            "To write names in full, say what it is for and who gets it: --purpose and --recipient.",
        )


class _Filling(NamedTuple):
    """One sheet to be filled on the command line."""

    code: int
    sheet: Path
    day: date
    rows: str
    who: int | None
    purpose: str

    @property
    def look(self) -> Look:
        from fangxian.vault.opening import Look

        return Look(self.code, ACTOR, self.purpose or "fill an office sheet")

    def masked(self) -> Result:
        from django.utils.timezone import localtime

        from fangxian.reports.office.compiler import compile_sheet
        from fangxian.reports.office.may import May
        from fangxian.workforce.access import Reach

        may = May(names="masked")
        return compile_sheet(
            self.look, self.sheet, self.day, localtime(), Reach(None), may, rows=self.rows, who=self.who
        )

    def in_full(self, seen: Result, username: str, recipient: str) -> tuple[Result, int | None]:
        """The copy that a second person at this machine releases; a sheet of counts needs nobody."""
        from django.utils.timezone import localtime

        from fangxian.reports.office.confirming import released
        from fangxian.reports.office.leaving import of_people
        from fangxian.workforce.second import second

        if not of_people(seen):
            return seen, None
        password = _password(username)
        now, wish = localtime(), {"reason": self.purpose, "recipient": recipient}
        by = second(self.code, username, password, now)
        return released(self.look, self.sheet, self.day, now, seen, by, wish, rows=self.rows, who=self.who)


def _password(username: str) -> str:
    """Typed unseen, or a line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = typer.prompt(said(f"{username} 的密码", f"Password of {username}"), hide_input=True, err=True)
    return asked


def _who(code: int, who: str) -> int | None:
    """The one resident of a door with that name; refuses what is nobody."""
    if not who:
        return None
    from fangxian.registry.find import resident

    found = resident(code, who)
    if found is None:
        stop("--who 找不到这个人,请写成 3-2-402/姓名。", "--who finds nobody: write DOOR/NAME, such as 3-2-402/NAME.")
    return found


def _tell(code: int, result: Result, target: Path, copy: int | None, *, as_json: bool) -> None:
    from fangxian.reports.office.leaving import of_people
    from fangxian.reports.office.telling import as_data

    masked = copy is None and of_people(result)
    if as_json:
        import msgspec

        data = {**as_data(code, result, str(target)), "masked": masked, "copy": copy}
        typer.echo(msgspec.json.format(msgspec.json.encode(data)).decode())
        return
    for column in result.columns:
        name = column.name.said(language()) if column.name else "?"
        filled = ", ".join(column.cells[:FEW]) + (" …" if len(column.cells) > FEW else "") or "-"
        out.print(f"{column.sheet}!{column.at}  {' / '.join(column.heads)} → {name}  {filled}", markup=False)
    for remark in (*result.remarks, *result.up_to):
        tell(remark.zh, remark.en)
    _tell_lacking(code, result)
    tell(f"已填 {result.filled} 格,写到 {target}。", f"{result.filled} cells filled, written to {target}.")
    if masked:
        tell(
            "姓名、证件号、电话已脱敏。要完整的:加 --second 用户名 --purpose 事由 --recipient 收件人,由第二人当场放行;"
            "或在电脑端“来表填报”申请放行。",
            "Names, numbers and phones are masked. For a copy in full add --second USER --purpose … --recipient …, to "
            "have it released here by a second person; or ask for its release at the desk, under Office sheets.",
        )
    if copy is not None:
        tell(f"这是名单第 {copy} 份,带标记。", f"This is copy {copy} in the book of lists; it is marked.")


def _tell_lacking(code: int, result: Result) -> None:
    from fangxian.reports.office.summary import here_of, lacking

    found = lacking(here_of(code), result.questions)
    for one in found[:SHORT]:
        tell(
            f"还要问:{one.name.zh} {one.people}({one.grid} {one.worker},{one.doors}户)",
            f"To be asked: {one.name.en} of {one.people} ({one.grid} {one.worker}, {one.doors} doors)",
        )
    if found[SHORT:]:
        tell(f"还有 {len(found) - SHORT} 组,见 --json。", f"{len(found) - SHORT} more lines: see --json.")


COMMANDS: Commands = {fill: {}}
