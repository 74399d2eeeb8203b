"""Fills an office's sheet for everybody, and each of the community's own forms, and says how long each took."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.timezone import localtime
from xlsxwriter import Workbook

import fangxian.config.wsgi  # noqa: F401 - Django, awake as the server has it
from fangxian.derived.catch_up import catch_up
from fangxian.registry.models import Community
from fangxian.reports.book_sheet import workbook
from fangxian.reports.books import BOOKS, book
from fangxian.reports.entered import Wanted
from fangxian.reports.office.compiler import compile_sheet
from fangxian.reports.office.may import May
from fangxian.vault.opening import Look
from fangxian.workforce.access import Held, Reach, Scope

HEADS = (
    *(
        "序号",
        "姓名",
        "性别",
        "身份证号",
        "出生年份",
        "年龄",
        "联系电话",
        "与户主关系",
        "楼栋",
        "单元",
        "房号",
        "现住址",
    ),
    *(
        "网格",
        "网格员",
        "户主",
        "家庭人口数",
        "是否党员",
        "特殊人群类型",
        "来自地",
        "返回日期",
        "车次",
        "途经地",
        "隔离方式",
    ),
    *("隔离开始日期", "隔离结束日期", "今日上午体温", "今日下午体温", "症状", "是否解除", "备注"),
)


def main() -> None:
    """Writes the seconds as JSON to standard output."""
    community_id, now = Community.objects.get().id, localtime()
    catch_up(community_id)
    with TemporaryDirectory() as folder:
        sheet = Path(folder) / "all.xlsx"
        _write(sheet)
        filled = _seconds(lambda: _fill(community_id, sheet, now))
    sys.stdout.write(json.dumps({"fill_9050x30_s": filled, "form_s": _slowest_form(community_id, now)}))


def _write(sheet: Path) -> None:
    with Workbook(str(sheet)) as book:
        page = book.add_worksheet()
        page.write_string(0, 0, "全体居民花名册")
        page.write_row(1, 0, HEADS)


def _fill(community_id: int, sheet: Path, now: Any) -> None:

    look = Look(community_id, "bench", "fill a sheet")
    compile_sheet(look, sheet, now.date(), now, Reach(None), May(), rows="residents")


def _slowest_form(community_id: int, now: Any) -> float:

    director = Held("director", Reach(None), now + timedelta(days=1))
    scope = Scope(community_id=community_id, worker_id=1, name="bench", held=(director,))
    wanted = Wanted(scope=scope, day=now.date(), now=now)
    return max(_seconds(lambda name=name: workbook(book(name, wanted, "zh-hans"))) for name in BOOKS)  # type: ignore[misc] # bound at once


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
