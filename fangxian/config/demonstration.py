"""Gets the make-believe community ready: built once, its days played once, a fresh sign-in for each role."""

from __future__ import annotations

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.utils.timezone import now
from rich.table import Table

from fangxian.config import trying
from fangxian.config.speaking import out, said
from fangxian.ledger.read import head
from fangxian.registry.models import Community
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.roles import ROLES

MADE_UP = range(990_000_000_000, 1_000_000_000_000)  # codes that no region has: nobody real lives there


def prepare(days: int, seed: int) -> None:
    """Builds and plays what is not there yet."""
    if not Community.objects.filter(id__in=_made_up()).exists():
        call_command("build", seed=seed)
    if days and not any(map(head, _made_up())):
        call_command("play", days=days, seed=seed)


def _made_up() -> list[int]:
    return [code for code in Community.objects.values_list("id", flat=True) if code in MADE_UP]


def show_pages(address: str) -> None:
    """Shows how the pages are tried that want no sign-in."""
    if director := _one_of(_made_up()[0], "director"):
        trying.show_pages(director, address)


def show_sign_ins() -> None:
    """Gives one worker of each role of the demo community a fresh random password, the same for all, and shows them."""
    chosen = secrets.token_urlsafe(9)
    found = {role: worker for role in ROLES if (worker := _one_of(_made_up()[0], role))}
    users = get_user_model().objects.filter(id__in=[worker.user_id for worker in found.values()])
    users.update(password=make_password(chosen))  # hashed once: eight times would be half of a start
    table = Table(title=said("演示登录(仅供演示,每次启动更换)", "Sign-ins, for the demo only; new at each start"))
    for heading in (said("角色", "Role"), said("姓名", "Name"), said("用户名", "User name"), said("密码", "Password")):
        table.add_column(heading)
    for role, worker in found.items():
        words = ROLES[role].words
        table.add_row(said(words.zh, words.en), worker.name, worker.user.get_username() if worker.user else "", chosen)
    out.print(table)


def _one_of(community_id: int, role: str) -> Worker | None:
    covers = Cover.objects.filter(community_id=community_id, role=role, until_at__gt=now())
    ids = covers.order_by("id").values_list("worker_id", flat=True)
    workers = Worker.objects.filter(community_id=community_id, id__in=list(ids), user__isnull=False, left_on=None)
    return workers.select_related("user").order_by("id").first()
