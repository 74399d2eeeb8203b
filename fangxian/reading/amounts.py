"""Finds numbers, and goods with their numbers: 412, 三个人, 5万, 菜一份, 2包瓜子, 口罩500个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fangxian.measures.beginnings import quick
from fangxian.measures.phrasing import SIGNS, Token
from fangxian.reading.lexicon import Goods
from fangxian.reading.numerals import CHINESE, number

UNITS = (
    "公斤|千克|毫升|千瓦|斤|节|封|朵|把子|挂|串|只|包|盒|瓶|袋|箱|罐|份|桶|个|条|件|套|板|支|把|棵|斗|吨|升|台|"
    "张|双|片|提|"
    "卷|根|块|打|副|顶|捆|车|筐|听|壶|枚|颗|床|本|样|板|副|kg|L|ml|KG|兜|扎|颗"
)
_ENGLISH_UNITS = r"(?:boxes|box|bags?|bottles?|packs?|packets?|kg|kilos?|pieces?|cartons?|rolls?|cans?|tins?)"
_COUNTED = (
    "人|名|位|户|家|口|次|台|辆|栋|批|元|块|岁|天|处|起|例|趟|遍|轮|间|层|部|班|组|份|个|盒|斤|只|包|瓶|"
    "袋|箱|罐|桶|条|件|套|板|支|把|吨|升|张|双|片|提|卷|根|颗|副|车|壶|听|枚|床|本|棵|筐|捆|盘|顶|万|千|"
    "平|亩|㎡"
)
_NUMBER = quick(
    rf"(?!(?<![进出测温入:])120(?!\d|个|人|只|斤|包|盒|户|元|块|份|袋|箱|瓶|次|台|辆|平|亩|套|双|件|名|桶|"
    rf":))(?<![A-Za-z\d.])\d{{1,3}}(?:,\d{{3}})+(?!\d)|(?!(?<![进出测温入:])120(?!\d|个|人|只|斤|包|盒|户|元|"
    rf"块|份|袋|箱|瓶|次|台|辆|平|亩|套|双|件|名|桶|"
    rf":))(?<![A-Za-z.\d])\d+(?:\.\d+)?(?:[万千百](?![一-龥]*[店家]))?"
    rf"|(?:(?<![第上下这那同每])[{CHINESE}]{{1,7}}万?|[两三四五六七八九]|[俩仨])(?=(?:多|余|"
    rf"来)?(?:{_COUNTED}))(?!个?(?:月|人大|家人|直|样|些|起去))|[俩仨]"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b",
    re.IGNORECASE,
)
_ENGLISH = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)) | {
    "twelve": 12,
    "twenty": 20,
}
_NOT_COUNTED = re.compile(
    "一(?:家|户人|起|直|些|次性|样|切|下|定|位居民|个人(?!$)|块儿|点)|第一|万一|十分|三(?:家村)|四处|到处|一处"
)
_GOODS, _N = SIGNS["goods"], SIGNS["n"]
_BEFORE = re.compile(rf"{_N}\s?(?:多|余)?(?P<unit>{UNITS}|{_ENGLISH_UNITS})?(?:装|的|\s?of\s|\s)?(?:\S{{0,2}}的)?$")
_AFTER = re.compile(
    rf"[::\s]?(?:\([^)]{{0,6}}\))?(?:各|备了|约|计)?{_N}\s?(?:多|余)?(?P<unit>{UNITS})?(?!户|家|人|次|"
    rf"名|元|块|岁|组|批|天)"
    rf"|[^,。;、\ue000-\ue020]{{0,5}},?(?:[^,。;、\ue000-\ue020]{{0,"
    rf"4}}[共要买送带拿])(?:[A-Z]码)?{_N}(?P<unit2>{UNITS})(?!{_GOODS})"
    rf"|(?:都|已|全)?(?:到了?|到货|来了|收到了?|送到了?)?[!,:\s]{{0,3}}(?:[A-Z]+码)?[\s,]?(?:共|各|"
    rf"一共)?{_N}(?P<unit3>{UNITS})(?!{_GOODS}|户|家|人)"
)
_UNKNOWN = quick(
    rf"(?<!{_GOODS}){_N}(?P<unit>公斤|斤|只|包|盒|瓶|袋|箱|罐|桶|板|支|棵|吨|提|筐|捆|顶|"
    rf"副)(?P<name>[^\W\d的我是在有第了这那要共各买送带拿能每户吗来呢吧啊还给申领张发就行呗捐可以码请帮麻烦搞社"
    rf"区大约再捎\ue000-\ue020]{{1,"
    rf"5}}?)(?=[、,。;!和跟及\s]|$)"
)
_UNKNOWN_AFTER = quick(
    rf"(?<=[、,"
    rf":;和\s买要带送订拿取领捎有的{SIGNS['door']}{SIGNS['person']}])(?P<name>[^\W\d的我是在有第了这那要共各买"
    rf"送带拿能每户吗来呢吧啊还给申领张发就行呗捐可以码请帮麻烦搞社区大约再捎\ue000-\ue020]{{1,"
    rf"5}}){_N}(?P<unit>公斤|斤|只|包|盒|瓶|袋|箱|罐|桶|板|支|棵|吨|提|筐|捆|份|顶|副)"
)


def numbers(text: str) -> Iterator[Token]:
    """All numbers; one in Chinese figures only where something is counted."""
    for match in _NUMBER.finditer(text):
        if not _NOT_COUNTED.match(text, match.start()):
            value = _ENGLISH.get(match[0].lower())
            yield Token("n", match.start(), match.end(), number(match[0]) if value is None else value)


def counted(words: str, tokens: list[Token]) -> list[Token]:
    """The tokens, goods with their numbers: ``words`` has one sign for each token."""
    at = [place for place, letter in enumerate(words) if "\ue000" <= letter <= "\ue020"]
    by_place = dict(zip(at, range(len(tokens)), strict=True))
    told = list(tokens)
    used: set[int] = set()
    for place, index in by_place.items():
        if tokens[index].sort == "goods":
            found = _number_of(words, place, used)
            if found:
                used.add(found[0])
                told[index] = _with_number(tokens[index], tokens[by_place[found[0]]], found[1])
    return told


def _number_of(words: str, place: int, used: set[int]) -> tuple[int, str | None] | None:
    before = _BEFORE.search(words[max(place - 16, 0) : place])
    if before:
        start = max(place - 16, 0) + before.start()
        if start not in used and (before["unit"] or before.end() - before.start() <= 2):
            return start, before["unit"]
    after = _AFTER.match(words, place + 1)
    if after:
        return words.index(_N, place + 1), after["unit"] or after["unit2"] or after["unit3"]
    return None


def _with_number(token: Token, amount: Token, unit: str | None) -> Token:
    thing: Goods = token.value
    return token._replace(value=thing._replace(qty=amount.value, unit=unit))


_AND_THIS = quick(rf"(?<={_GOODS}、)(?P<name>[一-龥]{{1,4}}?)(?=[、,。;]|都有|等|各|和)")
_ENGLISH_GOODS = quick(
    rf"{_N} (?P<unit>{_ENGLISH_UNITS}) of (?P<name>[a-z]+(?: (?!and|to|for|from|please|at|in)[a-z]+)?)", re.IGNORECASE
)


def unknown_goods(words: str, at: Mapping[int, Token]) -> Iterator[tuple[int, int, Goods]]:
    """Things in no dictionary, told by their number and unit (5斤砂糖橘): where they stand in ``words``."""
    for match in _AND_THIS.finditer(words) if _GOODS in words else ():
        yield match.start("name"), match.end("name"), Goods(match["name"], "")
    for form in (_UNKNOWN, _UNKNOWN_AFTER, _ENGLISH_GOODS) if _N in words else ():
        for match in form.finditer(words):
            amount = at[words.index(_N, match.start())]
            yield match.start("name"), match.end("name"), Goods(match["name"], "", amount.value, match["unit"])
