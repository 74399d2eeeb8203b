"""``play``: days of an epidemic played into the make-believe community."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import get_current_timezone, now

from fangxian.demo.play import play
from fangxian.demo.town import COMMUNITY
from fangxian.measures.questions import Words
from fangxian.registry.models import Community


class NotBuilt(CommandError):  # noqa: N818 - the state of things
    """There is no demo community; ``words`` say what to do."""

    words = Words("还没有演示社区,请先执行 ./fx build。", "There is no demo community yet: run ./fx build first.")


class Command(BaseCommand):
    """Plays into every make-believe community there is."""

    help = "Plays days of an epidemic into the make-believe community."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=7)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--until", type=datetime.fromisoformat, default=None)

    def handle(self, *_args: Any, **options: Any) -> None:
        built = list(Community.objects.filter(id__gte=COMMUNITY, id__lt=COMMUNITY + 100).values_list("id", flat=True))
        if not built:
            raise NotBuilt
        until = options["until"] or now()
        until = until if until.tzinfo else until.replace(tzinfo=get_current_timezone())
        for community_id in built:
            answers = play(community_id, options["days"], options["seed"], until, self._tell)
            self.stderr.write("")
            self.stdout.write(f"{community_id}: {sum(answers.values())} 条记录 / records ({dict(answers)})")

    def _tell(self, number: int, of: int) -> None:
        self.stderr.write(f"\r{number} / {of}", ending="")
        self.stderr.flush()
