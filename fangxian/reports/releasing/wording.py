"""What a list is called, and its columns: a list of people, a register, or an office sheet that leaves filled."""

from __future__ import annotations

from fangxian.measures.questions import Words
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.reports.books import title
from fangxian.reports.office.subjects import BY_KEY
from fangxian.reports.register import load
from fangxian.reports.releasing.asked import Asked
from fangxian.reports.releasing.columns import COLUMNS, WHOM

OFFICE = Words("来表", "office sheet")


def whom(asked: Asked) -> Words:
    """Who is on it."""
    if asked.register is not None:
        return title(asked.register.form)
    if asked.sheet is None:
        return WHOM[asked.whom]
    rows = [BY_KEY[key].words for key in asked.sheet.rows if key in BY_KEY]
    return Words(
        f"{OFFICE.zh}:{'、'.join(words.zh for words in rows)}" if rows else OFFICE.zh,
        f"{OFFICE.en}: {', '.join(words.en for words in rows)}" if rows else OFFICE.en,
    )


def columns(asked: Asked) -> list[Words]:
    """What its columns are called here; never the office's own heads, in which anything may stand."""
    if asked.register is not None:
        form = load(asked.register.form)
        return [form.head(column) for column in form.columns if column.take in asked.columns]
    if asked.sheet is None:
        return [COLUMNS[key].words for key in asked.shown]
    known = vocabulary()
    return [known[key].title for key in asked.shown if key in known]
