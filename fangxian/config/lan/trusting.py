"""What is told over plain HTTP: the authority's certificate, how a phone comes to trust it, and nothing else."""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from threading import BoundedSemaphore, Thread
from typing import Any

import msgspec
from django.template import Context, Engine
from django.utils.translation import override

OWN = Path(__file__).parent
AT_ONCE = 32  # who asks beyond these is asked to come again
PATIENCE = 10.0
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Told(msgspec.Struct, frozen=True):
    """One answer."""

    kind: str
    body: bytes
    file_name: str = ""


def pages(app: str, name: str, fingerprint: str, der: bytes) -> dict[str, Told]:
    """All that there is to ask for, by path."""
    html = {language: _page(language, app, name, fingerprint) for language in ("zh-hans", "en")}
    return {
        "/zh": html["zh-hans"],
        "/en": html["en"],
        "/trust.css": Told("text/css; charset=utf-8", (OWN / "trust.css").read_bytes()),
        "/fangxian-ca.crt": Told("application/x-x509-ca-cert", der, "fangxian-ca.crt"),
    }


def _page(language: str, app: str, name: str, fingerprint: str) -> Told:
    engine = Engine(dirs=[str(OWN)], libraries={"i18n": "django.templatetags.i18n"}, builtins=[])
    with override(language):
        context = Context({"language": language, "root": "/", "app": app, "name": name, "fingerprint": fingerprint})
        html = engine.get_template("trust.html").render(context)
    return Told("text/html; charset=utf-8", html.encode())


def tell_phones(address: str, port: int, told: dict[str, Told]) -> ThreadingHTTPServer:
    """Answers in the background until the program ends."""
    server = _Server((address, port), type("Answering", (_Answering,), {"told": told}))
    Thread(target=server.serve_forever, name="lan-trust", daemon=True).start()
    return server


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *given: Any) -> None:
        self.room = BoundedSemaphore(AT_ONCE)
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        if self.room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.room.release()

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A phone that walks out of reach is no fault."""


class _Answering(BaseHTTPRequestHandler):
    told: dict[str, Told] = {}
    timeout = PATIENCE
    server_version, sys_version = "Fangxian", ""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = self.path.partition("?")[0]
        if path == "/":
            path = "/zh" if "zh" in self.headers.get("Accept-Language", "zh").lower() else "/en"
        told = self.told.get(path)
        if told is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        for name, value in self._headers(told).items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(told.body)

    @staticmethod
    def _headers(told: Told) -> dict[str, str]:
        named = {"Content-Disposition": f'attachment; filename="{told.file_name}"'} if told.file_name else {}
        return {**HEADERS, **named, "Content-Type": told.kind, "Content-Length": str(len(told.body))}

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library calls it so
        """Who asked is written nowhere."""
