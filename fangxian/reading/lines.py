"""Reads messages from a stream of JSON lines and writes what was understood, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from fangxian.reading.read import Tongues, read

_HERE = ZoneInfo("Asia/Shanghai")


def read_lines(source: Iterable[str], target: TextIO, tongues: Tongues) -> int:
    """Write ``{"id", "facts", "urgent"}`` for each ``{"id", "text", "sent_at", "role"}``.

    A line that cannot be read yields ``{"line", "error"}`` in its place, and reading goes on.
    The answer is the number of such lines.
    """
    broken = 0
    for answer in answers(source, tongues):
        broken += "error" in answer
        target.write(json.dumps(answer, ensure_ascii=False) + "\n")
    target.flush()
    return broken


def answers(source: Iterable[str], tongues: Tongues) -> Iterator[dict[str, Any]]:
    """One answer for each line that is not empty."""
    for number, line in enumerate(source, start=1):
        if line.strip():
            yield _answer(number, line, tongues)


def _answer(number: int, line: str, tongues: Tongues) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except ValueError:
        return _error(number, None, "not JSON 不是JSON")
    if not isinstance(message, dict) or not isinstance(message.get("text"), str):
        return _error(number, message, 'no "text" in it 缺少text')
    try:
        sent_at = datetime.fromisoformat(message["sent_at"])
    except (KeyError, TypeError, ValueError):
        return _error(number, message, '"sent_at" must be a moment such as 2020-02-05T09:10:00+08:00 sent_at应为时间')
    local = sent_at.astimezone(_HERE) if sent_at.tzinfo else sent_at.replace(tzinfo=_HERE)
    reading = read(message["text"], local, str(message.get("role") or ""), tongues)
    return {"id": message.get("id"), "facts": reading.facts, "urgent": reading.urgent}


def _error(number: int, message: object, why: str) -> dict[str, Any]:
    named = {"id": message["id"]} if isinstance(message, dict) and "id" in message else {}
    return named | {"line": number, "error": f"line {number}: {why}"}
