"""Recognises what a column or a label asks for by its words: surely, or as a guess that a person has to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz, process

from fangxian.registry.asked import days
from fangxian.registry.asked.composed import composed
from fangxian.registry.asked.pieces import by_pieces
from fangxian.registry.asked.plain import bare, tight, whole
from fangxian.registry.asked.vocabulary import by_word, theme_of, vocabulary

# What may stand over a column without changing what it asks for.
NEUTRAL = re.compile(
    r"(?:个人|人员|基本|本人|居民|对象|登记|返乡人员|来返人员|返乡|来返|被?隔离人员|观察对象|被观察人员?|住户|家庭|成员|详细|"
    r"居家人员|党员|志愿者|老人|学生|管理|重点|排查|摸排|走访|入户|工作|疫情|防控|personal|basic|resident)*"
    r"(?:信息|情况|资料|details?|information|data|(?:现|目前)?(?:居住|家庭|详细|常)?(?:住址|地址|住所|住地))?"
)
ANY = r"核查|核实|反馈|结果|个人|人员|基本|基础|本人|信息|情况|资料|状况|登记|今日|当日|现|目前|当前|主要|具体|相关"
THEMES = {
    "person": re.compile(rf"(?:{ANY}|身份|联系)+"),
    "where": re.compile(rf"(?:{ANY}|居住|家庭|住址|住所|房屋|地址|详细|隔离|观察)+"),
    "came": re.compile(
        rf"(?:{ANY}|来返|返乡|返回|返程|抵达|行程|来源|出行|交通|隔离|观察|居家|医学|管控|管理|措施|落实)+"
    ),
    "observed": re.compile(r"(?:在管|管控|隔离|观察|医学|现有|目前|人员|情况)+"),
    "health": re.compile(rf"(?:{ANY}|健康|身体|监测|体温|症状|检测|测量|隔离|观察|医学|居家|管控|措施)+"),
}
# 落地核查, 入户核实: by whom it is told; such a head may also stand over who told it.
CHECKED = re.compile(r".{0,4}(?:核查|核实|反馈|排查|摸排|登记|填报)(?:情况|结果|信息|内容|反馈)?")
ANOTHER = re.compile(
    "单位|家长|父母|监护|户主|联系|学校|司机|房东|业主|接触|密接|途经|昨|前|医院|民警|医生|同住|子女|亲属|配偶|车"
)
OF_SOMEBODY = frozenset({"name", "sex", "age", "phone", "relation", "political", "party_member"})
PREFIX = re.compile(
    r"^(?:本人|人员|居民|返乡人员|来返人员|返乡者|来返者|隔离人员|被隔离人员|观察对象|被观察人|管控人员|对象|来返衡?人员|居家隔离人员|居家观察人员|"
    r"老人|孕产?妇|产妇|患者|儿童|发热人员|密接人员?|党员|志愿者|该|现在|现有?|学生|最近一次|今[天日]是?|目前|包保|包联|责任|所属|"
    r"your|the|resident's)"
)
SUFFIX = re.compile(
    r"(?:情况|信息|填写|一栏|说明|要求.*|如实填写|具体到.*|精确到.*|详细到.*|请?填.*|格式.*|如.*|例.*|yyyy.*|\d{4}.*)$"
)
LIKE, UNLIKE = 84, 8  # of 100: how like a known word, and how much liker than words of anything else


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """What a head was taken for. ``key`` is empty where nothing was; ``sure`` if no person need confirm it.

    ``why``: ``exact``, ``near`` (without unit, prefix, hint), ``alike`` (spelled otherwise), ``told`` (a person
    said so), ``unknown``. ``candidates``: what it may be, the likeliest first.
    """

    key: str = ""
    sure: bool = False
    why: str = "unknown"
    candidates: tuple[str, ...] = ()
    on: str = ""


UNKNOWN = Recognised()


def mark(heads: Sequence[str]) -> str:
    """The head words in the one form under which an answer about them is remembered."""
    return "/".join(dict.fromkeys(filter(None, map(tight, heads))))


def recognise(heads: Sequence[str], told: Mapping[str, str] | None = None) -> Recognised:
    """What a column asks for, given the texts over it from the top down; ``told`` is what persons said before."""
    if told and mark(heads) in told:
        key, day = told[mark(heads)], days.parted(heads)
        if key not in vocabulary():
            return Recognised(sure=True, why="told")
        return Recognised(key=key, sure=True, why="told", on=day[0] if day and key in days.OF_DAY else "")
    return _recognised(tuple(dict.fromkeys(head for head in heads if head.strip())))


@lru_cache(maxsize=4096)
def _recognised(heads: tuple[str, ...]) -> Recognised:
    if not heads:
        return UNKNOWN
    found = _joined(heads) or _last(heads)
    return found if found.sure else _of_a_day(heads) or found


def _last(heads: tuple[str, ...]) -> Recognised:
    found = _one(heads[-1])
    if found.why != "exact" and len(figures := composed(heads)) == 1:
        return Recognised(key=figures[0], sure=True, why="near")
    if found.sure and not all(_is_neutral(head) or _of_its_theme(head, found.key) for head in heads[:-1]):
        return Recognised(why="near", candidates=found.candidates or (found.key,))
    return found


def _of_a_day(heads: tuple[str, ...]) -> Recognised | None:
    """A column of one day (第3天上午体温); sure only where it says that it asks for a temperature or for health."""
    parted = days.parted(heads)
    if parted is None:
        return None
    on, rest = parted
    found = _recognised(rest)
    if found.sure and found.key in days.OF_DAY:
        return Recognised(key=found.key, sure=True, why="near", on=on)
    warm = any(map(days.WARM.search, rest))
    found = _recognised(("体温", *(head for head in rest[-1:] if not days.WARM.search(head))))
    if not found.sure:
        return None
    return Recognised(key=found.key if warm else "", sure=warm, why="near", candidates=(found.key,), on=on)


def _joined(heads: tuple[str, ...]) -> Recognised | None:
    """Two levels that make one word together: 体温 over 上午, 来返情况 over 来自地."""
    for start in range(len(heads) - 1):
        if not all(map(_is_neutral, heads[:start])):
            continue
        whole, short = "".join(map(tight, heads[start:])), "".join(map(bare, heads[start:]))
        found = _known(whole) or _known(short) or by_pieces(whole) or by_pieces(short)
        if found and len(found) == 1:
            return Recognised(key=found[0], sure=True, why="exact")
    return None


def _of_its_theme(head: str, key: str) -> bool:
    """Whether a head over a column only says to what its question belongs: 今日健康状况 over 体温."""
    theme, said = THEMES.get(theme_of(key)), bare(head)
    checked = key not in OF_SOMEBODY and CHECKED.fullmatch(said) and not ANOTHER.search(said)
    return bool(checked or (theme and theme.fullmatch(said)))


def _is_neutral(head: str) -> bool:
    return NEUTRAL.fullmatch(bare(head)) is not None


def _one(head: str) -> Recognised:
    for number, form in enumerate(_forms(head)):
        found = _known(form)
        if len(found) == 1:
            return Recognised(key=found[0], sure=True, why="exact" if number < 2 else "near")
        if found:
            return Recognised(why="near", candidates=found)
    return _pieced(tight(head)) or _pieced(bare(head)) or _pieced(whole(head)) or _alike(bare(head))


def _pieced(form: str) -> Recognised | None:
    """Read by its pieces: sure where they make but one thing."""
    found = by_pieces(form)
    return (
        Recognised(key=found[0] if len(found) == 1 else "", sure=len(found) == 1, why="near", candidates=found)
        if found
        else None
    )


def _forms(head: str) -> Iterator[str]:
    """The head as it stands, then with less and less of what does not tell heads apart."""
    whole, short = tight(head), bare(head)
    yield whole
    if short and short != whole:
        yield short
    for form in dict.fromkeys((short, whole)):
        for less in (PREFIX.sub("", form), SUFFIX.sub("", form), SUFFIX.sub("", PREFIX.sub("", form))):
            if len(less) > 1 and less != form:
                yield less


def _known(form: str) -> tuple[str, ...]:
    return by_word().get(form, ())


def _alike(form: str) -> Recognised:
    """A word spelled a little otherwise. Sure only if it sounds the same; else a person is asked."""
    if len(form) < 3:
        return UNKNOWN
    near = process.extract(form, list(by_word()), scorer=fuzz.ratio, limit=8, score_cutoff=60)
    keys: dict[str, float] = {}
    for word, score, _ in near:
        for key in by_word()[word]:
            keys.setdefault(key, score)
    if not keys:
        return UNKNOWN
    candidates = tuple(keys)[:4]
    best, *others = keys.values()
    word = near[0][0]
    if best >= LIKE - 10 and (not others or best - others[0] >= UNLIKE) and _sounds_like(form, word):
        return Recognised(key=candidates[0], sure=True, why="alike", candidates=candidates)
    return Recognised(why="alike", candidates=candidates)


def _sounds_like(one: str, other: str) -> bool:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - slow to load, and most heads do not need it

    return len(one) == len(other) and lazy_pinyin(one) == lazy_pinyin(other)
