"""``build`` and ``play``: a make-believe community, and days of an epidemic played into the ordinary doors."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands

Seed = Annotated[int, typer.Option(help="随机种子 / seed")]


def build(
    seed: Seed = 1, communities: Annotated[int, typer.Option(help="社区个数 / how many communities", min=1)] = 1
) -> None:
    """建立演示社区(虚构人物)。/ Build the make-believe community."""
    _demo("build", seed=seed, communities=communities)


def play(
    days: Annotated[int, typer.Option(help="天数 / days", min=1, max=365)] = 7,
    seed: Seed = 1,
    until: Annotated[datetime | None, typer.Option(help="演到何时,默认现在 / until when, else now")] = None,
) -> None:
    """把若干天的疫情演入日常入口。/ Play days of an epidemic into the ordinary doors."""
    _demo("play", days=days, seed=seed, until=until)


def _demo(command: str, **wishes: int | datetime | None) -> None:
    """By name: the roof's two rooms do not know each other."""
    waking.wake()
    from django.core.management import call_command

    call_command(command, **wishes)


COMMANDS: Commands = {build: {}, play: {}}
