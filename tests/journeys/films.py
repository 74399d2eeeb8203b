"""Films for a phone's camera: codes as somebody holds them up, one after the other, as raw frames (YUV4MPEG2)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import segno

WIDTH, HEIGHT = 640, 480
GREY = 150
RATE = 10  # frames a second


def film(file: Path, codes: Iterable[str], seconds: float = 1, *, pause: float = 0, corner: bool = False) -> Path:
    """Shows each code so many seconds, after each nothing for a while; the browser plays it over and over.

    With ``corner`` a corner of the picture is light as long as a code is there.
    """
    with file.open("wb") as out:
        out.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{RATE}:1 Ip A1:1 C420jpeg\n".encode())
        for code in codes:
            out.write(_picture(frame(code, corner=corner)) * max(1, round(seconds * RATE)))
            out.write(_picture(frame(None, corner=False)) * round(pause * RATE))
    return file


def _picture(brightness: bytes) -> bytes:
    return b"FRAME\n" + brightness + bytes([128]) * (WIDTH * HEIGHT // 2)


def frame(code: str | None, *, corner: bool) -> bytes:
    """The brightness of one picture: a card with the code in the middle of a grey wall."""
    rows = [bytearray([GREY]) * WIDTH for _ in range(HEIGHT)]
    drawn = [list(row) for row in segno.make_qr(code, error="m").matrix_iter(scale=6, border=4)] if code else []
    top, left = (HEIGHT - len(drawn)) // 2, (WIDTH - len(drawn)) // 2
    for y, row in enumerate(drawn):
        rows[top + y][left : left + len(row)] = bytes(30 if dark else 225 for dark in row)
    for line in rows[:40] if corner else ():
        line[:40] = bytes([250]) * 40
    return b"".join(rows)
