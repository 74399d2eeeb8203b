"""The gateways' addresses: without a signature nothing is taken and nothing told; what is taken lies sealed."""

from __future__ import annotations

from pathlib import Path

import pytest
import time_machine

from fangxian.hotline import worker
from fangxian.hotline.configured import file_of
from fangxian.hotline.gateways import GATEWAYS
from fangxian.hotline.links import link
from fangxian.hotline.models import Letter
from tests.cast import COMMUNITY
from tests.hotline.dingtalk_side import DingTalkSide
from tests.hotline.mails import MailSide
from tests.hotline.robot_side import RobotSide
from tests.hotline.sms_side import SmsSide
from tests.hotline.wecom_side import WeComSide
from tests.privacy.conftest import Asks
from tests.privacy.marked import USERNAMES, Marked, words
from tests.privacy.test_at_rest import cells, legible
from tests.privacy.test_canary import given_away, uncounted
from tests.privacy.walk import answered

SIDE = WeComSide()


def everything() -> str:
    """The settings of all gateways."""
    return "\n".join(side.settings() for side in (SIDE, RobotSide(), DingTalkSide(), SmsSide(), MailSide()))


@pytest.fixture
def gates(home: Path) -> None:
    """Every gateway of the community is open."""
    file = file_of(COMMUNITY)
    file.parent.mkdir()
    file.write_text(everything(), encoding="utf-8")
    file.chmod(0o600)


@pytest.mark.parametrize("username", USERNAMES)
def test_a_sign_in_opens_no_gateway(marked: Marked, asks: Asks, gates: None, username: str) -> None:
    """12:00  signed in or not: without the provider's signature every gateway refuses, and keeps nothing"""
    client, answers = asks(username), []
    for name in GATEWAYS:
        path = f"/hotline/{name}/{COMMUNITY}/"
        sent = {"data": words("1")["name"], "content_type": "text/plain"}
        answers += [answered(client, "hotline", path), answered(client, "hotline", path, "post", **sent)]
        assert [answer.status for answer in answers] == [403] * len(answers)
    assert given_away(marked, username, answers) == []
    assert uncounted(answers) == []
    assert not Letter.objects.exists()


def test_what_came_through_a_gateway_lies_sealed(marked: Marked, asks: Asks, gates: None) -> None:
    """13:00  somebody walks away with the databases: who wrote and what they wrote cannot be read in them"""
    said, now = words("1"), marked.cast.now
    sender = "ouyangdanhe"
    link(COMMUNITY, "wecom", sender, marked.cast.workers["grid1"], now)
    with time_machine.travel(now, tick=False):
        for number, text in enumerate(
            (f"3-2-402 {said['name']} 体温 38.9", f"{said['draft']}{said['draft_phone']}吃了吗")
        ):
            assert SIDE.post(SIDE.message(sender, text, now, str(number)), now).status_code == 200
    assert worker.work(now).read == 2
    assert legible(marked.marks, cells()) == []
    assert [table for table, cell in cells() if sender.encode() in cell] == []


def test_planted_a_sender_in_a_column_is_caught(marked: Marked) -> None:
    """Planted: the gateway's column is used for the sender's name."""
    Letter.objects.create(
        community_id=COMMUNITY,
        id="01900000-0000-7000-8000-000000000001",
        gateway=words("1")["name"],
        mark=b"1",
        sender=b"1",
        conversation=b"1",
        received_at=marked.cast.now,
        sealed=b"1",
        key_version=1,
    )
    assert legible(marked.marks, cells()) == [f"hotline_letter: {words('1')['name']}"]
