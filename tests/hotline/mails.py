"""Mails as programs write them, and the community's own mail server, which says what it thinks of them."""

from __future__ import annotations

import socketserver
from dataclasses import dataclass, field
from email.message import EmailMessage
from threading import Thread
from typing import Any, Self

PROVEN = "mx.example.org; dkim=pass (2048-bit key) header.d=example.com header.s=s1; spf=pass"


@dataclass
class MailSide:
    """A mailbox of the community; Authentication-Results are written by mx.example.org."""

    def settings(self, more: str = "") -> str:
        return f'[mail]\nauthserv_id = "mx.example.org"\n{more}'


def mail(text: str, results: str | None = PROVEN, **headers: str) -> bytes:
    """A plain mail of 何秀英's; ``headers`` with _ for -."""
    one = EmailMessage()
    if results is not None:
        one["Authentication-Results"] = results
    told = {"From": "何秀英 <he@example.com>", "Subject": "Re: x", "Message-ID": "<1@example.com>"}
    for name, value in (told | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        one[name] = value
    one.set_content(text)
    return one.as_bytes()


@dataclass
class SmtpServer:
    """Takes mails on this machine and keeps them."""

    taken: list[str] = field(default_factory=list)
    refuses: bool = False
    port: int = 0

    def __enter__(self) -> Self:
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"220 here\r\n")
                while line := self.rfile.readline():
                    self._answer(line[:4].upper())

            def _answer(self, word: bytes) -> None:
                if word == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    lines: list[bytes] = []
                    while (line := self.rfile.readline()) not in (b".\r\n", b""):
                        lines.append(line)
                    outer.taken.append(b"".join(lines).decode())
                refused = outer.refuses and word == b"RCPT"
                said = b"550 nobody here" if refused else b"221 bye" if word == b"QUIT" else b"250 well"
                self.wfile.write(said + b"\r\n")

        self.server: Any = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
