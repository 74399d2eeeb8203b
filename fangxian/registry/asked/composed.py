"""A figure that is said in parts: when it counts (今日, 累计, 现有), of what it counts (人, 户, 次), and what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from fangxian.registry.asked.plain import bare
from fangxian.registry.asked.vocabulary import figures

DAY, TOTAL, HELD = "day", "total", "held"
TIMES = {
    TOTAL: re.compile(r"累计|总计|共计|至今|total|cumulative|so ?far"),
    DAY: re.compile(r"今日新增|当日新增|本日新增|今天|今日|当日|当天|本日|新增|today|new"),
    HELD: re.compile(r"现有|目前|当前|正在|尚在|仍在|现在|currently|current|now"),
}
COUNTED = re.compile(r"(人次|户次|人员数|人员|人数|户数|次数|家数|台数|数量|总数|数)$")
UNIT = re.compile(r"[((\[【〔]\s*(?:单位[::]?)?\s*(人次|户次|人|户|次|家|台|辆|㎡|m2|平方米)\s*[))\]】〕]")
COUNTS = re.compile("累计|现有|新增")  # words that only a figure bears
# Words that offices use for one another where they count.
ONE_WORD = (
    (re.compile("(?:外来|来)?(?:返乡|返回|返程|返衡|来衡|返石|来石|返湘|来返|回乡|返城)"), "来返"),
    (re.compile("摸排核查|入户(?:排查|摸排|走访|核查)|排查|摸排|走访|入户"), "摸排"),
    (re.compile("居家(?:医学|隔离|观察|在管)+"), "居家隔离"),
    (re.compile("集中(?:医学|隔离|观察)+"), "集中隔离"),
    (re.compile("(?<!居家)(?<!集中)(?:隔离|医学)+观察|在管|在隔离"), "观察"),
    (re.compile("密切接触者?|密接者?"), "密接"),
    (re.compile("发热(?:病人|患者|病例|者)|发烧"), "发热"),
    (re.compile("消毒消杀|环境消杀|消杀"), "消毒"),
    (re.compile("(?:疫情)?重点疫区|疫情重点地区|疫区"), "重点地区"),
    (re.compile("来自(?=重点|其他)"), ""),
    (re.compile("已?(?:复工复产|复工|复业)(?:企业|商户)?"), "复工"),
    (re.compile("解除(?:隔离|观察|医学)+"), "解除"),
)
FIELD = re.compile(
    "(?:管控|环境|卫生|人员|防控|工作|情况|措施|信息|数据|统计|管理)+"
)  # over figures of one field of work
AREA = {"㎡", "m2", "平方米"}
SAME = {
    "人员数": "人",
    "人员": "人",
    "人数": "人",
    "人次": "人",
    "户数": "户",
    "户次": "户",
    "次数": "次",
    "家数": "家",
}
MOST_LEVELS = 3


def composed(heads: Sequence[str]) -> tuple[str, ...]:
    """The figures that the heads over a column may mean, read together in either order; none where no time is said."""
    found = _composed(heads)
    return found or (_composed(heads[1:]) if len(heads) > 1 and FIELD.fullmatch(bare(heads[0])) else ())


def _composed(heads: Sequence[str]) -> tuple[str, ...]:
    levels = [unicodedata.normalize("NFKC", head).lower() for head in heads][-MOST_LEVELS:]
    whole = "".join(levels)
    times = {name for name, said in TIMES.items() if said.search(whole)}
    counts = UNIT.search(whole) or any(COUNTED.search(bare(level)) for level in levels) or COUNTS.search(whole)
    if len(times) != 1 or not counts:
        return ()
    time, units = times.pop(), {*_units(levels)}
    parts = [part for part in (_core(bare(level)) for level in levels) if part]
    found: dict[str, None] = {}
    cores = {"".join(parts), "".join(reversed(parts)), _core("".join(parts))}
    for core in {core if "面积" in core else f"{core}面积" for core in cores} if units & AREA else cores:
        for key, unit in _known().get((core, time), ()):
            if not units - AREA or not unit or unit in units:
                found[key] = None
    return tuple(found)


def _units(levels: Sequence[str]) -> Iterator[str]:
    """Of what it counts: the unit in brackets, or the word at the end."""
    for level in levels:
        yield from (SAME.get(unit, unit) for unit in UNIT.findall(level))
        if (said := COUNTED.search(bare(level))) and said[1] in SAME:
            yield SAME[said[1]]


def _core(text: str) -> str:
    """What is counted, without when and how many."""
    for said in TIMES.values():
        text = said.sub("", text)
    while (short := COUNTED.sub("", text)) != text:
        text = short
    for said, word in ONE_WORD:
        text = said.sub(word, text)
    return text


@cache
def _known() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """The figures by what they count and when, each with its unit where its name has one."""
    found: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for time, key, word in figures():
        unit = next(_units([word]), "")
        said = (_core(bare(word)), TOTAL if TIMES[TOTAL].search(word) else time)
        if said[0] and (key, unit) not in found.get(said, ()):
            found[said] = (*found.get(said, ()), (key, unit))
    return found
