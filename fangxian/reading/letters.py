"""Writes a message in one hand: full-width signs become half-width, and each letter keeps its place."""

from __future__ import annotations

LONGEST = 1200

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OTHERS = {
    ord(a): b for a, b in zip("【】〔〕—–−‐～•・．　\t\r\xa0《》「」『』“”", '[][]----~··.    """"""""', strict=True)
}
_OWN_SIGNS = dict.fromkeys(range(57344, 57376), " ")
_PLAIN: dict[int, int | str] = {**_FULL_WIDTH, **_OTHERS, **_OWN_SIGNS}


def plain(text: str) -> str:
    """The first ``LONGEST`` letters in one hand; the place of every letter stays as it was."""
    return text[:LONGEST].translate(_PLAIN)
