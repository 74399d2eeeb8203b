"""Static files on a slow network: compressed for whoever can open that, and the same bytes for everybody."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

SCRIPT, PICTURE = "/static/phone/app.js", "/static/phone/icon-192.png"
OPENS = {"Accept-Encoding": "gzip, deflate, br"}


def _body(client: Client, path: str, **headers: str) -> bytes:
    return b"".join(client.get(path, headers=headers))


@pytest.mark.django_db
def test_a_script_comes_in_a_third_of_its_size(client: Client) -> None:
    """08:00  a phone on slow 3G opens the app for the first time, and again"""
    plain = _body(client, SCRIPT)
    for _ in range(2):
        answer = client.get(SCRIPT, headers=OPENS)
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert int(answer.headers["Content-Length"]) == len(answer.content) < len(plain) / 2
        assert gzip.decompress(answer.content) == plain


@pytest.mark.django_db
def test_who_cannot_open_it_or_has_it_already_is_given_neither(client: Client) -> None:
    """08:01  an old proxy; a part of a file; a picture; a look whether it is there; the same file once more"""
    assert "Content-Encoding" not in client.get(SCRIPT).headers
    assert client.get(SCRIPT, headers=OPENS | {"Range": "bytes=0-9"}).status_code == 206
    assert "Content-Encoding" not in client.get(PICTURE, headers=OPENS).headers
    assert client.head(SCRIPT, headers=OPENS).status_code == 200
    since = client.get(SCRIPT, headers=OPENS).headers["Last-Modified"]
    assert client.get(SCRIPT, headers=OPENS | {"If-Modified-Since": since}).status_code == 304
