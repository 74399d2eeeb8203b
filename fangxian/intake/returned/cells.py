"""One cell as a person or a spreadsheet wrote it, as the answer that its question wants; or what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from fangxian.intake.sheets.saying import Odd, day_told, region
from fangxian.measures.questions import Choice, Count, Question

BETWEEN = re.compile(r"[、,;\s]+")
LINES = re.compile(r"[\n、,;]")
GOODS = re.compile(r"\s*(?P<name>.+?)\s*(?:(?P<qty>\d+(?:\.\d+)?)\s*(?P<unit>[^\d\s]{1,4})?)?\s*")
FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)\s*\D{0,6}")
SERIAL = re.compile(r"4[0-9]{4}(?:\.\d+)?")
YES, NO = {"是", "有", "对", "√", "yes", "y", "true"}, {"否", "无", "没有", "不", "×", "no", "n", "false"}


def plain(written: str) -> str:
    """Full-width letters and digits as narrow ones, spaces around and between made one."""
    return " ".join(unicodedata.normalize("NFKC", written).split())


def answer(question: Question, written: str, today: date) -> Any:
    """The answer that a cell gives. Raises Odd, saying what cannot be right about it."""
    found = READ.get(question.type_name, _text)(question, written, today)
    if fault := question.fault(found):
        raise Odd(f"{question.zh}“{written[:20]}”:{fault.zh}", f"{question.en} “{written[:20]}”: {fault.en}")
    return found


def moment(written: str) -> str:
    """A day or moment as a spreadsheet counts it (43866.354) or as it is written, as it is kept; Odd if it is none."""
    text = plain(written)
    if SERIAL.fullmatch(text):
        at = datetime(1899, 12, 30) + timedelta(minutes=round(float(text) * 1440))  # noqa: DTZ001 - a day on paper
        return f"{at:%Y-%m-%dT%H:%M}" if "." in text else at.date().isoformat()
    return day_told(re.sub(r"[T ]00:00(:00)?$", "", text), date.max)


def _text(_question: Question, written: str, _today: date) -> str:
    return written.strip()


def _figure(question: Question, written: str, _today: date) -> float | int:
    found = FIGURE.fullmatch(plain(written).replace(",", ""))
    if found is None:
        raise Odd(f"{question.zh}“{written[:20]}”不是数字", f"{question.en}: “{written[:20]}” is no number")
    value = float(found[1])
    return int(value) if isinstance(question, Count) and value.is_integer() else value


def _readings(question: Question, written: str, today: date) -> Any:
    parts = [_figure(question, part, today) for part in BETWEEN.split(plain(written)) if part]
    return parts[0] if len(parts) == 1 else parts


def _yes_no(question: Question, written: str, _today: date) -> bool:
    said = plain(written).lower()
    if said not in YES | NO:
        raise Odd(f"{question.zh}“{written[:20]}”请写是或否", f"{question.en}: write yes or no, not “{written[:20]}”")
    return said in YES


def _choice(question: Question, written: str, _today: date) -> str:
    assert isinstance(question, Choice)
    said = plain(written).lower()
    return next((key for key, *words in question.options if said in {plain(w).lower() for w in (key, *words)}), written)


def _several(question: Question, written: str, today: date) -> list[str]:
    return [_choice(question, part, today) for part in LINES.split(plain(written)) if part.strip()]


def _names(_question: Question, written: str, _today: date) -> list[str]:
    return [part for part in BETWEEN.split(plain(written)) if part]


def _goods(_question: Question, written: str, _today: date) -> list[dict[str, Any]]:
    return [_item(line) for line in LINES.split(unicodedata.normalize("NFKC", written)) if line.strip()]


def _item(line: str) -> dict[str, Any]:
    found = GOODS.fullmatch(line)
    parts: dict[str, Any] = {name: part for name, part in found.groupdict().items() if part} if found else {}
    if "qty" in parts:
        many = float(parts["qty"])
        parts["qty"] = int(many) if many.is_integer() else many
    return parts or {"name": line.strip()}


def _day(_question: Question, written: str, today: date) -> str:
    text = plain(written)
    return moment(written) if re.match(r"\d{4}", text) else day_told(text, today)


def _region(question: Question, written: str, _today: date) -> str:
    said = plain(written)
    code = said if re.fullmatch(r"\d{6}", said) else region(said)
    if code is None:
        raise Odd(
            f"{question.zh}“{written[:20]}”看不懂,请写省、市、县", f"{question.en}: “{written[:20]}” is no place known"
        )
    return code


READ: dict[str, Callable[[Question, str, date], Any]] = {
    "number": _figure,
    "count": _figure,
    "degrees": _readings,
    "yes_no": _yes_no,
    "choice": _choice,
    "several": _several,
    "names": _names,
    "items": _goods,
    "day": _day,
    "region": _region,
}
