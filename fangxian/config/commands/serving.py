"""``serve`` and ``demo``: the web server, and the make-believe community served at once."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import tell

Port = Annotated[int, typer.Option(help="端口 / port")]
Address = Annotated[str, typer.Option(help="监听地址 / address to listen on")]


def serve(port: Port = 8000, address: Address = "127.0.0.1") -> None:
    """启动网页服务。/ Serve the pages."""
    waking.wake()
    listen(address, port)


def demo(
    port: Port = 8000,
    address: Address = "127.0.0.1",
    days: Annotated[int, typer.Option(help="演示的天数 / days to play")] = 7,
    seed: Annotated[int, typer.Option(help="随机种子 / seed")] = 1,
) -> None:
    """建立演示社区(虚构人物)并启动。/ Build a make-believe community and serve it."""
    _free(address, port)
    waking.wake()
    from fangxian.config import demonstration

    demonstration.prepare(days, seed)
    demonstration.show_sign_ins()
    listen(address, port)


def listen(address: str, port: int) -> None:
    """One process, several threads: SQLite has one writer, and its lock is in the process."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    _free(address, port)
    tell(f"已启动:http://{address}:{port}(Ctrl+C 停止)", f"Serving at http://{address}:{port} (Ctrl+C stops)")
    Server(
        "fangxian.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=min(8, 2 * (os.cpu_count() or 1)),
        log_level=LogLevels.warning,
    ).serve()


def _free(address: str, port: int) -> None:
    import socket

    from fangxian.config.speaking import stop

    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError:
            stop(
                f"端口 {port} 已被占用。请换一个:--port {port + 1}",
                f"Port {port} is in use. Take another: --port {port + 1}",
            )


COMMANDS: Commands = {serve: {}, demo: {}}
