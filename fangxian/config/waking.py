"""Wakes Django for a command, after the start-up checks; finds the community that a command is about."""

from __future__ import annotations

import os

from fangxian.config.speaking import language, stop


def settings_named() -> None:
    """Names the settings, without reading them yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fangxian.config.settings")


def wake(*, migrate: bool = True) -> None:
    """Django, set up; its databases brought up to date; stops with a sentence where a start-up check fails."""
    settings_named()
    import django

    django.setup()
    from django.utils.translation import activate

    from fangxian.config import checks

    activate(language())
    checks.before_opening()
    if migrate:
        bring_up_to_date()
        checks.after_opening()


def bring_up_to_date() -> None:
    """Applies what migrations are not applied yet; quick when none is."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    for alias in ("default", "derived"):
        executor = MigrationExecutor(connections[alias])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", database=alias, verbosity=0, interactive=False)


def which(code: int | None) -> int:
    """The community that is meant: the one named, or the only one there is."""
    from fangxian.registry.models import Community

    there = list(Community.objects.order_by("id").values_list("id", flat=True))
    if code is not None and code in there:
        return code
    if code is not None:
        stop(f"没有社区 {code}。", f"There is no community {code}.")
    if not there:
        stop(
            "还没有社区。请先执行 ./fx setup(真实社区)或 ./fx build(演示社区)。",
            "There is no community yet. Run ./fx setup (a real one) or ./fx build (a make-believe one) first.",
        )
    if len(there) > 1:
        codes = ", ".join(map(str, there))
        stop(
            f"这里有多个社区,请用 --community 指明:{codes}",
            f"Several communities are here; name one: --community {codes}",
        )
    return there[0]
