"""Looks at the house from outside, as a phone does: whether its page can be installed, with all that it needs."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterator
from http.client import HTTPException
from ssl import create_default_context
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import HTTPSHandler, ProxyHandler, build_opener

import msgspec

from fangxian.measures.questions import Words

PATIENCE = 15.0
PNG = b"\x89PNG\r\n\x1a\n"
SIZES = (192, 512)
AS_AN_APP = ("standalone", "fullscreen", "minimal-ui")


class Answer(msgspec.Struct, frozen=True):
    """What came back for an address."""

    status: int
    kind: str = ""
    body: bytes = b""
    cookies: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """One thing that a phone asks for, and whether it is so."""

    good: bool
    words: Words


Fetch = Callable[[str], Answer]


def over_tls(authority_pem: str) -> Fetch:
    """Asks as a phone does that trusts this authority and no other."""
    opener = build_opener(ProxyHandler({}), HTTPSHandler(context=create_default_context(cadata=authority_pem)))

    def fetch(url: str) -> Answer:
        try:
            with opener.open(url, timeout=PATIENCE) as got:
                cookies = tuple(got.headers.get_all("Set-Cookie") or ())
                return Answer(got.status, got.headers.get_content_type(), got.read(), cookies)
        except HTTPError as fault:
            with fault:
                return Answer(fault.code)
        except (URLError, OSError, HTTPException):
            return Answer(0)

    return fetch


def look(app: str, fetch: Fetch) -> Iterator[Found]:
    """What must hold for the app at this address to be installed and to open without a network."""
    page = fetch(app)
    yield Found(
        app.startswith("https://") and page.status == 200,
        Words("手机能打开网页,证书可信", "The page opens, and its certificate is trusted"),
    )
    told = _manifest(app, page, fetch)
    yield Found(_as_an_app(app, told), Words("应用清单完整", "The manifest is complete"))
    yield Found(_icons(app, told, fetch), Words("图标齐全", "The icons are there"))
    yield Found(
        _offline(app, fetch),
        Words("没有网络时要用的文件齐全", "Everything needed without a network is there to be kept"),
    )
    signing_in = fetch(urljoin(app, "/sign-in/")).cookies
    yield Found(
        bool(signing_in) and all(one.startswith("__Host-") and "; secure" in one.lower() for one in signing_in),
        Words("登录信息只经 HTTPS 传送", "Sign-ins travel over HTTPS alone"),
    )


def _manifest(app: str, page: Answer, fetch: Fetch) -> dict[str, Any]:
    named = re.search(rb'<link rel="manifest" href="([^"]+)"', page.body)
    answer = fetch(urljoin(app, named[1].decode())) if named else Answer(0)
    try:
        told = json.loads(answer.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _as_an_app(app: str, told: dict[str, Any]) -> bool:
    start, whole = urljoin(app, told.get("start_url", "?")), urljoin(app, told.get("scope", "?"))
    named = bool(told.get("name") or told.get("short_name"))
    return named and told.get("display") in AS_AN_APP and start.startswith(whole) and app.startswith(whole)


def _icons(app: str, told: dict[str, Any], fetch: Fetch) -> bool:
    pictures = [fetch(urljoin(app, one.get("src", ""))) for one in told.get("icons", [])]
    widths = {_width(one.body) for one in pictures if one.kind == "image/png"}
    return all(any(width >= size for width in widths) for size in SIZES)


def _width(picture: bytes) -> int:
    """Of a square PNG, else 0."""
    if not picture.startswith(PNG) or len(picture) < 24:
        return 0
    width, height = struct.unpack(">II", picture[16:24])
    return int(width) if width == height else 0


def _offline(app: str, fetch: Fetch) -> bool:
    """The service worker keeps all of its files or none: one that is missing, and the app is never installed."""
    worker = fetch(urljoin(app, "sw.js"))
    kept = re.search(rb"FILES = \[(.*?)\]", worker.body, re.DOTALL)
    files = re.findall(rb'"([^"]+)"', kept[1]) if kept else []
    there = all(fetch(urljoin(app, one.decode())).status == 200 for one in files)
    return "javascript" in worker.kind and bool(files) and there
