"""``./fx hotline``: links workers to the providers' users, lists and ends the links, reads one round."""

from __future__ import annotations

from pathlib import Path

import pytest

from fangxian.hotline.configured import file_of
from fangxian.hotline.models import Letter, Link
from tests.cast import COMMUNITY, Cast
from tests.config.test_commands import fx, told
from tests.hotline.mails import MailSide, mail


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANGXIAN_LANGUAGE", "en")


def test_a_worker_is_linked_listed_and_unlinked(cast: Cast) -> None:
    """Monday 09:00  何秀英 gets WeCom; on Friday she hands the phone back"""
    assert told(fx("hotline", "link", "wecom", "HeXiuYing", "grid1")) == "Linked: 何秀英"
    assert fx("hotline", "link", "wecom", "hexiuying", "grid1").exit_code == 0
    assert Link.objects.filter(community_id=COMMUNITY).count() == 1
    listed = told(fx("hotline", "linked"))
    assert listed == "wecom 何秀英"
    assert "is gone" in told(fx("hotline", "unlink", "wecom", "HEXIUYING"))
    assert not Link.objects.exists()
    assert fx("hotline", "unlink", "wecom", "HEXIUYING").exit_code == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("wecom", "HeXiuYing", "nobody"), "There is no user nobody"),
        (("pigeon", "HeXiuYing", "grid1"), "There are: wecom"),
        (("wecom", "何秀英", "grid1"), "WeCom has no such user id"),
    ],
)
def test_what_cannot_be_linked_is_said(cast: Cast, words: tuple[str, ...], why: str) -> None:
    """A slip of the hand."""
    done = fx("hotline", "link", *words)
    assert done.exit_code == 1
    assert why in told(done) or why in str(getattr(done.exception, "words", ""))
    assert not Link.objects.exists()


def test_a_mail_from_a_pipe_is_kept(cast: Cast, home: Path) -> None:
    """The mail server hands a mail on; until the gateway is open it keeps it and tries again"""
    one = mail("3-2-402 体温36.5").decode()
    shut = fx("hotline", "mail", input=one)
    assert (shut.exit_code, "[mail]" in told(shut)) == (75, True)
    file = file_of(COMMUNITY)
    file.parent.mkdir()
    file.write_text(MailSide().settings(), encoding="utf-8")
    file.chmod(0o600)
    assert fx("hotline", "mail", input=one).exit_code == 0
    assert fx("hotline", "mail", input=one).exit_code == 0
    assert Letter.objects.filter(community_id=COMMUNITY).count() == 1


def test_a_round_is_read_by_command(cast: Cast) -> None:
    """Nothing waits."""
    assert told(fx("hotline", "work")) == "0 read, 0 answered."
