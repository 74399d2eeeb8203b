"""What somebody wrote in a mail: without what they quoted, without the signature, attachments by name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from html.parser import HTMLParser

EMPTY = "[空邮件]"
CHINESE = {"gb2312", "gbk", "x-gbk", "gb18030", "cp936", "euc-cn", "hz-gb-2312"}
REPLY = re.compile(r"^\s*(?:(?:re|fw|fwd|aw|回复|答复|转发)\s*[::]\s*)", re.IGNORECASE)
# Where what is quoted begins, in the words of the programs that people use.
QUOTED = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|原始邮件|原邮件|转发邮件|forwarded message)\s*-{2,}"
    r"|on\s.{4,120}\swrote\s*:|在.{4,120}写道\s*[::]|.{0,80}于.{4,80}写道\s*[::]"
    r"|(?:发件人|from)\s*[::]\s*\S.*@.*)\s*$",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"^--\s?$")
APART = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "table"}
UNSEEN = {"script", "style", "head", "title", "blockquote", "template"}
LONGEST_NAME = 80


def parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def words(mail: EmailMessage) -> str:
    """Subject and text; of a reply the text alone."""
    subject, text = " ".join(str(mail.get("Subject") or "").split()), _own(_body(mail))
    return text if REPLY.match(subject) or subject in text else f"{subject}\n{text}".strip()


def attachments(mail: EmailMessage) -> list[str]:
    """That they are there, under which name; nobody opens them."""
    parts = [part for part in mail.walk() if part.get_content_disposition() == "attachment"]
    return [f"[附件] {' '.join((part.get_filename() or '').split())[:LONGEST_NAME]}".strip() for part in parts]


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    text = _decoded(part)
    return _seen(text) if part.get_content_subtype() == "html" else text


def _decoded(part: MIMEPart) -> str:
    """As the mail says it is written; where that is not true, as it most likely is."""
    payload = part.get_payload(decode=True)
    plain = payload if isinstance(payload, bytes) else b""
    told = (part.get_content_charset() or "utf-8").lower()
    for way in ("gb18030" if told in CHINESE else told, "utf-8", "gb18030"):
        try:
            return plain.decode(way)
        except (LookupError, UnicodeDecodeError):
            continue
    return plain.decode("utf-8", "replace")


def _seen(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.found)


class _Reader(HTMLParser):
    """Keeps the text that a reader sees and did not quote."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's
        self.unseen += tag in UNSEEN
        if tag in APART:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        if tag in APART:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.found.append(data)


def _own(text: str) -> str:
    return "\n".join(_lines(text)).strip()


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").replace("\xa0", " ").split("\n"):
        if QUOTED.match(line) or SIGNATURE.match(line):
            return
        if line.strip() and not line.lstrip().startswith((">", "》")):
            yield line.strip()
