"""What the ledger tells of one person, by what a sheet asks for; None where it is not known, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from fangxian.measures.hours import day_told
from fangxian.measures.screening.about import Measured
from fangxian.measures.screening.records import Returnee
from fangxian.measures.screening.states import AT_HOME, Observation
from fangxian.reading.regions import full_name, names
from fangxian.reports.office.row import Row

DAY = timedelta(days=1)


def origin_code(row: Row) -> str:
    """The code of where they came back from; empty where nobody said."""
    record = row.came.record if row.came else None
    return (record.origin_adcode or "") if isinstance(record, Returnee) else ""


def _origin(row: Row) -> str | None:
    code = origin_code(row)
    if code.isdigit() and full_name(code):
        return full_name(code)
    record = row.came.record if row.came else None
    return (record.origin_place or None) if isinstance(record, Returnee) else None


def _region(length: int) -> Callable[[Row], str | None]:
    """The province, city or county of the origin; None where it is not known so narrowly."""

    def part(row: Row) -> str | None:
        code = origin_code(row)
        narrow = code.isdigit() and (length == 2 or code[length - 2 : length] != "00")
        return names().regions.get(code[:length].ljust(6, "0")) if narrow else None

    return part


def _from(*starts: str) -> Callable[[Row], bool | None]:
    def came_from(row: Row) -> bool | None:
        code = origin_code(row)
        if not code.isdigit():
            return None
        known = [start for start in starts if code.startswith(start)]
        vague = any(start.startswith(code.rstrip("0")) and start != code[: len(start)] for start in starts)
        return True if known else None if vague else False

    return came_from


def _key_area(row: Row) -> bool | None:
    rules = row.here.rules
    if row.came is None or not origin_code(row) or rules is None:
        return None
    via = getattr(row.came.record, "via_adcode", None)
    held = rules.on(day_told(row.came))
    return held.is_key_area(origin_code(row)) or held.is_key_area(via)


def _came(field: str) -> Callable[[Row], Any]:
    return lambda row: getattr(row.came.record, field, None) or None if row.came else None


def _via(row: Row) -> str | None:
    code = _came("via_adcode")(row)
    return full_name(code) if code and str(code).isdigit() else _came("via_place")(row)


def _running(row: Row) -> Observation | None:
    seen = row.seen
    return seen if seen and seen.start <= row.day < seen.over_on else None


def _measure(row: Row) -> str | None:
    seen = _running(row)
    return next((one.measure for one in seen.stretches if one.since <= row.day < one.until), None) if seen else None


def _over(row: Row) -> date | None:
    return row.seen.over_on if row.seen and row.seen.ended_on and row.seen.over_on <= row.day else None


def _span(row: Row) -> tuple[date, date] | None:
    return (row.seen.start, row.seen.over_on - DAY) if row.seen else None


def _state(row: Row) -> bool | None:
    return row.seen.over_on <= row.day if row.seen else None


def _at_home(row: Row) -> bool | None:
    return _measure(row) in AT_HOME if row.seen else None


def _day_n(row: Row) -> int | None:
    return (row.day - row.seen.start).days + 1 if row.seen and _running(row) else None


def _reading(half: str) -> Callable[[Row], float | None]:
    def last(row: Row) -> float | None:
        found = [one for one in row.story.readings() if one.day == row.day and half in ("", one.half)]
        return max(found, key=lambda one: one.at).celsius if found else None

    return last


def _first(row: Row) -> float | None:
    if row.came is None:
        return None
    own = getattr(row.came.record, "temperature_c", None)
    later = [one for one in row.story.readings() if one.at >= row.came.at]
    return own or (later[0].celsius if later else None)


def _measured_today(row: Row) -> list[Measured]:
    return [
        one.record for one in row.story.on(row.day) if isinstance(one.record, Measured) and (one.record.count or 1) == 1
    ]


def _symptoms(row: Row) -> list[str] | None:
    """What was told that day; an empty list if it was told that there were none."""
    lines = _measured_today(row)
    told = list(dict.fromkeys(symptom for one in lines for symptom in one.symptoms or ()))
    fine = any(
        one.symptoms_absent or getattr(one, "status", None) == "normal" or one.temperature_status == "normal"
        for one in lines
    )
    return told if told or fine else None


def _fever(row: Row) -> bool | None:
    rules = row.here.rules
    readings = [one.celsius for one in row.story.readings() if one.day == row.day]
    if not readings or rules is None:
        return None
    limit = rules.on(row.day).fever_celsius
    return max(readings) >= limit


def _has_symptoms(row: Row) -> bool | None:
    told, fever = _symptoms(row), _fever(row)
    if told or fever:
        return True
    return None if told is None else False


def _health(row: Row) -> list[str] | None:
    told, fever = _symptoms(row), _fever(row)
    if fever and "发热" not in (told or ()):
        return ["发热", *(told or ())]
    return told


def _test(row: Row) -> str | None:
    lines = [one.record for one in row.story.said if isinstance(one.record, Measured) and one.record.test_result]
    return lines[-1].test_result if lines else None


ANSWERS: dict[str, Callable[[Row], Any]] = {
    "origin": _origin,
    "origin_province": _region(2),
    "origin_city": _region(4),
    "origin_county": _region(6),
    "from_key_area": _key_area,
    "from_hubei": _from("42"),
    "from_wuhan": _from("4201"),
    "returned_on": lambda row: day_told(row.came) if row.came else None,
    "transport_no": _came("transport"),
    "via": _via,
    "measure": _measure,
    "observed_from": lambda row: row.seen.start if row.seen else None,
    "observed_to": lambda row: row.seen.over_on - DAY if row.seen else None,
    "observed_span": _span,
    "released_on": _over,
    "release_due": lambda row: row.seen.until if row.seen and row.day < row.seen.over_on else None,
    "observed_day": _day_n,
    "observed_state": _state,
    "being_observed": _at_home,
    "temperature": _reading(""),
    "temperature_am": _reading("am"),
    "temperature_pm": _reading("pm"),
    "temperature_first": _first,
    "symptoms": _symptoms,
    "has_symptoms": _has_symptoms,
    "has_fever": _fever,
    "health": _health,
    "is_contact": lambda row: True if row.story.is_contact else None,
    "test_result": _test,
}
