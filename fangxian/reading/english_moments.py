"""Finds the English words for time: last night, this morning at 9, on Monday, Feb 3, two days ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from fangxian.measures.needed import gated
from fangxian.measures.phrasing import Token
from fangxian.reading.almanac import Moment

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "a": 1, "an": 1}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(m + r"[a-z]*" for m in _MONTHS)
_PART = r"(?:early\s)?(?P<part>morning|noon|afternoon|evening|night)"
_ENGLISH = gated(
    rf"""\b(?:
 (?P<rel>the\sday\sbefore\syesterday|yesterday|today|tomorrow|tonight|last\snight)(?:\s{_PART})?
|(?P<this>this|in\sthe)\s{_PART.replace("part", "part2")}
|(?P<n>\d{{1,2}}|one|two|three|four|five|six|seven|an?)\s(?P<unit>day|week|hour)s?\sago
|(?P<which>last\s|next\s|this\s|on\s)?(?P<wd>{"|".join(_DAYS)})(?:\s{_PART.replace("part", "part3")})?
|(?P<mon>{_MONTH})\.?\s(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b
|(?P<md2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<mon2>{_MONTH})\b
|(?P<just>just(?:\snow)?(?!\sin\scase|\swant|\sa\b))
)(?:,?\s(?:at\s)?(?P<h>\d{{1,2}})(?::(?P<mi>\d\d)\s?(?P<m>[ap]\.?m\b)?|\s?(?P<m3>[ap]\.?m\b)))?
|\b(?:at\s)?(?P<h2>\d{{1,2}})(?::(?P<mi2>\d\d))?\s?(?P<m2>[ap]\.?m)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}


def english(text: str, letters: frozenset[str], sent_at: datetime) -> Iterator[Token]:
    """All moments told in English."""
    for match in _ENGLISH.finditer(text, letters):
        start = match.start() + (3 if match["which"] == "on " else 0)
        moment = _moment(match, sent_at)
        if moment:
            yield Token("when", start, match.end(), moment)


def _moment(match: re.Match[str], sent_at: datetime) -> Moment | None:
    group = {name: (value or "").lower() for name, value in match.groupdict().items()}
    try:
        day = _day(group, sent_at.date())
    except ValueError:
        return None
    said, clock, part = day or sent_at.date(), _clock(group), _part(group)
    ahead = said > sent_at.date() or bool(clock and clock > (sent_at.hour, sent_at.minute)) or group["rel"] == "tonight"
    return Moment(day=said, clock=clock, part=part, just=bool(group["just"]), named=day is not None, ahead=ahead)


def _day(group: dict[str, str], sent: date) -> date | None:
    if group["rel"]:
        return sent + timedelta(days=_RELATIVE.get(group["rel"], 0))
    if group["n"]:
        amount = _WORDS.get(group["n"]) or int(group["n"])
        return sent - timedelta(days=amount * {"day": 1, "week": 7, "hour": 0}[group["unit"]])
    if group["wd"]:
        monday = sent - timedelta(days=sent.weekday())
        weeks = {"last ": -7, "next ": 7}.get(group["which"], 0)
        return monday + timedelta(days=_DAYS.index(group["wd"]) + weeks)
    month = group["mon"] or group["mon2"]
    if month:
        found = date(sent.year, _MONTHS.index(month[:3]) + 1, int(group["md"] or group["md2"]))
        return found if found <= sent + timedelta(days=120) else found.replace(year=sent.year - 1)
    return sent if group["this"] or group["just"] else None


def _clock(group: dict[str, str]) -> tuple[int, int] | None:
    hour, minute, half = (
        group["h"] or group["h2"],
        group["mi"] or group["mi2"],
        group["m"] or group["m2"] or group["m3"],
    )
    if not hour or not (minute or half or group["rel"]):
        return None
    value = int(hour) % 12 + 12 if half.startswith("p") else int(hour)
    return (value, int(minute or 0)) if value < 24 else None


def _part(group: dict[str, str]) -> str | None:
    if group["rel"] in ("last night", "tonight"):
        return "evening"
    said = group["part"] or group["part2"] or group["part3"]
    return "evening" if said == "night" else said or None
