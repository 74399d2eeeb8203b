"""Days and moments as addresses and forms write them."""

from __future__ import annotations

from datetime import date, datetime

from django.http import QueryDict
from django.utils.timezone import make_aware

from fangxian.desk.asking import Asking


def day_asked(query: QueryDict, asking: Asking) -> date:
    """The ``day`` that is asked for, never one to come; today for anything that is no day."""
    today = asking.now.date()
    try:
        return min(date.fromisoformat(query.get("day", "")), today)
    except ValueError:
        return today


def moment(text: str) -> datetime | None:
    """A moment as a form writes it (local time), or None."""
    try:
        return make_aware(datetime.fromisoformat(text.strip()))
    except ValueError:
        return None
