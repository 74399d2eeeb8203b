"""``report``: a day's report filled from what is derived and written as XLSX; a draft until somebody signs it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import language, stop, tell

DAY = "%Y-%m-%d"
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]


def report(
    form: Annotated[str, typer.Argument(help="daily | zero", metavar="FORM")],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="日期,默认今天 / day, today unless given")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="写到哪个文件 / the XLSX file to write")] = None,
    community: Community = None,
) -> None:
    """写出某日的日报或零报告(草稿;签发在电脑端)。/ Write a day's report as a draft; it is signed on the desk."""
    waking.wake()
    from django.utils.timezone import localdate, localtime

    from fangxian.derived.catch_up import catch_up
    from fangxian.reports import form as forms
    from fangxian.reports.render import draft_xlsx

    code = waking.which(community)
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
