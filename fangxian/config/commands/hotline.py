"""``hotline``: who writes in as which worker, and one round of reading what waits."""

from __future__ import annotations

from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import stop, tell

TRY_AGAIN = 75  # EX_TEMPFAIL: a mail server keeps the mail and tries again later
Community = Annotated[int | None, typer.Option(help="12 位社区代码 / 12-digit code")]
Gateway = Annotated[str, typer.Argument(help="wecom, wecom_robot, dingtalk, sms, mail", metavar="GATEWAY")]
User = Annotated[str, typer.Argument(help="对方平台上的用户标识 / the provider's user id", metavar="USER")]
Username = Annotated[str, typer.Argument(help="本系统的用户名 / user name here", metavar="NAME")]


def link(gateway: Gateway, user: User, username: Username, community: Community = None) -> None:
    """此人发来的消息算作某工作人员的。/ What this user writes is a worker's."""
    waking.wake()
    from django.utils.timezone import now

    from fangxian.hotline import links
    from fangxian.workforce.models import Worker

    code = waking.which(community)
    worker = Worker.objects.filter(community_id=code, user__username=username).first()
    if worker is None:
        stop(f"没有用户 {username}。", f"There is no user {username}.")
    links.link(code, gateway, user, worker.id, now())
    tell(f"已关联:{worker.name}", f"Linked: {worker.name}")


def unlink(gateway: Gateway, user: User, community: Community = None) -> None:
    """取消关联。/ Take such a link away."""
    waking.wake()
    from fangxian.hotline import links

    if not links.unlink(waking.which(community), gateway, user):
        stop("没有这样的关联。", "There is no such link.")
    tell("已取消关联。", "The link is gone.")


def linked(community: Community = None) -> None:
    """列出谁从哪个通道来信。/ List who writes in through which gateway."""
    waking.wake()
    from fangxian.hotline import links
    from fangxian.workforce.models import Worker

    code = waking.which(community)
    names = dict(Worker.objects.filter(community_id=code).values_list("id", "name"))
    for worker_id, gateway in links.linked(code):
        tell(f"{gateway}\t{names[worker_id]}", f"{gateway}\t{names[worker_id]}")


def work() -> None:
    """读一轮来信并回复(服务运行时自动进行)。/ Read and answer what waits; a running server does so by itself."""
    waking.wake()
    from django.utils.timezone import now

    from fangxian.hotline import worker

    done = worker.work(now())
    tell(f"读了 {done.read} 条,回复 {done.answered} 条。", f"{done.read} read, {done.answered} answered.")


def mail(community: Community = None) -> None:
    """从标准输入收一封邮件(供邮件服务器调用)。/ Take one mail from standard input, as a mail server hands it on."""
    waking.wake()
    import sys

    from django.utils.timezone import now

    from fangxian.hotline import post_box
    from fangxian.ledger.storing import NotStored

    try:
        taken = post_box.take(waking.which(community), sys.stdin.buffer.read(post_box.LARGEST), now())
    except NotStored as fault:
        stop(fault.words.zh, fault.words.en, TRY_AGAIN)
    if not taken:
        stop(
            "邮件通道没有打开:请在 gateways/代码.toml 中写 [mail]。",
            "The mail gateway is shut: write [mail] into gateways/CODE.toml.",
            TRY_AGAIN,
        )


COMMANDS: Commands = {link: {}, unlink: {}, linked: {}, work: {}, mail: {}}
