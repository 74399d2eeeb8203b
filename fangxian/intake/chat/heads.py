"""The line with which a message begins: a name as people call themselves, then the time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fangxian.intake.chat.stamps import DASH, FULL, MONTH_DAY, SLASH, WORD

NAME = r"[^\n,\uff0c。;\uff1b!\uff01?\uff1f:\uff1a]{1,40}?"  # spaces, pictures and dates may be part of it
ENDS_WITH_DAY = re.compile(rf".*\s(?:{FULL}|{SLASH}|{DASH}|{MONTH_DAY}|{WORD})")
LONGEST = 100


def head(days: Sequence[str], clock: str, after: str = "") -> re.Pattern[str]:
    """A head's pattern: the name, what may stand behind it, one of the days (none allowed if "" is among them)."""
    named = "|".join(f"(?:{one})" for one in days if one)
    day = rf"(?:(?P<day>{named}),?\s*){'?' if '' in days else ''}"
    return re.compile(rf"(?P<name>{NAME}){after}\s+{day}(?P<clock>{clock})\s*")


def headed(line: str, patterns: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    """What a line says as a head; None if it is none. A day that stands before the clock is never part of the name."""
    said = line.strip()
    if len(said) > LONGEST and said[:1] not in "[【0123456789":
        return None
    for pattern in patterns:
        match = pattern.fullmatch(said)
        if match and (match.groupdict().get("day") or not ENDS_WITH_DAY.fullmatch(match["name"])):
            return match
    return None
