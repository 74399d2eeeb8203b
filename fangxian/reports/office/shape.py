"""How an answer is written into a column: by its example, its hint, its code list, the format of its cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec

from fangxian.registry.asked.needs import NEEDS
from fangxian.registry.asked.plain import in_brackets, tight
from fangxian.registry.asked.vocabulary import Asked
from fangxian.reports.office.cells import Value
from fangxian.reports.office.here import Site

OPTION = re.compile(
    r"(?:^|[\s,;、/|(:])(\d{1,2}|[A-Za-z])[、.:=\-) ]{0,2}"
    r"([一-鿿A-Za-z][一-鿿A-Za-z/ ]{0,14}?)(?=[\s,;、/|)。]|$)"
)
PLAIN_OPTIONS = re.compile(r"^[^/、|,,]{1,8}(?:[/、|][^/、|,,]{1,8})+$")
# Each answer with the words by which lists name it.
SAME = {
    "M": ("男", "男性", "male", "m"),
    "F": ("女", "女性", "female", "f"),
    "yes": ("是", "有", "yes", "y", "√", "已解除", "true"),
    "no": ("否", "无", "没有", "no", "n", "×", "不是", "未解除", "false"),
    "居家隔离": ("居家隔离", "居家医学观察", "居家观察", "居家隔离医学观察", "home quarantine"),
    "集中隔离": ("集中隔离", "集中医学观察", "集中观察", "集中隔离医学观察", "centralised quarantine"),
    "居家健康监测": ("居家健康监测", "居家监测", "健康监测", "home health monitoring"),
    "positive": ("阳性", "positive", "+", "阳"),
    "negative": ("阴性", "negative", "-", "阴"),
    "pending": ("待出", "未出", "待出结果", "pending"),
    "合格": ("合格", "达标", "符合要求", "in order", "pass"),
    "不合格": ("不合格", "不达标", "不符合要求", "not in order", "fail"),
    "normal": ("正常", "无异常", "健康", "normal", "良好", "healthy"),
}
ENGLISH = {
    "M": "male",
    "F": "female",
    "yes": "yes",
    "no": "no",
    "normal": "normal",
    "居家隔离": "home quarantine",
    "集中隔离": "centralised quarantine",
    "居家健康监测": "home health monitoring",
    "合格": "in order",
    "不合格": "not in order",
    "positive": "positive",
    "negative": "negative",
    "pending": "pending",
}
CHINESE = {"M": "男", "F": "女", "positive": "阳性", "negative": "阴性", "pending": "待出", "normal": "正常"}
NEED_WORDS = {name: (zh, en) for name, zh, en, _ in NEEDS}
PATTERNS = (
    (re.compile(r"\d{4}-\d{2}-\d{2}|yyyy-mm-dd", re.IGNORECASE), "{y}-{m:02}-{d:02}"),
    (re.compile(r"\d{4}/0\d/\d{1,2}|\d{4}/\d{2}/\d{2}|yyyy/mm/dd", re.IGNORECASE), "{y}/{m:02}/{d:02}"),
    (re.compile(r"\d{4}/\d{1,2}/\d{1,2}|yyyy/m/d", re.IGNORECASE), "{y}/{m}/{d}"),
    (re.compile(r"\d{4}\.0\d\.\d{1,2}|\d{4}\.\d{2}\.\d{2}|yyyy\.mm\.dd", re.IGNORECASE), "{y}.{m:02}.{d:02}"),
    (re.compile(r"\d{4}\.\d{1,2}\.\d{1,2}|yyyy\.m\.d", re.IGNORECASE), "{y}.{m}.{d}"),
    (re.compile(r"\d{4}年0\d月\d{1,2}日"), "{y}年{m:02}月{d:02}日"),
    (
        re.compile(
            r"\d{4}年\d{1,2}月\d{1,2}日|[xX×]{2,4}年[xX×]{1,2}月[xX×]{1,2}日|年月日|y+年m+月d+日", re.IGNORECASE
        ),
        "{y}年{m}月{d}日",
    ),
    (re.compile(r"(?<!\d)\d{8}(?!\d)|yyyymmdd", re.IGNORECASE), "{y}{m:02}{d:02}"),
    (re.compile(r"(?<!\d)(?:19|20)\d{2}-\d{2}(?![\d-])|yyyy-mm(?!-)", re.IGNORECASE), "{y}-{m:02}"),
    (re.compile(r"(?<!\d)(?:19|20)\d{2}\.\d{2}(?![\d.])|yyyy\.mm(?!\.)", re.IGNORECASE), "{y}.{m:02}"),
    (re.compile(r"(?<!\d)(?:19|20)\d{2}年\d{1,2}月(?!\d)"), "{y}年{m}月"),
    (
        re.compile(r"(?<![\d年])\d{1,2}月\d{1,2}日|[xX×]{1,2}月[xX×]{1,2}日|月/日|(?<!年)m+月d+日|几月几日"),
        "{m}月{d}日",
    ),
    (re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])"), "{m}.{d}"),
    (re.compile(r"dd/mm/yyyy", re.IGNORECASE), "{d:02}/{m:02}/{y}"),
)
DOORS = (
    (re.compile(r"\d+-\d+-\d+|[楼栋幢]号?[-—]单元号?[-—][室房]"), ("{b}-{u}-{r}", "{b}-{r}")),
    (re.compile(r"\d+#"), ("{b}#{u}-{r}", "{b}#{r}")),
    (re.compile(r"\d+号楼.*室"), ("{b}号楼{u}单元{r}室", "{b}号楼{r}室")),
    (re.compile(r"\d+号楼"), ("{b}号楼{u}单元{r}", "{b}号楼{r}")),
    (re.compile(r"\d+幢"), ("{b}幢{u}单元{r}室", "{b}幢{r}室")),
    (re.compile(r"\d+栋\d*(?:单元)?\d*$"), ("{b}栋{u}单元{r}", "{b}栋{r}")),
)
DOOR = ("{b}栋{u}单元{r}室", "{b}栋{r}室")


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """How a column wants its answers: what heads and examples show, what may be chosen, how its cells are formatted."""

    heads: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()  # (what is written, what it means)
    date_cells: bool = False
    text_cells: bool = False
    english: bool = False
    date1904: bool = False


def options_in(text: str) -> tuple[tuple[str, str], ...]:
    """The code list in a text: 1.是 2.否; A居家 B集中; or plain words to choose from: 男/女."""
    plain = unicodedata.normalize("NFKC", text)
    found = [(code, word.strip()) for code, word in OPTION.findall(plain)]
    if len(found) > 1 and len({code for code, _ in found}) == len(found):
        return tuple(found)
    for part in in_brackets(plain) or [plain]:
        if PLAIN_OPTIONS.match(part.strip()):
            return tuple((word.strip(), word.strip()) for word in re.split(r"[/、|]", part) if word.strip())
    return ()


def written(asked: Asked, answer: Any, hint: Hint) -> Value | None:
    """The answer as it is put into the cell; None where the column's own list has no word for it."""
    if answer is None:
        return None
    way = next((way for kind, way in WAYS if isinstance(answer, kind)), None)
    if way:
        return way(asked, answer, hint)
    if asked.kind == "choice":
        return _choice(answer, hint, (ENGLISH if hint.english else CHINESE).get(answer, answer))
    return _plain(asked, answer, hint)


def _yes_no(asked: Asked, hint: Hint) -> tuple[str, str]:
    if hint.english:
        return ("yes", "no")
    head = tight(hint.heads[-1]) if hint.heads else ""
    has = asked.kind == "has" and not head.startswith("是否")
    return ("有", "无") if head.startswith("有无") or has else ("是", "否")


def _choice(answer: str, hint: Hint, usual: str) -> str | None:
    return _listed(answer, hint.options) if hint.options else usual


def _said_yes(asked: Asked, answer: bool, hint: Hint) -> str | None:
    return _choice("yes" if answer else "no", hint, _yes_no(asked, hint)[not answer])


def _listed(answer: str, options: Sequence[tuple[str, str]]) -> str | None:
    words = {tight(word) for word in (*SAME.get(answer, ()), answer)}
    hits = [code for code, word in options if tight(word) in words]
    return hits[0] if len(hits) == 1 else None


def _several(asked: Asked, answer: list[str], hint: Hint) -> str | None:
    if asked.kind == "health" and not answer:
        return _choice(
            "no" if tight(hint.heads[-1] if hint.heads else "").startswith("有无") else "normal",
            hint,
            "normal" if hint.english else "正常",
        )
    if asked.key == "needs":
        words = [NEED_WORDS.get(need, (need, need))[int(hint.english)] for need in answer]
        if hint.options:
            codes = [_listed(word, hint.options) for word in words]
            return "、".join(filter(None, codes)) if all(codes) else None
        return ("、" if not hint.english else ", ").join(words)
    if hint.options:
        codes = (
            [_listed(word, hint.options) for word in answer]
            if answer
            else [_listed("no", hint.options) or _listed("normal", hint.options)]
        )
        return "、".join(filter(None, codes)) if all(codes) else None
    if not answer:
        return "none" if hint.english else "无"
    return ("、" if not hint.english else ", ").join(answer)


def _pattern(hint: Hint) -> str:
    for text in (*hint.examples, *(head.replace("出生年月日", "") for head in hint.heads)):
        for shape, pattern in PATTERNS:
            if shape.search(unicodedata.normalize("NFKC", text)):
                return pattern
    return "{y}-{m:02}-{d:02}"


def _day_text(day: date, hint: Hint) -> str:
    return _pattern(hint).format(y=day.year, m=day.month, d=day.day)


def _day(_asked: Asked, day: date, hint: Hint) -> Value:
    """Where the cells have a date format the number that it shows; else text in the way that is asked for."""
    if not hint.date_cells:
        return _day_text(day, hint)
    return (day - (date(1904, 1, 1) if hint.date1904 else date(1899, 12, 30))).days


def _span(_asked: Asked, answer: tuple[date, date], hint: Hint) -> str:
    between = " – " if hint.english else "-" if "." in _pattern(hint) else "至"
    return between.join(_day_text(day, hint) for day in answer)


def _door(_asked: Asked, door: Site, hint: Hint) -> str:
    shapes = next(
        (shapes for shape, shapes in DOORS if any(shape.search(text) for text in (*hint.examples, *hint.heads))), DOOR
    )
    if hint.english and shapes is DOOR:
        shapes = ("{b}-{u}-{r}", "{b}-{r}")
    return shapes[0 if door.unit else 1].format(b=door.building, u=door.unit, r=door.room)


def _plain(asked: Asked, answer: Any, hint: Hint) -> Value:
    """Numbers as numbers unless the cells are text; whatever is made of digits and no number stays text."""
    if isinstance(answer, int | float) and asked.kind in ("number", "degrees", "serial") and not hint.text_cells:
        return answer
    if asked.key in ("building", "unit", "room"):
        suffix = {"building": ("栋", "号楼", "幢"), "unit": ("单元",), "room": ("室", "号")}[asked.key]
        shown = next((end for text in hint.examples for end in suffix if text.strip().endswith(end)), "")
        return f"{answer}{shown}"
    return str(answer)


WAYS: tuple[tuple[type, Callable[..., Value | None]], ...] = (
    (bool, _said_yes),
    (date, _day),
    (tuple, _span),
    (Site, _door),
    (list, _several),
)
