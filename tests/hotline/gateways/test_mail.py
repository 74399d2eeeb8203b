"""Mail: who a sender is says the community's own server alone; what is written is found among what is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fangxian.hotline import post_box, worker
from fangxian.hotline.gateway import Received
from fangxian.hotline.gateways.mail import Mail, MailSettings, answer_to, letter_of
from fangxian.hotline.links import link
from fangxian.hotline.models import Letter
from fangxian.intake.models import Held, Message
from tests.cast import COMMUNITY, Cast
from tests.hotline.gateways.test_anything import NOON, check
from tests.hotline.mails import PROVEN, MailSide, SmtpServer, mail

OURS = MailSettings(authserv_id="mx.example.org")


@pytest.fixture
def box(cast: Cast, opens: Callable[[str], Path], tmp_path: Path) -> Path:
    """A Maildir; he@example.com is 何秀英 of grid 1."""
    for part in ("new", "cur", "tmp"):
        (tmp_path / part).mkdir()
    opens(MailSide().settings(f'maildir = "{tmp_path}"\n'))
    link(COMMUNITY, "mail", "He@example.com", cast.workers["grid1"], cast.now)
    return tmp_path


def workers_of_messages() -> list[int | None]:
    return [message.worker_id for message in Message.objects.filter(community_id=COMMUNITY)]


def test_a_mail_in_the_maildir_is_read_and_marked_as_seen(cast: Cast, box: Path) -> None:
    """12:00  何秀英 writes from home: stored, moved to cur, read as hers"""
    (box / "new" / "1.host").write_bytes(mail("3-2-402 刘建国昨晚刚从湖北荆门回来"))
    assert worker.work(cast.now).read == 1
    assert [file.name for file in (box / "cur").iterdir()] == ["1.host:2,S"]
    assert not list((box / "new").iterdir())
    draft = Held.objects.get(community_id=COMMUNITY)
    assert (draft.place_id, draft.worker_id) == (cast.door, cast.workers["grid1"])


def test_a_crash_between_storing_and_moving_doubles_nothing(
    cast: Cast, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power goes after the mail was stored; it is still new when the power is back."""

    def cut(*_: Any) -> None:
        raise OSError

    (box / "new" / "1.host").write_bytes(mail("3-2-402 体温36.5"))
    with monkeypatch.context() as power:
        power.setattr(Path, "rename", cut)
        assert post_box.collect(COMMUNITY, cast.now) == 0
    assert (box / "new" / "1.host").exists()
    assert post_box.collect(COMMUNITY, cast.now) == 1
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("results", "sender", "known"),
    [
        (PROVEN, "he@example.com", True),
        (PROVEN, "he@mail.example.com", True),
        ("mx.example.org 1; dmarc=pass header.from=example.com", "he@example.com", True),
        ("mx.example.org; dkim=pass header.i=@example.com", "he@example.com", True),
        (PROVEN, "he@anotherexample.com", False),
        ("mx.example.org; dmarc=pass header.from=evil.example", "he@example.com", False),
        ("mx.example.org; dkim=pass header.d=evil.example header.from=example.com", "he@example.com", False),
        ("mx.example.org; dkim=fail header.d=example.com", "he@example.com", False),
        ("mx.example.org; dkim=pass header.d=com", "he@example.com", False),
        ("mx.example.org; x=(dkim=pass) header.d=example.com; spf=pass", "he@example.com", False),
        ("mx.evil.example; dkim=pass header.d=example.com", "he@example.com", False),
        (None, "he@example.com", False),
    ],
)
def test_a_sender_is_who_our_own_server_says(results: str | None, sender: str, known: bool) -> None:
    """Anybody can write anything after From:"""
    assert letter_of(mail("x", results, From=sender), OURS, NOON).known is known


def test_what_stands_below_our_servers_word_came_with_the_mail() -> None:
    """A forger writes our server's header for it; our server puts its own on top."""
    forged = b"Authentication-Results: mx.example.org; dkim=fail header.d=example.com\n" + mail("x")
    assert not letter_of(forged, OURS, NOON).known


def test_whom_nobody_vouches_for_writes_as_a_resident_and_is_not_answered(cast: Cast, box: Path) -> None:
    """An answer to a forged address would reach somebody who never wrote."""
    post_box.take(COMMUNITY, mail("3-2-402 体温36.5", None), cast.now)
    worker.work(cast.now)
    assert workers_of_messages() == [None]
    assert letter_of(mail("x", None), OURS, NOON).to == {}


def test_a_forged_mail_does_not_take_the_place_of_the_true_one(cast: Cast, box: Path) -> None:
    """Somebody guesses the id of 何秀英's mail and comes first."""
    post_box.take(COMMUNITY, mail("nonsense", None), cast.now)
    post_box.take(COMMUNITY, mail("3-2-402 体温36.5"), cast.now)
    assert worker.work(cast.now).read == 2
    assert set(workers_of_messages()) == {None, cast.workers["grid1"]}


def raw(charset: str, text: str, kind: str = "plain", encoding: str = "8bit", told: str | None = None) -> bytes:
    head = f"From: he@example.com\nSubject: Re: x\nContent-Type: text/{kind}; charset={told or charset}\n"
    return f"{head}Content-Transfer-Encoding: {encoding}\n\n".encode() + text.encode(charset)


@pytest.mark.parametrize(
    "body",
    [
        raw("utf-8", "3栋消毒完了"),
        raw("gb18030", "3栋消毒完了"),
        raw("gb2312", "3栋消毒完了"),
        raw("gbk", "3栋消毒完了", told="gb2312"),
        raw("gb18030", "3栋消毒完了", told="utf-8"),
        raw("gb18030", "3栋消毒完了", told="klingon"),
        raw("utf-8", "<style>p{}</style><p>3栋消毒<b>完了</b></p><blockquote>旧的</blockquote>", kind="html"),
        raw("utf-8", "3栋消毒完了\n\n在 2020年2月2日,周敏 写道:\n> 消毒了吗"),
        raw("utf-8", "3栋消毒完了\n------------------ 原始邮件 ------------------\n发件人: x"),
        raw("utf-8", "> 消毒了吗\n3栋消毒完了\nOn Mon, 3 Feb 2020, Zhou Min wrote:\nx"),
        raw("utf-8", "3栋消毒完了\n-- \n何秀英\n19900009901"),
        raw("utf-8", "3栋消毒完了\n-----Original Message-----\nFrom: x@y"),
    ],
)
def test_what_was_written_is_found_among_what_was_not(body: bytes) -> None:
    """Old encodings under wrong names, HTML, what is quoted, a signature with a phone."""
    assert letter_of(body, OURS, NOON).text == "3栋消毒完了"


def test_a_subject_is_read_too_unless_it_is_an_old_one() -> None:
    """Some write everything into the subject."""
    assert letter_of(mail("", Subject="3-2-402 发热38.5"), OURS, NOON).text == "3-2-402 发热38.5"
    assert letter_of(mail("没菜了", Subject="3-2-402"), OURS, NOON).text == "3-2-402\n没菜了"
    assert letter_of(mail("没菜了", Subject="回复:旧事"), OURS, NOON).text == "没菜了"
    assert letter_of(mail("", Subject="Re: x"), OURS, NOON).text == "[空邮件]"


def test_attachments_are_named_and_never_opened() -> None:
    """A list as an Excel file."""
    one = EmailMessage()
    one["From"], one["Subject"] = "he@example.com", "Re: x"
    one.set_content("名单见附件")
    one.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="名单.xlsx")
    letter = letter_of(one.as_bytes(), OURS, NOON)
    assert (letter.text, letter.wordless) == ("名单见附件\n[附件] 名单.xlsx", False)


def test_402_as_a_reply_completes_the_draft(cast: Cast, box: Path) -> None:
    """何秀英 replies to our answer: her mail stands before ours in the chain."""
    post_box.take(COMMUNITY, mail("有个居民昨晚刚从湖北荆门回来,目前体温正常。"), cast.now)
    chain = {"References": "<1@example.com> <abc.fangxian@example.org>", "Message_ID": "<2@example.com>"}
    worker.work(cast.now)
    post_box.take(COMMUNITY, mail("3-2-402\n\nOn 3 Feb 2020 the house wrote:\n> 哪一户?", **chain), cast.now)
    worker.work(cast.now + timedelta(hours=2))  # long after a question that nobody quotes is forgotten
    draft = Held.objects.get(community_id=COMMUNITY)
    assert (draft.place_id, draft.missing) == (cast.door, [])


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Return_Path": "<>"}, {"List_Id": "<x.example.com>"}],
)
def test_a_machine_is_not_answered(headers: dict[str, str]) -> None:
    """An absence note would answer our answer, for ever."""
    assert letter_of(mail("x", **headers), OURS, NOON).to == {}


def test_the_answer_is_a_mail_in_the_same_thread(cast: Cast, box: Path, opens: Callable[[str], Path]) -> None:
    """12:00  何秀英's mail lacks the door: she is asked for it; the same once more is not"""
    with SmtpServer() as server:
        opens(MailSide().settings(f'address = "fangxian@example.org"\noutgoing = "smtp://127.0.0.1:{server.port}"\n'))
        post_box.take(COMMUNITY, mail("有个居民昨晚刚从湖北荆门回来,目前体温正常。"), cast.now)
        assert worker.work(cast.now) == (1, 1)
        post_box.take(COMMUNITY, mail("有个居民昨晚刚从湖北荆门回来,目前体温正常。"), cast.now)
        assert worker.work(cast.now) == (0, 0)
    (told,) = [message_from_string(text, policy=policy.default) for text in server.taken]
    assert (told["To"], told["In-Reply-To"], told["Auto-Submitted"]) == (
        "he@example.com",
        "<1@example.com>",
        "auto-replied",
    )
    assert "哪一户" in told.get_content()  # type: ignore[attr-defined]


def test_a_server_that_refuses_is_asked_again(cast: Cast, box: Path, opens: Callable[[str], Path]) -> None:
    """And one that is not there."""
    with SmtpServer(refuses=True) as server:
        opens(MailSide().settings(f'address = "fangxian@example.org"\noutgoing = "smtp://127.0.0.1:{server.port}"\n'))
        post_box.take(COMMUNITY, mail("3-2-402 体温36.5"), cast.now)
        assert worker.work(cast.now) == (1, 0)
    assert worker.work(cast.now + timedelta(hours=1)) == (0, 0)
    letter = Letter.objects.get(community_id=COMMUNITY)
    assert letter.due_at is not None
    assert letter.answered_at is None


def test_no_header_is_smuggled_into_the_answer(noon: datetime) -> None:
    """The id of the mail is copied into ours: a line break in it is none of ours."""
    letter = letter_of(mail("x").replace(b"<1@example.com>", b"<1@example.com>\r\n\tBcc: all@example.com"), OURS, noon)
    assert letter.to
    ours = MailSettings(authserv_id="mx.example.org", address="fangxian@example.org")
    assert "bcc" not in {name.lower() for name in answer_to(ours, letter.to, "x")}


def test_weak_settings_are_named() -> None:
    """Whose word counts, and from whom an answer comes."""
    assert [words.en.split()[0] for words in MailSettings(authserv_id="").faults()] == ["authserv_id"]
    assert [words.en.split()[0] for words in MailSettings(authserv_id="x", outgoing="smtps://x").faults()] == ["To"]
    assert Mail().user("何@example.com ") == "何@example.com"
    assert Mail().user("nobody") is None


@settings(max_examples=300, deadline=None)
@given(body=st.binary() | st.text().map(lambda text: mail(text.replace("\r", ""))))
def test_anything_becomes_a_letter(body: bytes) -> None:
    """Whatever lies in the mailbox."""
    check(Received(letters=(letter_of(body, OURS, NOON),)))


def test_nested_without_end() -> None:
    """A mail in a mail in a mail."""
    deep = b"From: he@example.com\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    )
    check(Received(letters=(letter_of(deep, OURS, NOON),)))
