"""``build``: a make-believe community of 9,050 invented people."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from fangxian.demo.build import build
from fangxian.demo.town import COMMUNITY
from fangxian.measures.questions import Words
from fangxian.registry.models import Community

STEPS = {"places": "场所 / places …", "people": "居民 / residents …", "workers": "队伍 / workers …"}


class AlreadyBuilt(CommandError):  # noqa: N818 - the state of things
    """The demo community is there; ``words`` say what to do."""

    words = Words(
        "演示社区已经建好,没有改动。要重建,请换一个 FANGXIAN_HOME。",
        "The demo community is already there; nothing was changed. To build anew, set another FANGXIAN_HOME.",
    )


class Command(BaseCommand):
    """Builds the demo community, or several for a load."""

    help = "Builds a make-believe community."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--communities", type=int, default=1)

    def handle(self, *_args: Any, **options: Any) -> None:
        if Community.objects.filter(id=COMMUNITY).exists():
            raise AlreadyBuilt
        built = build(options["seed"], now(), options["communities"], lambda step: self.stderr.write(STEPS[step]))
        self.stdout.write(f"{len(built)} × 6 网格 76 栋 3020 户 9050 人 / grids, buildings, households, people: done")
