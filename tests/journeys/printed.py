"""Pages as LibreOffice prints them: their words with their places, and their picture."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

DOTS = 50  # an inch
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    """A word of a page and the box that it takes, in points from above."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Picture(NamedTuple):
    """A page in grey, line by line."""

    width: int
    lines: list[bytes]


def words(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    said = _run("pdftotext", "-bbox", str(pdf), "-")
    pages = said.decode().split("<page ")[1:]
    return [[Word(*map(float, hit[:4]), html.unescape(hit[4])) for hit in WORD.findall(page)] for page in pages]


def pictures(pdf: Path) -> list[Picture]:
    """The pages drawn."""
    stem = pdf.with_suffix(".page")
    _run("pdftoppm", "-gray", "-r", str(DOTS), str(pdf), str(stem))
    return [_read(file) for file in sorted(pdf.parent.glob(f"{stem.name}-*.pgm"))]


def _run(program: str, *words_said: str) -> bytes:
    path = shutil.which(program)
    assert path, f"There is no {program} here. Install it (Debian: apt-get install poppler-utils)."
    return subprocess.run((path, *words_said), capture_output=True, check=True).stdout


def _read(file: Path) -> Picture:
    _, size, _, body = file.read_bytes().split(b"\n", 3)
    width = int(size.split()[0])
    return Picture(width, [body[start : start + width] for start in range(0, len(body), width)])


def added(before: Iterable[Word], after: Iterable[Word]) -> tuple[list[Word], list[Word]]:
    """The words that a page has more, and those that it has no longer, each at its place."""
    was, now = (
        Counter(Word(*(round(part) for part in word[:4]), word.text) for word in page) for page in (before, after)
    )
    return list((now - was).elements()), list((was - now).elements())


def differing(one: Picture, other: Picture, around: Iterable[Word]) -> int:
    """How many dots differ plainly outside these boxes."""
    spans = [[round(part * DOTS / 72) for part in word[:4]] for word in around]
    found = 0
    for line, (first, second) in enumerate(zip(one.lines, other.lines, strict=True)):
        if first != second:
            here = [(left - 2, right + 2) for left, top, right, bottom in spans if top - 2 <= line <= bottom + 2]
            found += sum(
                abs(a - b) > 60 and not any(left <= at <= right for left, right in here)
                for at, (a, b) in enumerate(zip(first, second, strict=True))
            )
    return found
