"""The bytes of a pasted or exported chat as text: whichever encoding, line ends and markup they come in."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
TAG = re.compile(r"</?(?:html|body|div|p|span|br|td|tr|table|li|b|font)\b[^<>]{0,400}>", re.IGNORECASE)
BLOCKS = {"p", "div", "br", "tr", "li", "table", "ul", "h1", "h2", "h3"}
UNSAID = {"script", "style", "head"}
FEW = 4  # tags are something that somebody wrote; more are a page's own
SPACES = str.maketrans({"\u00a0": " ", "\u3000": " ", "\u2028": "\n", "\u2029": "\n", "\u200b": "", "\ufeff": ""})


def text_of(raw: bytes) -> str:
    """The text of a file; a byte that fits no encoding becomes a question mark, the rest stays."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return tidy(raw.decode(encoding, "replace"))
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        if encoding == "utf-16-le" and raw.count(b"\0") * 4 < len(raw):
            continue  # without a mark only many empty bytes tell it
        try:
            return tidy(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return tidy(raw.decode("utf-8", "replace"))


def tidy(text: str) -> str:
    """Line ends and spaces of one sort; markup taken off where the whole is a page."""
    said = text.replace("\r\n", "\n").replace("\r", "\n").translate(SPACES).replace("\0", "")
    return _Words.of(said) if len(TAG.findall(said)) > FEW else said


class _Words(HTMLParser):
    """The words of a page, each block on lines of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    @classmethod
    def of(cls, page: str) -> str:
        """The page's words."""
        words = cls()
        words.feed(page)
        words.close()
        lines = (line.strip() for line in "".join(words.parts).translate(SPACES).split("\n"))
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as called
        self.silent += tag in UNSAID
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in UNSAID and self.silent > 0
        if tag in BLOCKS - {"br"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)
