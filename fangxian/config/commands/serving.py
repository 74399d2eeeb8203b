"""``serve`` and ``demo``: the web server, and the make-believe community served at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fangxian.config import waking
from fangxian.config.commands import Commands
from fangxian.config.speaking import tell

if TYPE_CHECKING:
    from granian.server import MPServer, MTServer

    from fangxian.config.lan.opening import Lan

Port = Annotated[int, typer.Option(help="端口 / port")]
Address = Annotated[str, typer.Option(help="监听地址 / address to listen on")]
Over = Annotated[bool, typer.Option("--lan", help="向局域网开放(HTTPS)/ open to the local network (HTTPS)")]
TrustPort = Annotated[int, typer.Option(help="说明如何信任本机的端口 / port of the page on trust")]
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --lan, over HTTPS, under local names alone


def serve(port: Port = 8000, address: Address = "127.0.0.1", lan: Over = False, trust_port: TrustPort = 8080) -> None:
    """启动网页服务。/ Serve the pages."""
    opened = _to_the_lan(port, trust_port) if lan else None
    waking.wake()
    listen(address, port, opened)


def demo(
    port: Port = 8000,
    address: Address = "127.0.0.1",
    lan: Over = False,
    trust_port: TrustPort = 8080,
    days: Annotated[int, typer.Option(help="演示的天数 / days to play")] = 7,
    seed: Annotated[int, typer.Option(help="随机种子 / seed")] = 1,
) -> None:
    """建立演示社区(虚构人物)并启动。/ Build a make-believe community and serve it."""
    _free(address, port)
    opened = _to_the_lan(port, trust_port) if lan else None
    waking.wake()
    from fangxian.config import demonstration

    demonstration.prepare(days, seed)
    demonstration.show_sign_ins()
    demonstration.show_pages(f"https://{opened.hosts[0]}:{port}" if opened else f"http://{address}:{port}")
    listen(address, port, opened)


def _to_the_lan(port: int, trust_port: int) -> Lan:
    from fangxian.config.lan import opening

    _free(EVERYWHERE, port)
    _free(EVERYWHERE, trust_port, "--trust-port")
    return opening.prepare(port, trust_port)


def listen(address: str, port: int, lan: Lan | None = None) -> None:
    """One process, several threads: SQLite has one writer, and its lock is in the process."""
    if lan is None:
        _free(address, port)
        tell(f"已启动:http://{address}:{port}(Ctrl+C 停止)", f"Serving at http://{address}:{port} (Ctrl+C stops)")
        _server(address, port).serve()
        return
    from fangxian.config.lan import opening

    server = _server(EVERYWHERE, port, lan.kept)
    opening.open_to_phones(lan)
    opening.keep_up(lan, server.signal_handler_reload)
    server.serve()


def _server(address: str, port: int, certificate: Path | None = None) -> MPServer | MTServer:
    from granian.constants import Interfaces, SSLProtocols
    from granian.log import LogLevels
    from granian.server import Server

    return Server(
        "fangxian.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=min(8, 2 * (os.cpu_count() or 1)),
        log_level=LogLevels.warning,
        ssl_cert=certificate,
        ssl_key=certificate,
        ssl_protocol_min=SSLProtocols.tls12,  # phones of 2015 are about
        respawn_interval=20,  # with a new certificate: the old process answers until the new one does
    )


def _free(address: str, port: int, option: str = "--port") -> None:
    import socket

    from fangxian.config.speaking import stop

    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError:
            stop(
                f"端口 {port} 已被占用。请换一个:{option} {port + 1}",
                f"Port {port} is in use. Take another: {option} {port + 1}",
            )


COMMANDS: Commands = {serve: {}, demo: {}}
