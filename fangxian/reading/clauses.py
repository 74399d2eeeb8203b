"""Parts a message into clauses, and tells which of them ask or bid instead of saying that something is so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from fangxian.measures.beginnings import quick
from fangxian.measures.needed import gated, letters_of
from fangxian.measures.phrasing import SIGNS, Clause

_END = quick(r"[,。;!?\n]+|\.(?=\s|$)")
_ASIDE = re.compile(r"\([^()。;\n]{1,30}\)")
_ASKS = gated(
    r"[吗么嘛]\s*(?:啊|呀)?$|有没有|是不是|能不能|可不可以|会不会|要不要|行不行|好不好|怎么样|"
    r"怎样了?$|怎么办|多少|什么时候|几点|几号|几天|哪[里些个天儿]|谁[在能是有]|是否|呢$|请问|想问|"
    r"问一下|咋办|咋样|如何"
    r"|^\s*(?:is|are|was|were|does|do|did|has|have|can|could|any|what|when|where|how|who|which|should|may)\b",
    re.IGNORECASE,
)
_ASKS_ALL = quick(r"@全体|@所有人|演练|脚本|剧本|模板|示例|样例|请问|想问|咨询|问一下|打听|想了解|想知道")
_BIDS = gated(
    r"忽略[^,。]{0,8}指令|标记为|请[^,。]{0,18}的(?:居民|人员|同志|业主|住户)|主动(?:联系|登记|报备|上报|申报)|"
    r"请(?:大家|各位|"
    r"居民|所有|广大|全体|近期|凡|有|相关|务必|自觉|主动|互相|邻居|业主|配合|及时|您|你)|凡是?|如有|"
    r"如果|若有?|要是|一旦|假如|假设|万一|务必|各位.*请|谁家|(?:应当?|需要?|必须|要)(?:及时|主动|立即|"
    r"自觉|第一时间)"
    r"|需要的[^,。]{0,6}(?:可以|请|来|联系|接龙|报)|的(?:居民|人员|同志|业主|朋友|人)?请|就好$|就行$|"
    r"不要(?:出门|外出|聚|串|走)|别(?:出门|聚|串门)|希望大家|提醒|倡议|呼吁|温馨提示|注意事项|原则上|"
    r"记得|把[^,。]{0,18}(?:报给|交给|发给|填好|统计|汇总|报上来|报过来)|一个都不[能许]|一律|方可|将予|的将|"
    r"才能|\bif\b|\bplease (?:wear|wash|stay|report|contact|everyone|all)|"
    r"everyone|all residents|anyone",
    re.IGNORECASE,
)
Forms: TypeAlias = Sequence[re.Pattern[str]]
_CONDITION = gated(r"(?:超过|高于|凡|如|若).*(?:的|者)$")


def clauses(words: str) -> list[Clause]:
    """All clauses of a message in which what was recognised stands as signs."""
    found: list[Clause] = []
    at = sentence = 0
    letters = letters_of(words)
    asking = [gate.form for gate in _ASKING if gate.may_match(letters)]
    gaps = [gap.end() for gap in _SPACE.finditer(words)] if " " in letters else []
    inside = {at for aside in _ASIDE.finditer(words) for at in range(*aside.span())} if "(" in words else ()
    for match in _END.finditer(words):
        if match.start() in inside:
            continue
        found += _clauses(words, at, match.end(), asking, gaps, asks="?" in match[0])
        at = match.end()
        if match[0][0] != ",":
            found[sentence:] = _together(words, found[sentence:])
            sentence = len(found)
    if at < len(words):
        found += _clauses(words, at, len(words), asking, gaps, asks=False)
        found[sentence:] = _together(words, found[sentence:])
    return found or [Clause(0, len(words), asks=False)]


_MANY = 3
_SPACE = quick(r"(?<=[一-龥\ue000-\ue020]) +(?=[一-龥\ue000-\ue020])")


def _clauses(words: str, start: int, end: int, asking: Forms, gaps: Sequence[int], *, asks: bool) -> list[Clause]:
    """One clause; one with gaps instead of marks is parted at them if they are many or it asks."""
    whole = _clause(words, start, end, asking, asks=asks)
    inside = [gap for gap in gaps if start < gap < end]
    if not inside or (len(inside) < _MANY and not whole.asks):
        return [whole]
    edges = [start, *inside, end]
    return [_clause(words, a, b, asking, asks=asks and b == end) for a, b in pairwise(edges)]


_ASKING = _ASKS, _BIDS, _CONDITION


def _clause(words: str, start: int, end: int, asking: Forms, *, asks: bool) -> Clause:
    said = words[start:end].rstrip(",。;!?\n .")
    return Clause(start, end, asks or any(form.search(said) for form in asking))


def _together(words: str, sentence: list[Clause]) -> list[Clause]:
    """A sentence that begins by asking asks as a whole."""
    if sentence and _ASKS_ALL.search(words, sentence[0].start, sentence[0].end):
        return [clause._replace(asks=True) for clause in sentence]
    return sentence


_NO_LETTERS = re.compile(rf"[\W\d_和及与跟的号室{''.join(SIGNS.values())}]+")


def letters(words: str) -> str:
    """What is left of words without the signs, the marks and what only joins."""
    return _NO_LETTERS.sub("", words)
