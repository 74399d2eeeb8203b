"""``test``, ``check``, ``bench`` and ``house``: for whoever builds on the house."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from fangxian.config.commands import Commands
from fangxian.config.speaking import note, out, tell
from fangxian.config.workshop import ROOT, benches, browser, map_of_house, postgresql, running, spreadsheet, stages

PASSED_ON = {"ignore_unknown_options": True, "allow_extra_args": True}


def test(
    context: typer.Context,
    on: Annotated[str, typer.Option(help="sqlite | postgresql (with PATH only)")] = "sqlite",  # noqa: PT028 - a command, not a test
) -> None:
    """全部检查与测试;给出路径则只运行那些。/ The whole check; with PATH or pytest's options, those tests."""
    if context.args:
        raise SystemExit(_some(context.args, on))
    chromium = browser.prepare()
    spreadsheet.prepare()
    with tempfile.TemporaryDirectory(prefix="fangxian-test-") as folder, postgresql.server() as url:
        found = [*stages.static(), *stages.scripts(Path(folder)), stages.on_sqlite(Path(folder))]
        found.append(stages.on_postgresql(Path(folder), url))
        if chromium or stages.in_ci():
            found.append(stages.journeys(Path(folder)))
        else:
            note("没有 Chromium:浏览器测试未运行。", "No Chromium: the journeys were LEFT OUT.")
        _close(*running.run_all(found))


def _some(arguments: list[str], on: str) -> int:
    with tempfile.TemporaryDirectory(prefix="fangxian-test-") as folder:
        env = os.environ | stages.own_home(Path(folder))
        command = (*stages.PYTEST, *arguments)
        if on == "postgresql":
            with postgresql.server() as url:
                return subprocess.run(command, cwd=ROOT, env=env | {"FANGXIAN_DATABASE": url}, check=False).returncode  # noqa: S603 - the builder's own words
        return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode  # noqa: S603 - as above


def check() -> None:
    """只做静态检查:风格、类型、楼层。/ Style, types and floors only."""
    _close(*running.run_all(stages.static()))


def _close(passed: int, failed: int) -> None:
    out.print(f"{passed} passed, {failed} failed", markup=False)
    sys.exit(int(failed > 0))


def bench(
    part: Annotated[str | None, typer.Argument(help="bench/PART.py", metavar="[PART]")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="末行为一个 JSON 对象 / the last line is one JSON object")
    ] = False,
) -> None:
    """测量速度。/ Measure the speed of the house, beside its limits."""
    benches.bench(part, as_json=as_json)


def house() -> None:
    """重画房屋图 docs/house.md。/ Draw the map docs/house.md anew."""
    map_of_house.MAP.write_text(map_of_house.draw(), encoding="utf-8")
    tell(f"已写出 {map_of_house.MAP}", f"{map_of_house.MAP} is drawn.")


COMMANDS: Commands = {test: {"context_settings": PASSED_ON}, check: {}, bench: {}, house: {}}
