"""``setup`` and ``password``: a community set up with its key and its first worker; a forgotten password made anew."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import stop, tell

TERM = timedelta(days=365)
CODE = re.compile(r"[1-9]\d{11}", re.ASCII)
LONGEST = 80


def setup(
    code: Annotated[str, typer.Option(help="12 位统计用区划代码 / statistical code", prompt="社区代码(12 位) / code")],
    name: Annotated[str, typer.Option(help="社区名称 / its name", prompt="社区名称 / name")],
    director: Annotated[str, typer.Option(help="社区主任姓名 / director", prompt="社区主任姓名 / director's name")],
    username: Annotated[str, typer.Option(help="主任的用户名 / user name", prompt="用户名 / user name")],
    profile: Annotated[str, typer.Option(help="病种方案 / disease profile")] = "unknown_pathogen",
) -> None:
    """建立一个社区:密钥、响应、首位工作人员。/ Set up a community: its key, its response, its first worker."""
    if not CODE.fullmatch(code):
        stop("社区代码应为 12 位数字,不以 0 开头。", "The code of a community has 12 digits, the first not 0.")
    if not 0 < len(name.strip()) <= LONGEST:
        stop(f"请写社区名称,不超过{LONGEST}个字。", f"Name the community, in at most {LONGEST} characters.")
    waking.wake()
    chosen = secrets.token_urlsafe(12)
    key = _set_up(int(code), name.strip(), profile, (director, username, chosen))
    tell(f"社区 {code} {name} 已建立。", f"Community {code} {name} is set up.")
    tell(f"用户名 {username},密码(只显示这一次):{chosen}", f"Sign in as {username}, password (shown once): {chosen}")
    tell(
        f"密钥在 {key}。请立即另行备份:没有它,数据无法打开。",
        f"The key is {key}. Back it up now, apart from the data: without it they cannot be opened.",
    )


def _set_up(code: int, name: str, profile: str, first: tuple[str, str, str]) -> Path:
    """The community's key; where nothing came of it, no key stays behind."""
    from django.core.exceptions import ValidationError

    from fangxian.registry.models import Community
    from fangxian.vault.keys import file_of

    if Community.objects.filter(id=code).exists():
        stop(
            f"社区 {code} 已经建立,没有改动。忘了密码请执行 ./fx password 用户名。",
            f"Community {code} is set up already; nothing was changed. For a lost password: ./fx password NAME.",
        )
    key = file_of(code)
    restored = key.exists()
    try:
        _found(code, name, profile, first)
    except (FileNotFoundError, ValidationError) as fault:
        if not restored:
            key.unlink(missing_ok=True)
        if isinstance(fault, ValidationError):
            stop("\n".join(fault.messages), "\n".join(fault.messages))
        stop(f"没有病种方案 {profile}。", f"There is no disease profile {profile}.")
    return key


def _found(code: int, name: str, profile: str, first: tuple[str, str, str]) -> None:
    """All or nothing; the first worker is director and keeper of the system, for a year."""
    from django.db import transaction
    from django.utils.timezone import localdate, localtime

    from fangxian.registry import response
    from fangxian.registry.places import found
    from fangxian.workforce import covers, workers

    who, username, chosen = first
    with transaction.atomic():
        place = found(code, name)
        if response.current(code) is None:
            response.begin(code, profile, localtime().replace(hour=0, minute=0, second=0, microsecond=0))
        worker = workers.join(code, who, localdate())
        workers.give_sign_in(code, worker.id, username, chosen)
        for role in ("director", "keeper"):
            covers.cover(code, worker.id, role, place.id, localtime(), localtime() + TERM)


def password(username: Annotated[str, typer.Argument(help="用户名 / user name", metavar="NAME")]) -> None:
    """为一名工作人员换一个新的随机密码。/ Give a worker a new random password."""
    waking.wake()
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        stop(f"没有用户 {username}。", f"There is no user {username}.")
    chosen = secrets.token_urlsafe(12)
    user.set_password(chosen)
    user.save(update_fields=["password"])
    tell(f"{username} 的新密码(只显示这一次):{chosen}", f"New password of {username}, shown this once: {chosen}")


COMMANDS: Commands = {setup: {}, password: {}}
