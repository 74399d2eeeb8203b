"""What a row says happened, as the answers of its record; and which of its cells cannot be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from fangxian.measures.questions import Words
from fangxian.measures.screening.about import MEASURES, SYMPTOMS
from fangxian.measures.shape import Record, questions_of
from fangxian.reading.regions import names, regions
from fangxian.registry.matching import Hint
from fangxian.registry.sheet.wrong import NO

DAY = re.compile(
    r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?(?:[T\s]*(\d{1,2})[:时点](\d{2})?[分]?(?::\d{2})?)?"
)
TIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
SERIAL = re.compile(r"4[0-9]{4}(?:\.\d+)?")  # days since 1899-12-30, as a spreadsheet counts: 2009 to 2036
SERIAL_START = date(1899, 12, 30)
READING = re.compile(r"(\d{2}(?:[.。·]\d{1,2})?)\s*(?:℃|度|°C)?")
WELL = {"正常", "无", "无症状", "无异常", "否", "健康", "良好", "无不适", "normal", "none", "no", "well"}
YES = {"是", "有", "√", "yes", "y", "1", "密接", "密切接触者"}
TESTED = {"negative": ("阴", "neg", "-"), "positive": ("阳", "pos"), "pending": ("待", "未出", "pending")}
NOBODY = ("无人", "没人", "未应", "敲门不开", "nobody", "no answer")
ORIGIN = ("origin_place", "origin_adcode")
PARTS = {"origin": ("origin_province", "origin_city", "origin_county")}  # where it stands in columns of its own


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """The answers of a row by field, and the words for each cell that was not understood."""

    answers: dict[str, Any]
    faults: tuple[Words, ...] = ()


class Odd(Exception):  # noqa: N818 - the word for the cell
    """A cell that was not understood."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.words = Words(zh, en)


def spoken(
    kind: type[Record], cells: Mapping[str, str], hint: Hint, today: date, given: Mapping[str, Any] = {}
) -> Spoken:
    """The row's answers to the questions of that kind; what nobody asks is left in the sheet.

    ``given`` is what the title says of every row, where the row itself says nothing of it.
    """
    answers: dict[str, Any] = {
        "person": hint.name or None,
        "phone": hint.phone or None,
        "id_number": hint.id_number or None,
    }
    faults: list[Words] = []
    for key, read in READ.items():
        written = (cells.get(key) or "".join(cells.get(part, "") for part in PARTS.get(key, ()))).strip()
        if not written:
            continue
        try:
            answers |= {name: value for name, value in read(written, today).items() if answers.get(name) is None}
        except Odd as odd:
            faults.append(odd.words)
    asked = questions_of(kind)
    said = {name: value for name, value in answers.items() if value is not None}
    titled = {name: value for name, value in given.items() if "origin_place" not in said or name not in ORIGIN}
    answers = _in_half_days(titled | said, asked)
    return Spoken(
        answers={name: value for name, value in answers.items() if name in asked and value is not None},
        faults=tuple(faults),
    )


def _in_half_days(answers: dict[str, Any], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Where a kind keeps one reading, the morning's or the evening's is that of a part of the day."""
    for part, name in (("morning", "temperature_am"), ("evening", "temperature_pm")):
        if name in answers and name not in asked and "temperature_c" not in answers:
            answers |= {"temperature_c": answers[name], "when_part": part}
    return answers


def day_told(written: str, today: date) -> str:
    """A day or moment as it is kept, from however a spreadsheet or a person writes it. Raises Odd."""
    text = unicodedata.normalize("NFKC", written).strip()
    if SERIAL.fullmatch(text):
        return (SERIAL_START + timedelta(days=int(float(text)))).isoformat()
    found = TIGHT.fullmatch(text)
    year, *rest = (*found.groups(), None, None) if found else _parts(text)
    month, day, hour, minute = (int(part or 0) for part in rest)
    try:
        told = datetime(int(year or today.year), month, day, hour, minute)  # noqa: DTZ001 - a day on paper
    except ValueError:
        raise Odd(f"没有“{text}”这一天,请核对", f"there is no such day as “{text}”: please check") from None
    if not year and told.date() > today:
        told = told.replace(year=told.year - 1)  # 12月30日 on a list of January
    if told.date() > today:
        raise Odd(f"日期{told.date()}还没到,请核对", f"{told.date()} is still to come: please check")
    return f"{told:%Y-%m-%dT%H:%M}" if rest[2] else told.date().isoformat()


def _parts(text: str) -> tuple[str | None, ...]:
    found = DAY.fullmatch(text)
    if found is None:
        raise Odd(f"日期“{text[:20]}”看不懂,请写成 2020-02-03", f"“{text[:20]}” is no day: write it as 2020-02-03")
    return found.groups()


def region(written: str) -> str | None:
    """The code of the place that a cell names; a county by its short name too, for a cell holds nothing else."""
    found = next(regions(written), None)
    if found and found.value.code:
        return str(found.value.code)
    codes = names().by_name.get(written.strip(), ())
    return codes[0] if len(codes) == 1 else None


def _when(written: str, today: date) -> dict[str, Any]:
    return {"when": day_told(written, today)}


def _origin(written: str, _today: date) -> dict[str, Any]:
    return {"origin_place": written[:100], "origin_adcode": region(written)}


def _via(written: str, _today: date) -> dict[str, Any]:
    return {"via_place": written[:100], "via_adcode": region(written)}


def _transport(written: str, _today: date) -> dict[str, Any]:
    return {"transport": written[:100]}


def _measure(written: str, _today: date) -> dict[str, Any]:
    known = next((key for key, zh, _ in MEASURES if zh in written), None)
    return {"measure": known or ("居家隔离" if "居家" in written else "集中隔离" if "集中" in written else None)}


def _degrees(name: str) -> Callable[[str, date], dict[str, Any]]:
    def read(written: str, _today: date) -> dict[str, Any]:
        text = unicodedata.normalize("NFKC", written).strip()
        if text.lower() in WELL:
            return {"temperature_status": "normal"}
        found = READING.fullmatch(text)
        value = float(re.sub("[。·]", ".", found[1])) if found else 0.0
        if not 34 <= value <= 43:
            raise Odd(f"体温“{text[:12]}”不对,请核对", f"the temperature “{text[:12]}” cannot be right: please check")
        return {name: value}

    return read


def _symptoms(written: str, _today: date) -> dict[str, Any]:
    text = written.strip().lower()
    if text in WELL or text in NO:
        return {"status": "normal"}
    told = [key for key, zh, en in SYMPTOMS if zh in written or en in text]
    if not told:
        raise Odd(
            f"症状“{written[:20]}”看不懂,没有录入", f"the symptom “{written[:20]}” was not understood and left out"
        )
    return {"symptoms": told}


def _test(written: str, _today: date) -> dict[str, Any]:
    text = written.strip().lower()
    found = next((key for key, words in TESTED.items() if any(word in text for word in words)), None)
    if found is None:
        raise Odd(
            f"检测结果“{written[:12]}”看不懂,请写阴性、阳性或待出",
            f"the result “{written[:12]}” was not understood: write negative, positive or pending",
        )
    return {"test_result": found}


def _answered(written: str, _today: date) -> dict[str, Any]:
    return {"answered": not any(word in written for word in NOBODY)} if written.strip() else {}


def _contact(written: str, _today: date) -> dict[str, Any]:
    return {"contact_level": "close"} if written.strip().lower() in YES else {}


READ: dict[str, Callable[[str, date], dict[str, Any]]] = {
    "returned_on": _when,
    "released_on": _when,
    "report_day": _when,
    "origin": _origin,
    "via": _via,
    "transport_no": _transport,
    "measure": _measure,
    "temperature": _degrees("temperature_c"),
    "temperature_am": _degrees("temperature_am"),
    "temperature_pm": _degrees("temperature_pm"),
    "symptoms": _symptoms,
    "has_symptoms": _symptoms,
    "health": _symptoms,
    "is_contact": _contact,
    "test_result": _test,
    "remark": _answered,
}
