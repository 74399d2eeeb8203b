"""Over plain HTTP: the certificate and how to trust it, and nothing else whatever is asked."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import pytest

from fangxian.config.lan.trusting import pages, tell_phones

APP, MARK = "https://192.168.1.20:8000/phone/", "AB:CD:EF"


@pytest.fixture
def port() -> Iterator[int]:
    """The page, told on some free port."""
    server = tell_phones("127.0.0.1", 0, pages(APP, "Fangxian LAN 1A2B", MARK, b"the certificate"))
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def asked(port: int, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def test_a_phone_gets_the_certificate_and_reads_what_to_do_in_its_own_language(port: int) -> None:
    """08:10  a volunteer's first day: the code at the desk is scanned"""
    _, chinese = asked(port, "/", **{"Accept-Language": "zh-CN,zh;q=0.9"})
    _, english = asked(port, "/", **{"Accept-Language": "en-GB"})
    assert "证书信任设置".encode() in chinese
    assert b"Certificate Trust Settings: switch on Fangxian LAN 1A2B" in english
    assert all(part.encode() in page for part in (APP, MARK) for page in (chinese, english))
    answer, body = asked(port, "/fangxian-ca.crt")
    assert (answer.headers["Content-Type"], body) == ("application/x-x509-ca-cert", b"the certificate")


@pytest.mark.parametrize(
    "path", ["/phone/", "/sign-in/", "/static/phone/app.js", "/../authority.pem", "/zh/", "/sync/down", "/%2e%2e/"]
)
def test_nothing_else_is_told(port: int, path: str) -> None:
    """A neighbour in the same Wi-Fi tries this and that."""
    answer, body = asked(port, path)
    assert answer.status == 404
    assert MARK.encode() not in body


def test_nothing_is_taken_in(port: int) -> None:
    """Whoever sends a password here by mistake: it is not read."""
    assert asked(port, "/", "POST")[0].status == 501
    assert asked(port, "/en", "HEAD")[1] == b""


def test_no_script_runs_on_the_page(port: int) -> None:
    """Nobody in between puts in a script that the browser would run, unless they change the page itself."""
    answer, body = asked(port, "/en")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert b"<script" not in body
    assert b"style=" not in body
