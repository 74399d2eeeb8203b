"""When it happened: the day and hour that were said, else the moment of sending; never after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Shanghai")
HOURS = {
    "dawn": time(5),
    "morning": time(8),
    "noon": time(12),
    "afternoon": time(15),
    "evening": time(20),
    "night": time(22),
}
SOME_TIME = time(12)  # of a day before, of which no hour was said


def happened_at(fields: Mapping[str, Any], sent_at: datetime) -> datetime:
    """The moment of a draft. What is planned happens when it is said; its day stays in its answers."""
    said = fields.get("when") or fields.get("as_of")
    moment = _moment(str(said), fields.get("when_part"), sent_at) if said else sent_at
    return min(moment, sent_at)


def _moment(said: str, part: str | None, sent_at: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return sent_at
    moment = moment.replace(tzinfo=moment.tzinfo or HERE)
    if "T" in said:
        return moment
    same_day = moment.date() == sent_at.astimezone(HERE).date()
    if part is None and same_day:
        return sent_at
    return datetime.combine(moment.date(), HOURS.get(part or "", SOME_TIME), HERE)
