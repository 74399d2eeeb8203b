"""E-mail 邮件: from a pipe or a Maildir of the community's own server, which says whether a sender is who they seem."""

from __future__ import annotations

import hashlib
import logging
import re
import smtplib
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from fangxian.hotline import mail_text
from fangxian.hotline.gateway import (
    LARGEST,
    Delivery,
    Forbidden,
    NotSent,
    Post,
    Received,
    Reply,
    Settings,
    Written,
    unreadable,
)
from fangxian.measures.questions import Words

log = logging.getLogger(__name__)
ADDRESS = re.compile(r"[^\s@<>,;:\"]{1,64}@[a-z0-9.-]{1,190}", re.IGNORECASE)
COMMENT = re.compile(r"\([^()]*\)")
# What of a result names the domain that it proves.
PROOFS = {
    method: (re.compile(rf"\s*{method}\s*=\s*pass\b", re.IGNORECASE), re.compile(named, re.IGNORECASE))
    for method, named in (
        ("dmarc", r"\bheader\.from\s*=\s*([\w.-]+)"),
        ("dkim", r"\bheader\.(?:d|i)\s*=\s*(?:[^\s@;]*@)?([\w.-]+)"),
    )
}
OURS = ".fangxian@"  # in the id of every answer
TIMEOUT = 15
SUBJECT = "Re: 来信已收到 / Your message"
NO_SERVER = Words(
    "authserv_id 应为本单位邮件服务器写入 Authentication-Results 的名称。",
    "authserv_id is the name under which your own mail server writes Authentication-Results.",
)
TO_ANSWER = Words("要回复邮件,还须填写 address。", "To answer, address is needed too.")


class MailSettings(Settings, frozen=True, kw_only=True):
    """``authserv_id`` is whose word on senders counts; ``maildir`` a folder to look into, ``address`` ours."""

    authserv_id: str
    maildir: str = ""
    address: str = ""
    user: str = ""
    password: str = ""
    ways: ClassVar[tuple[str, str]] = ("smtps", "smtp")

    def faults(self) -> list[Words]:
        found = [] if self.authserv_id else [NO_SERVER]
        return [*found, TO_ANSWER] if self.outgoing and not ADDRESS.fullmatch(self.address) else found


class Mail:
    """Mails; nothing comes over the web."""

    name: ClassVar[str] = "mail"
    words: ClassVar[Words] = Words("邮件", "mail")
    settings: ClassVar[type[Settings]] = MailSettings

    def receive(self, delivery: Delivery, settings: MailSettings, now: datetime) -> Received:  # noqa: ARG002 - as every gateway
        """Always Forbidden: see ``letter_of``."""
        raise Forbidden

    def reply(self, received: Received, settings: MailSettings, said: str, now: datetime) -> Reply:  # noqa: ARG002 - as every gateway
        return Reply(b"")

    def user(self, written: str) -> str | None:
        """An address, in small letters."""
        address = written.strip().lower()
        return address if ADDRESS.fullmatch(address) else None

    def send(self, settings: MailSettings, to: Mapping[str, str], said: str, post: Post) -> None:  # noqa: ARG002 - as every gateway
        """As a mail that no machine answers again."""
        where = urlsplit(settings.outgoing)
        kind = smtplib.SMTP_SSL if where.scheme == "smtps" else smtplib.SMTP
        try:
            with kind(where.hostname or "", where.port or 0, timeout=TIMEOUT) as server:
                if settings.user:
                    server.login(settings.user, settings.password)
                server.send_message(answer_to(settings, to, said))
        except (OSError, smtplib.SMTPException, MessageError):
            raise NotSent from None


def answer_to(settings: MailSettings, to: Mapping[str, str], said: str) -> EmailMessage:
    """The answer; its id tells our own mails from others in a chain of replies."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = settings.address, to["address"], SUBJECT
    mail["In-Reply-To"] = mail["References"] = to["id"]
    name = hashlib.sha256(to["id"].encode()).hexdigest()[:24]
    mail["Message-ID"] = f"<{name}{OURS}{settings.address.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(said, cte="base64")  # passes every server, whatever it speaks
    return mail


def letter_of(raw: bytes, settings: MailSettings, now: datetime) -> Written:
    """The mail as a letter; whatever it is, something that a person can be told of."""
    try:
        return _letter(raw, mail_text.parsed(raw), settings, now)
    except Exception:  # the library's parser fails in ways of its own on what is no mail
        log.exception("mail: what came could not be parsed")
        return unreadable(raw[:LARGEST], hashlib.sha256(raw).hexdigest(), now)


def _letter(raw: bytes, mail: EmailMessage, settings: MailSettings, now: datetime) -> Written:
    senders = [one.addr_spec for header in mail.get_all("From") or () for one in header.addresses]
    sender = senders[0].lower() if len(senders) == 1 else ""
    if not ADDRESS.fullmatch(sender):
        return unreadable(raw[:LARGEST], hashlib.sha256(raw).hexdigest(), now)
    known = vouched(mail, settings.authserv_id, sender.rpartition("@")[2])
    own = str(mail.get("Message-ID") or "").strip() or hashlib.sha256(raw).hexdigest()
    text, attached = mail_text.words(mail), mail_text.attachments(mail)
    return Written(
        key=_key(own, sender, known=known),
        sender=sender,
        text="\n".join([*([text] if text else []), *attached]) or mail_text.EMPTY,
        sent_at=_moment(mail, now),
        quotes=_key(quoted, sender, known=known) if (quoted := _quoted(mail)) else "",
        to={"address": sender, "id": own} if known and not _by_machine(mail) else {},
        wordless=not text,
        known=known,
        raw=raw if len(raw) <= LARGEST else b"",
    )


def _key(own: str, sender: str, *, known: bool) -> str:
    """Somebody else's mail with the same id, forged to come first, does not take the place of the true one."""
    return f"{own}|{sender}|{known}"


def vouched(mail: EmailMessage, server: str, domain: str) -> bool:
    """Whether our own server found the sender's domain proven: by DMARC, or by DKIM of that domain or one above it.

    Only the topmost header counts, for our server puts its own there; what stands below came with the mail.
    """
    topmost = str((mail.get_all("Authentication-Results") or [""])[0])
    name, _, results = COMMENT.sub("", topmost).partition(";")
    if name.split(" ")[0].strip().lower() != server.lower():
        return False
    return any(_proves(result, domain) for result in results.split(";"))


def _proves(result: str, domain: str) -> bool:
    proven = [domains.findall(result) for passed, domains in PROOFS.values() if passed.match(result)]
    named = {one.lower() for found in proven for one in found if "." in one}
    return any(domain == one or domain.endswith(f".{one}") for one in named)


def _quoted(mail: EmailMessage) -> str:
    """The last mail in the chain of replies that is not an answer of ours."""
    chain = f"{mail.get('References') or ''} {mail.get('In-Reply-To') or ''}".split()
    return next((one for one in reversed(chain) if OURS not in one), "")


def _by_machine(mail: EmailMessage) -> bool:
    """An absence note, a list, a failure report: answered, it would answer again."""
    told = str(mail.get("Auto-Submitted") or "no").strip().lower()
    bulk = str(mail.get("Precedence") or "").strip().lower() in ("bulk", "junk", "list", "auto_reply")
    return told != "no" or bulk or str(mail.get("Return-Path") or "").strip() == "<>" or mail.get("List-Id") is not None


def _moment(mail: EmailMessage, now: datetime) -> datetime:
    """When it was sent; a clock that is far off is not believed."""
    try:
        at: Any = parsedate_to_datetime(str(mail.get("Date") or ""))
    except (ValueError, TypeError):
        return now
    return at if at.tzinfo and abs(at - now) < timedelta(days=7) else now
