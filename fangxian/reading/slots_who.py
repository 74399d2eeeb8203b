"""Whom a fact is about: the person named, their sex, how many they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from fangxian.measures.phrasing import SIGNS, Heard, Token, pattern
from fangxian.reading.slot import Slot, Slots

_ROLE = re.compile(
    r"(?:医生|网格员|民警|书记|主任|联系人|护士|志愿者|楼栋长|楼长|组长|记者|报告人|填报人|上报人|"
    r"值班员|接班|交班|值守|社工|包保人|保洁员?|物业|门卫|保安|队员|经手人|负责人|消毒员|消杀员|站长|"
    r"所长|院长|干部|通知|由)[::\s]?$"
)
_KIN = re.compile(
    "(?:家|的|家的|说|反映|说[她他]|反映[她他])+(?:保姆|崽|满崽|伢|妹|娃|闺女|丫头|儿|女儿|儿子|亲戚|爸|妈|"
    "老公|老婆|丈夫|妻子|"
    "邻居|小孩|孩子|母亲|父亲|弟|妹|哥|姐|孙|外甥|侄|媳妇|女婿|先生|爱人)"
)


def person(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """The first person who is not named for an office (网格员小李)."""
    if SIGNS["person"] not in heard.words or _of_kin(heard, _at):
        return []
    named = [*heard.signs("person", heard.heading), *heard.signs("person", 0, heard.heading)]
    if len(named) > 1:
        named.sort(key=lambda pair: not _MYSELF.search(heard.words[max(pair[0] - 14, 0) : pair[0]]))
    for at, token in named:
        if _GREETED.match(heard.words, at + 1):
            continue
        measured = heard.words[at + 1 : at + 2] == SIGNS["t"]
        if (measured or not _ROLE.search(heard.words[max(at - 6, 0) : at])) and (
            heard.words[max(at - 1, 0)] == "姓" or not _KIN.match(heard.words, at + 1)
        ):
            return [Slot("person", token.value, at)]
    return []


def _of_kin(heard: Heard, at: int) -> bool:
    """吴某…,其妻1月27日起发热: who is ill is somebody of theirs, whose name is not told."""
    clause = heard.clause_at(at)
    return heard.words[at] == SIGNS["symptom"] and (
        SIGNS["person"] not in heard.words[clause.start : at]
        and _ITS_KIN.search(heard.words, clause.start, at) is not None
        and SIGNS["person"] in heard.words[: clause.start]
    )


_ITS_KIN = re.compile("(?:其|他|她|我)?(?:妻子?|老婆|老公|爱人|丈夫|孩子|小孩|儿子|女儿|母亲|父亲|崽|妹|娃)")
_MYSELF = re.compile("我(?:是|叫|系)[^,。;]{0,12}$")
_GREETED = re.compile("[,]?(?:你|您)好|[,:]?(?:麻烦|请)你")


def helper(heard: Heard, at: int, used: set[Token]) -> Slots:
    """The first person named, whatever they are called before it."""
    return person(heard, at, used) or [
        Slot("person", token.value, place) for place, token in list(heard.signs("person"))[:1]
    ]


def first(sort: str, field: str) -> Callable[[Heard, int, set[Token]], Slots]:
    def slot(heard: Heard, _at: int, _used: set[Token]) -> Slots:
        return [Slot(field, token.value, at) for at, token in list(heard.signs(sort))[:1]]

    return slot


_FEMALE, _MALE = (
    pattern(r"[的个位]女的|[,。]女的|[,,(]女[,,)士]|,女性?(?!男)|女性|女,|\bfemale|\bwoman"),
    pattern(r"[的个家。,]男的|\bguy\b|[,,(]男[,,)]|,男性?(?!女)|男性|男,|\bmale\b|\bman\b"),
)


def sex(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """F or M where it is said in so many words."""
    for value, form in (("F", _FEMALE), ("M", _MALE)):
        found = form.search(heard.words, heard.heading)
        if found:
            return [Slot("sex", value, found.start())]
    return []


_COUNT = pattern(
    r"{n}个(?=都|全|一起)|(?:[差招缺]|需要|急需|要){n}[个名位](?!{_goods})|(?:一家|全家|共|等|一行|车上|"
    r"带)?{n}(?:口(?!味)人?子?|"
    r"(?:兄弟|姐妹|姊妹|父子|母女|母子|夫妻)|个?人(?!次|份)|个(?:老人|孩子|小孩|大人|"
    r"学生)|位老人|名(?!字)|位(?!于|置))|(?:夫[妻妇]|父[子女]|母[子女]|姐妹|兄弟|姐弟|老|他们|"
    r"她们){n}(?:人|个|口)?|\b(?:family of|group of)\s{n}|{n}\s(?:people|persons|"
    r"residents|passengers|students|children|kids|workers|men|women|visitors|guests|members|of them|adults)|"
    r"{n} (?:still )?(?:under|in|on) (?:home |medical )?(?:quarantine|isolation|observation)"
)
_COUPLE = (
    r"\b(?:couple|husband and wife)\b(?! of)|一对(?:小|老)?夫[妻妇]|我[和跟同与]我?(?:老婆|老公|爱人|妻子|丈夫|对象)"
)
_BIG_AND_SMALL = "{n}个?大人?[、,]?{n}个?小孩?"
_OTHERS = re.compile("(?:新增|解除|劝返|转走|新来|一个人带|独自带|一人带)了?$")


def count(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """How many people are spoken of together."""
    if heard.share[1] > 1:
        return []
    couple = heard.search(_COUPLE, heard.heading)
    if couple:
        return [Slot("count", 2, couple.start())]
    if SIGNS["n"] not in heard.words:
        return []
    sizes = heard.search(_BIG_AND_SMALL, heard.heading)
    if sizes:
        return [Slot("count", sum(heard.at[sizes.start(n)].value for n in (1, 2)), sizes.start())]
    for found in _COUNT.finditer(heard.words, heard.heading):
        value = heard.answer(found)
        if _OTHERS.search(heard.words[max(found.start() - 4, 0) : found.start()]):
            continue
        if (
            isinstance(value, int)
            and value > 1
            and "其中" not in heard.words[max(found.start() - 3, 0) : found.start()]
        ):
            return [Slot("count", value, found.start())]
    return []
