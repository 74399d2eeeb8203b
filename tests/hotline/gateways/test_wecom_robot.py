"""WeCom's robot: whoever names it in the group is read and answered there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fangxian.hotline import worker
from fangxian.hotline.gateway import Delivery, Forbidden
from fangxian.hotline.gateways.wecom_robot import RobotSettings, WeComRobot
from fangxian.hotline.links import link
from fangxian.hotline.models import Letter
from fangxian.intake.models import Held
from tests.cast import COMMUNITY, Cast
from tests.hotline.robot_side import RobotSide
from tests.hotline.wecom_side import WeComSide

SIDE = RobotSide()
OURS = RobotSettings(token=SIDE.token, encoding_aes_key=SIDE.aes_key)


@pytest.fixture
def robot(cast: Cast, opens: Callable[[str], Path]) -> RobotSide:
    """A robot in the group of grid 1."""
    opens(SIDE.settings())
    link(COMMUNITY, "wecom_robot", "HeXiuYing", cast.workers["grid1"], cast.now)
    return SIDE


def letter_of(plain: bytes, now: datetime) -> Any:
    closed = SIDE.closed(plain)
    body = b'{"encrypt": "%s"}' % closed.encode()
    (letter,) = WeComRobot().receive(Delivery(query=SIDE.signed(closed, now), body=body), OURS, now).letters
    return letter


def test_a_message_in_the_group_is_kept_answered_and_read(cast: Cast, robot: RobotSide) -> None:
    """12:00  何秀英 names the robot in the group; the address of the robot is not part of what she said"""
    answer = robot.sends(robot.said("HeXiuYing", "3-2-402 刘建国昨晚刚从湖北荆门回来", "m1"), cast.now)
    said = robot.answered(answer)
    assert (said["msgtype"], said["stream"]["finish"], said["stream"]["content"]) == ("stream", True, "已收到,正在读。")
    again = robot.answered(robot.sends(robot.said("HeXiuYing", "…", "m1"), cast.now + timedelta(seconds=6)))
    assert again["stream"]["id"] == said["stream"]["id"]
    assert Letter.objects.count() == 1
    worker.work(cast.now)
    (draft,) = Held.objects.filter(community_id=COMMUNITY)
    assert (draft.place_id, draft.worker_id) == (cast.door, cast.workers["grid1"])


def test_the_robot_is_answered_in_silence_where_the_answer_comes_later(
    cast: Cast, robot: RobotSide, opens: Callable[[str], Path]
) -> None:
    """The group is not told twice."""
    opens(robot.settings('outgoing = "https://qyapi.weixin.qq.com"\n'))
    assert robot.sends(robot.said("HeXiuYing", "3-2-402 体温36.5", "m1"), cast.now).content == b""


def test_the_address_is_proven_with_an_echo(noon: datetime) -> None:
    """The console asks whether somebody is there."""
    closed = SIDE.closed(b"1616140317555161061")
    query = SIDE.signed(closed, noon) | {"echostr": closed}
    got = WeComRobot().receive(Delivery(method="GET", query=query), OURS, noon)
    assert got.echo is not None
    assert got.echo.body == b"1616140317555161061"


def test_what_is_closed_for_a_corporation_is_refused(noon: datetime) -> None:
    """An application's message at the robot's door."""
    closed = WeComSide().closed(b"{}")
    with pytest.raises(Forbidden):
        WeComRobot().receive(
            Delivery(query=SIDE.signed(closed, noon), body=b'{"encrypt": "%s"}' % closed.encode()), OURS, noon
        )


@pytest.mark.parametrize("plain", [b"", b"[]", b"{}", b'{"msgid": "1", "from": []}', b"\xff", b"[" * 9999])
def test_what_is_signed_but_no_message_is_kept_for_a_person(noon: datetime, plain: bytes) -> None:
    """WeCom changes its format one night."""
    assert not letter_of(plain, noon).readable


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"msgtype": "voice", "voice": {"content": "三栋消毒完了"}}, "三栋消毒完了"),
        ({"msgtype": "image", "image": {"url": "https://x"}}, "[图片]"),
        ({"msgtype": "file", "file": {"url": "https://x"}}, "[文件]"),
        ({"msgtype": "hologram"}, "[其他消息]"),
        ({"text": {"content": "@防线"}}, "[其他消息]"),
        ({"msgtype": "mixed", "mixed": {"msg_item": {"a": 1}}}, "[其他消息]"),
        (
            {
                "msgtype": "mixed",
                "mixed": {"msg_item": [{"msgtype": "text", "text": {"content": "看"}}, {"msgtype": "image"}, 7]},
            },
            "看 [图片]",
        ),
    ],
)
def test_what_has_no_words_is_noted_as_what_it_is(noon: datetime, more: dict[str, Any], text: str) -> None:
    """Pictures among words, a voice that WeCom wrote down."""
    assert letter_of(SIDE.said("u", "", "m", **more), noon).text == text


def test_somebody_opens_the_chat(noon: datetime) -> None:
    """An event is no message."""
    closed = SIDE.closed(b'{"msgtype": "event", "event": {"eventtype": "enter_chat"}}')
    told = Delivery(query=SIDE.signed(closed, noon), body=b'{"encrypt": "%s"}' % closed.encode())
    assert WeComRobot().receive(told, OURS, noon).letters == ()


def test_the_answer_goes_to_the_address_that_came_with_the_message(noon: datetime) -> None:
    """Once, within an hour."""
    sent: list[tuple[str, Any]] = []

    def post(url: str, message: Any) -> Any:
        sent.append((url, message))
        return {"errcode": 0}

    letter = letter_of(SIDE.said("u", "x", "m"), noon)
    WeComRobot().send(OURS, letter.to, "已记下", post)
    assert sent == [(letter.to["url"], {"msgtype": "markdown", "markdown": {"content": "已记下"}})]
