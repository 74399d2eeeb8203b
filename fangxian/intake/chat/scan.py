"""Goes through the lines of a chat with one format: heads, days that stand alone, what the program wrote itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, time

import msgspec

from fangxian.intake.chat.heads import headed
from fangxian.intake.chat.said import is_system
from fangxian.intake.chat.shape import Format
from fangxian.intake.chat.stamps import CLOCK, FULL, MONTH_DAY, WORD, Stamped, clock_of, day_of

RULE = re.compile(rf"[-—–─\s]*(?P<day>{FULL})\s*(?:(?:星期|周)[一二三四五六日天])?[-—–─\s]*")
ALONE = re.compile(rf"(?P<day>{FULL}|{MONTH_DAY}|{WORD})\s*(?P<clock>{CLOCK})")
SEPARATED = 0.75  # of the heads have an empty line before them: then one without is a line of text


class Raw(msgspec.Struct):
    """A message as its lines stand there, not resolved yet."""

    sender: str
    stamp: Stamped
    lines: list[str]


class Scanned(msgspec.Struct):
    """What one format makes of a chat; ``known`` counts the lines that are heads or days."""

    raws: list[Raw]
    known: int = 0
    system: int = 0


def scan(lines: Sequence[str], form: Format, today: date) -> Scanned:
    """Part the lines into messages; what stands before the first head is a message of nobody known."""
    heads = _heads(lines, form)
    found = Scanned([])
    ruled: date | None = None
    clock: time | None = None
    for number, line in enumerate(lines):
        if match := heads.get(number):
            found.known += 1
            found.raws.append(_raw(match, ruled, clock, today))
        elif rule := RULE.fullmatch(line) or (_free(lines, number) and ALONE.fullmatch(line.strip())):
            ruled, clock = day_of(rule["day"], today), clock_of(rule.groupdict().get("clock") or "")
            found.known += 1
        elif is_system(line):
            found.system += 1
        else:
            _add(found, line)
    return found


def _heads(lines: Sequence[str], form: Format) -> dict[int, re.Match[str]]:
    """The lines with which messages begin."""
    sure = {number: match for number, line in enumerate(lines) if (match := headed(line, form.heads))}
    if not sure:
        loose = {n: match for n, line in enumerate(lines) if _free(lines, n) and (match := headed(line, form.loose))}
        return {n: match for n, match in loose.items() if len(loose) > 1 and not _void(lines, n)}
    found = _parted(lines, sure)
    return {n: match for n, match in found.items() if _free(lines, n) or _dated(match) or _leads(lines, n, found)}


def _parted(lines: Sequence[str], sure: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """Only heads with an empty line before them, where that is how this chat is written."""
    free = {number: match for number, match in sure.items() if _free(lines, number)}
    dated = [number for number, match in sure.items() if _dated(match)]
    apart = len(dated) > 2 and all(number in free for number in dated)
    return free if apart or len(free) >= SEPARATED * len(sure) else sure


def _leads(lines: Sequence[str], number: int, found: dict[int, re.Match[str]]) -> bool:
    """Whether words stand under the head; a clock behind a name with nothing under it is a line of text."""
    return number + 1 not in found and not _void(lines, number)


def _dated(match: re.Match[str]) -> bool:
    """Whether the head has a day, or words of its own: then it is one even with nothing under it."""
    said = match.groupdict()
    return bool(said.get("day") or said.get("text"))


def _void(lines: Sequence[str], number: int) -> bool:
    return number + 1 >= len(lines) or not lines[number + 1].strip()


def _free(lines: Sequence[str], number: int) -> bool:
    """Whether nothing of another message stands right before."""
    before = lines[number - 1] if number else ""
    return not before.strip() or RULE.fullmatch(before) is not None or is_system(before)


def _raw(match: re.Match[str], ruled: date | None, clock: time | None, today: date) -> Raw:
    said = match.groupdict()
    day = day_of(said["day"], today) if said.get("day") else ruled
    told = clock_of(said["clock"]) if said.get("clock") else clock
    own = said.get("text")
    stamp = Stamped(day, told, ruled=day is not None)
    return Raw(said["name"].strip(), stamp, [own] if own else [])


def _add(found: Scanned, line: str) -> None:
    if not found.raws:
        if not line.strip():
            return
        found.raws.append(Raw("", Stamped(None, None), []))
    found.raws[-1].lines.append(line)


def texts(raws: Sequence[Raw]) -> Iterator[str]:
    """The words of each message, without the empty lines around them."""
    return ("\n".join(raw.lines).strip() for raw in raws)
