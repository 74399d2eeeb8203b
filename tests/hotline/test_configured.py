"""What a community agreed with the providers: read from its own file, and what is wrong with it said at the start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fangxian.config import checks
from fangxian.hotline import configured
from tests.cast import COMMUNITY
from tests.hotline.wecom_side import WeComSide

GOOD = WeComSide().settings()
SECRET = "verysecretindeed"


def test_a_file_that_is_as_it_should_be_opens_its_gateways(opens: Callable[..., Path]) -> None:
    """The keeper of the system copies three lines from WeCom's console."""
    opens(GOOD)
    assert configured.communities() == [COMMUNITY]
    assert list(configured.problems()) == []
    found = configured.settings_of(COMMUNITY, "wecom")
    assert found is not None
    assert found.outgoing == ""
    assert configured.settings_of(COMMUNITY + 1, "wecom") is None


@pytest.mark.parametrize(
    ("text", "mode", "cure"),
    [
        (GOOD, 0o640, "chmod 600"),
        (GOOD + "[pigeon]\nx = 1\n", 0o600, "there is no such gateway"),
        (f'[wecom]\ntoken = "{SECRET}"\n', 0o600, "missing required field `encoding_aes_key`"),
        (GOOD + f'tokn = "{SECRET}"\n', 0o600, "unknown field `tokn`"),
        (GOOD + f'agent_id = "{SECRET}"\n', 0o600, "agent_id"),
        (WeComSide(token="short").settings(), 0o600, "token is too short"),
        (WeComSide(aes_key="short").settings(), 0o600, "43 letters"),
        (GOOD + 'outgoing = "https://qyapi.weixin.qq.com"\n', 0o600, "secret and agent_id"),
        (GOOD + 'secret="s"\nagent_id=1\noutgoing = "http://qyapi.weixin.qq.com"\n', 0o600, "https://"),
        (f"[wecom\ntoken = {SECRET}", 0o600, "not TOML"),
        ("wecom = 3\n", 0o600, "not how it is written"),
    ],
)
def test_what_is_wrong_is_said_at_the_start_and_shuts_only_that_gateway(
    opens: Callable[..., Path], capsys: pytest.CaptureFixture[str], text: str, mode: int, cure: str
) -> None:
    """Each with its cure and no secret; the house starts all the same, for the grid workers need it."""
    opens(text, mode=mode)
    (problem,) = configured.problems()
    assert cure in problem.en
    assert SECRET not in problem.en + problem.zh
    assert configured.settings_of(COMMUNITY, "pigeon") is None
    checks.before_opening()
    assert str(configured.file_of(COMMUNITY)) in "".join(capsys.readouterr().err.split("\n"))


def test_a_mended_file_is_read_without_a_new_start(opens: Callable[..., Path]) -> None:
    """09:00 a token too short; 09:05 the right one."""
    file = opens(WeComSide(token="short").settings())
    assert configured.settings_of(COMMUNITY, "wecom") is None
    opens(GOOD)
    assert file.exists()
    assert configured.settings_of(COMMUNITY, "wecom") is not None
