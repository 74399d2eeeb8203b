"""Items line by line: which figure a row's label, its unit and the head of a column ask for together."""

from __future__ import annotations

from collections.abc import Sequence

from fangxian.registry.asked.beside import OF_WHICH, part_of
from fangxian.registry.asked.composed import composed
from fangxian.registry.asked.plain import bare, tight
from fangxian.registry.asked.recognise import recognise
from fangxian.registry.asked.vocabulary import Asked, vocabulary
from fangxian.reports.office.plan import Table, Wanted

DAY_WORDS = {
    "今日",
    "当日",
    "本日",
    "今日新增",
    "当日新增",
    "新增",
    "本日新增",
    "今日数",
    "当日数",
    "今日数量",
    "今日新增数",
    "新增数",
    "today",
    "newtoday",
    "new",
}
NOW_WORDS = {"现有", "目前", "当前", "现有数", "目前数", "now", "current"}
PLAIN_WORDS = {"数量", "人数", "数值", "数据", "数", "填报数", "填报", "情况", "number", "count", "value", "figure"}
TOTAL_WORDS = {
    "累计",
    "累计数",
    "总数",
    "总计",
    "合计",
    "累计数量",
    "截至目前累计",
    "total",
    "cumulative",
    "sofar",
    "累计总数",
}
UNIT_HEADS = {"单位", "计量单位", "unit"}


def label(table: Table) -> Wanted | None:
    """The column of the items: of several (类别, 指标) the last, which parts the others."""
    found = [one for one in table.wanted if one.asked and one.asked.key == "row_name"]
    return found[-1] if found else None


def told(table: Table, row: int, items: Wanted) -> str:
    """What a row asks for: its item, with the unit where a column of its own says it."""
    said = table.at(row, items.head.at)
    unit = next((one for one in table.wanted if bare(one.head.heads[-1]) in UNIT_HEADS), None)
    named = table.at(row, unit.head.at) if unit else ""
    return f"{said}({named})" if said and named else said


def figure(items: Sequence[str], over: str) -> Asked | None:
    """The figure that the last of the items asks for under a column's head; those before it say of what it is part."""
    item = items[-1]
    if OF_WHICH.match(item):
        before = next((one for one in reversed(items[:-1]) if not OF_WHICH.match(one)), "")
        whole = figure([before], over) if before else None
        return _only(part_of(whole.key, [OF_WHICH.sub("", item), _when(over, whole)])) if whole else None
    return _named(item, over) or _composed(item, over)


def _when(over: str, whole: Asked) -> str:
    return "累计" if whole.total else "今日" if tight(over) in PLAIN_WORDS else over


def _composed(item: str, over: str) -> Asked | None:
    word = tight(over)
    if word in PLAIN_WORDS:
        return _only(composed([item]))
    if word in TOTAL_WORDS:
        return _only(composed([item, "累计"]))
    if word in DAY_WORDS:
        return _only(composed([item, "今日"])) or (None if "新增" in word else _only(composed([item, "现有"])))
    return _only(composed([item, "现有"])) if word in NOW_WORDS else None


def _only(keys: Sequence[str]) -> Asked | None:
    return vocabulary()[keys[0]] if len(keys) == 1 else None


def _named(item: str, over: str) -> Asked | None:
    """The figure whose name the item is (发热人数), under 累计 or 今日."""
    found = recognise([item])
    asked = vocabulary().get(found.key) if found.sure else None
    if asked is None or "community" not in asked.about:
        return None
    word = tight(over)
    if word in PLAIN_WORDS:
        return asked
    if word in TOTAL_WORDS:
        return asked if asked.total or not asked.sum else vocabulary().get(f"total:{asked.key.partition(':')[2]}")
    holds = asked.says == vocabulary()["figure:observed"].says
    if word in DAY_WORDS and not asked.total and asked.sum and not (holds and "新增" in word):
        return asked
    return asked if word in NOW_WORDS and holds else None
