"""Answers go to the one host that the community named: what was understood, what is asked; once, later if need be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from fangxian.hotline import answering, sending, worker
from fangxian.hotline.gateway import NotSent
from fangxian.hotline.gateways.wecom import WeComSettings
from fangxian.hotline.models import Letter
from tests.cast import COMMUNITY, Cast
from tests.hotline.wecom_side import WeComSide

ANSWERS = 'secret = "s3cret"\nagent_id = 1000002\noutgoing = "{}"\n'


class Far:
    """The provider's host: what was asked of it, and what it answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, list[str]], Any]] = []
        self.answers: dict[str, Any] = {
            "/cgi-bin/gettoken": {"errcode": 0, "access_token": "t0"},
            "/cgi-bin/message/send": {"errcode": 0},
        }
        self.status = 200

    def told(self) -> list[Any]:
        return [message for path, _, message in self.asked if path.endswith("/send")]


@pytest.fixture
def far() -> Iterator[Far]:
    """A server on this machine in WeCom's place."""
    state = Far()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            where = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            state.asked.append((where.path, parse_qs(where.query), json.loads(body) if body else None))
            self.send_response(state.status)
            self.send_header("Location", "/cgi-bin/elsewhere")
            self.end_headers()
            self.wfile.write(json.dumps(state.answers.get(where.path)).encode())

        do_GET = do_POST  # noqa: N815 - as the library calls it

        def log_message(self, *_: Any) -> None:
            """Nothing on the screen."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{server.server_port}"  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def writes(cast: Cast, wecom: WeComSide, far: Any, opens: Callable[[str], Path]) -> Callable[..., Any]:
    """Somebody writes; answers go to the far server."""
    opens(wecom.settings(ANSWERS.format(far.address)))

    def write(user: str, text: str, key: str = "1", **more: str) -> Any:
        return wecom.post(wecom.message(user, text, cast.now, key, **more), cast.now)

    return write


def test_the_answer_says_what_was_understood_and_asks_what_is_missing(
    cast: Cast, writes: Callable[..., Any], far: Far
) -> None:
    """
    12:00  「我的网格有一个居民昨晚刚从湖北荆门回来,目前体温正常。」  → at once: taken, nothing said
    12:00  → 已记下 … 请回复:哪一户?
    """
    assert writes("HeXiuYing", "我的网格有一个居民昨晚刚从湖北荆门回来,目前体温正常。").content == b"success"
    assert worker.work(cast.now) == (1, 1)
    (told,) = far.told()
    assert (told["touser"], told["agentid"], told["msgtype"]) == ("hexiuying", 1000002, "text")
    noted, asked = told["text"]["content"].split("\n")
    assert noted.startswith("已记下,待确认:来返人员(")
    assert "荆门" in noted
    assert asked == "请回复:哪一户?请写楼栋-单元-房号,如 3-2-402"
    assert far.asked[0][1] == {"corpid": ["ww1436e0e65a779aee"], "corpsecret": ["s3cret"]}
    assert worker.work(cast.now) == (0, 0)


@pytest.mark.parametrize(
    ("user", "text", "said"),
    [
        ("HeXiuYing", "吃了吗", "这句话没有读懂,已原样保存。可以换个说法,或直接填写记录。"),
        ("somebody", "哈哈哈😷", answering.FOR_THE_OFFICE.zh),
        ("somebody", "What about lunch", answering.FOR_THE_OFFICE.en),
        ("somebody", "3-2-402 发烧38.5度", answering.HELP.zh),
        ("HeXiuYing", "3-2-402体温36.5。" * 300, "这条消息很长"),
    ],
)
def test_everybody_is_answered_in_their_own_language(
    cast: Cast, writes: Callable[..., Any], far: Far, user: str, text: str, said: str
) -> None:
    """A worker is told how to go on, a resident who will look."""
    writes(user, text)
    worker.work(cast.now)
    (told,) = far.told()
    assert said in told["text"]["content"]


def test_a_picture_is_answered_by_asking_for_words(cast: Cast, writes: Callable[..., Any], far: Far) -> None:
    """Nobody waits for a picture to be read."""
    writes("HeXiuYing", "", sort="image", content="<MediaId>m</MediaId>")
    worker.work(cast.now)
    assert far.told()[0]["text"]["content"] == answering.NO_WORDS.zh


def test_the_answer_holds_no_more_than_the_writer_said(cast: Cast, writes: Callable[..., Any], far: Far) -> None:
    """The group reads it too: no name, no phone, no number again, and no door that only the registry knows."""
    writes("HeXiuYing", "刘建国19900000001昨晚从湖北荆门回来,体温36.5")
    worker.work(cast.now)
    said = far.told()[0]["text"]["content"]
    assert "荆门" in said
    assert not any(word in said for word in ("刘建国", "1990000", "3-2-402"))


def test_what_is_not_taken_is_sent_later_and_in_the_end_left(cast: Cast, writes: Callable[..., Any], far: Far) -> None:
    """WeCom is down from noon to one; then it is there and the answer arrives, once."""
    writes("HeXiuYing", "3-2-402 体温36.5")
    far.status = 503
    assert worker.work(cast.now) == (1, 0)
    assert worker.work(cast.now + timedelta(seconds=30)) == (0, 0)
    far.status = 200
    assert worker.work(cast.now + timedelta(hours=1)) == (0, 1)
    assert len(far.told()) == 1
    letter = Letter.objects.get(community_id=COMMUNITY)
    assert (letter.due_at, letter.answered_at) == (None, cast.now + timedelta(hours=1))


def test_a_provider_that_is_down_is_asked_once_a_batch(cast: Cast, writes: Callable[..., Any], far: Far) -> None:
    """Else fifty answers would wait for fifty times ten seconds, and the letters behind them too."""
    for number in range(3):
        writes("HeXiuYing", f"3-2-40{number} 体温36.5", str(number))
    far.status = 503
    assert worker.work(cast.now) == (3, 0)
    assert len(far.asked) == 2  # one batch in which letters were read, one in which none was left
    far.status = 200
    assert worker.work(cast.now + timedelta(minutes=1)) == (0, 3)


@pytest.mark.parametrize(
    "answer", [{"errcode": 42001}, {"errcode": 0, "surprise": 1}, {}, [], None, {"errcode": 60011}]
)
def test_no_answer_of_the_provider_breaks_the_house(
    cast: Cast, writes: Callable[..., Any], far: Far, answer: Any
) -> None:
    """Whatever comes back, the drafts wait on the desk; after a day nothing is sent any more."""
    writes("HeXiuYing", "3-2-402 体温36.5")
    far.answers["/cgi-bin/gettoken"] = answer
    for hours in range(24):
        assert worker.work(cast.now + timedelta(hours=hours)).answered == 0
    assert Letter.objects.get(community_id=COMMUNITY).due_at is None
    assert 1 <= len(far.asked) <= sending.MOST_TRIES


def test_two_processes_send_it_once(cast: Cast, writes: Callable[..., Any], far: Far) -> None:
    """The other one saw the same row a moment before."""
    writes("HeXiuYing", "3-2-402 体温36.5")
    row = Letter.objects.get(community_id=COMMUNITY)
    worker.work(cast.now)
    stale = Letter.objects.get(community_id=COMMUNITY)
    stale.due_at = row.due_at
    assert not sending._sent(stale, cast.now, sending.posting)
    assert len(far.told()) == 1


def test_nothing_is_sent_to_another_host(far: Any) -> None:
    """A delivery names an address of its own to answer to: it is not the one that the community chose."""
    found = WeComSettings(token="t", encoding_aes_key="k", corp_id="c", outgoing=far.address)
    post = sending.posting(found)
    same_machine = far.address.replace("127.0.0.1", "localhost")
    for address in (
        f"{same_machine}/cgi-bin/gettoken",
        "http://127.0.0.1:1/x",
        "https://127.0.0.1/x",
        f"{far.address}@evil.example/x",
        "file:///etc/passwd",
    ):
        with pytest.raises(NotSent):
            post(address, {})
    assert far.asked == []


def test_no_redirection_is_followed(far: Any) -> None:
    """The host says "elsewhere": the message does not go there."""
    far.status = 302
    post = sending.posting(WeComSettings(token="t", encoding_aes_key="k", corp_id="c", outgoing=far.address))
    with pytest.raises(NotSent):
        post(f"{far.address}/cgi-bin/gettoken", {"text": "secret"})
    assert [path for path, _, _ in far.asked] == ["/cgi-bin/gettoken"]
