"""A row that somebody added to a register while it was away: a new record, if it says what and where."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from fangxian.intake.moment import HERE, happened_at
from fangxian.intake.returned import rows
from fangxian.intake.returned.cells import answer, plain
from fangxian.intake.returned.form import NEVER, Form, asked
from fangxian.intake.sheets.saying import Odd, day_told
from fangxian.intake.who import person_at
from fangxian.measures.questions import Words
from fangxian.registry import find
from fangxian.registry.models import Place
from fangxian.registry.sheet.columns import Line
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

if TYPE_CHECKING:
    from fangxian.measures.shape import Record

MASK = "*"
SEVERAL_KINDS = Words(
    "这张表收几种记录,看不出新增的是哪一种;请到住户或地点页上登记。",
    "This register holds several sorts of record: write the new one at its place instead.",
)
NO_PLACE = Words(
    "新增的行看不出是哪里;请在“楼栋/单元/室”或地点一列写明,如 3-2-402。",
    "A new row must say where: write the place, such as 3-2-402, in its column.",
)
MASKED = Words(
    "遮盖过的姓名、号码不能当作内容;请写全,或留空。",
    "A masked name or number is no answer: write it out or leave it empty.",
)
NOTHING = Words("新增的行没有可登记的内容。", "The new row has nothing to write down.")


def added(scope: Scope, form: Form, line: Line, now: datetime) -> rows.Row | None:
    """The record that a row without a key would become; None for a row in which nothing stands."""
    cells = {field: text for field, text in line.cells.items() if text.strip()}
    if not cells.keys() - {"no"}:
        return None
    row = rows.Row(line=line.number, status=rows.UNCLEAR)
    if len(form.kinds) != 1:
        row.why.append(SEVERAL_KINDS)
        return row
    row.kind = form.kinds[0]
    place = _place(scope, cells.get("place", ""), row.kind)
    if place is None:
        row.why.append(NO_PLACE)
    answers = _answers(row, KINDS[row.kind], cells, now.date())
    if not answers:
        row.why.append(NOTHING)
    if row.why or place is None:
        return row
    row.status, row.place_id, row.answers = rows.NEW, place.id, answers
    row.person_id = person_at(scope.community_id, place.id, answers)
    row.happened_at = _moment(cells, answers, now)
    return row


def _place(scope: Scope, written: str, kind: str) -> Place | None:
    """The one place that the cell means, among those where the writer may write such a record."""
    found = find.door(scope.community_id, written) or find.named(scope.community_id, written)
    mine = [place for place in found if scope.may_write(kind, place)]
    return mine[0] if len(mine) == 1 else None


def _answers(row: rows.Row, kind: type[Record], cells: dict[str, str], today: date) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for field, question in asked(kind, frozenset(cells)).items():
        if question.type_name in NEVER:
            continue
        if question.holds == "personal" and MASK in cells[field]:
            row.why.append(MASKED)
            continue
        try:
            answers[field] = answer(question, cells[field], today)
        except Odd as odd:
            row.why.append(odd.words)
    return answers


def _moment(cells: dict[str, str], answers: dict[str, Any], now: datetime) -> datetime:
    """As its columns say; else as the record itself does; else now."""
    try:
        day = date.fromisoformat(day_told(cells.get("day", ""), now.date())[:10])
        hour = time.fromisoformat(plain(cells.get("time", "12:00")).replace("时", ":")[:5].zfill(5))
    except (Odd, ValueError):
        return happened_at(answers, now)
    return min(datetime.combine(day, hour, HERE), now)
