"""``report``: a day's report filled and written as XLSX, a draft until somebody signs it; and why two differ."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.commands.explaining import explained, noted
from fangxian.config.speaking import language, stop, tell

DAY = "%Y-%m-%d"
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]


def report(
    form: Annotated[str, typer.Argument(help="daily | zero | explain | notes", metavar="FORM")],
    first: Annotated[int | None, typer.Argument(help="explain:报表编号 / a report's number", metavar="FROM")] = None,
    second: Annotated[
        str | None, typer.Argument(help="explain:另一编号或 now / another number, or now", metavar="TO")
    ] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="日期,默认今天 / day, today unless given")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="写到哪个文件 / the XLSX file to write")] = None,
    community: Community = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="explain:JSON")] = False,
) -> None:
    """写出某日的报表草稿(签发在电脑端),或说明两份为何不同。/ A day's report as a draft, or why two of them differ."""
    waking.wake()
    if form == "explain":
        explained(waking.which(community), first, second, as_json=as_json)
    elif form == "notes":
        noted(waking.which(community))
    else:
        _written(form, on, out, waking.which(community))


def _written(form: str, on: datetime | None, out: Path | None, code: int) -> None:
    from django.utils.timezone import localdate, localtime

    from fangxian.derived.catch_up import catch_up
    from fangxian.reports import form as forms
    from fangxian.reports.render import draft_xlsx

    day: date = on.date() if on else localdate()
    try:
        forms.load(form)
    except KeyError:
        stop(f"没有 {form} 这种报表。有:daily, zero", f"There is no report {form}. There are: daily, zero")
    catch_up(code)
    file = out or Path(f"{form}-{day}.xlsx")
    file.write_bytes(draft_xlsx(code, form, day, localtime(), language()))
    tell(f"已写出 {file}", f"{file} is written.")


COMMANDS: Commands = {report: {}}
