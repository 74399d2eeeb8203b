"""Finds provinces, cities and counties with their GB/T 2260 codes, and what people call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fangxian.measures.needed import gated, letters_of
from fangxian.measures.phrasing import Token

_HERE = Path(__file__).parent
_ENDINGS = (
    "特别行政区",
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "自治州",
    "自治县",
    "地区",
    "新区",
    "省",
    "市",
    "区",
    "县",
    "盟",
)
_PEOPLES = re.compile(
    "(?:(?:土家|布依|哈尼|朝鲜|哈萨克|柯尔克孜|达斡尔|鄂温克|鄂伦春|仫佬|毛南|仡佬|拉祜|景颇|傈僳|"
    "纳西|独龙|普米|撒拉|裕固|保安|东乡|锡伯|塔吉克|"
    "各族|蒙古|满|回|藏|苗|彝|壮|侗|瑶|白|傣|黎|畲|羌|土|水|佤|怒|京)族?)+$"
)
_STREET_AFTER = re.compile(
    r"(?:东|西|南|北|中|一|二|三)?(?:路|街|大道|大街|巷|小区|宾馆|大厦|花园|大酒店|热干面|牌照|加油)"
)
_AROUND = re.compile(
    r"(?:从|自|在|由|往|去|到|回|来自|途经|途径|经|路过|离开|赴|飞|转|[、(及和与:,\s-]|籍贯|是|去过|过)$"
)
_AFTER = re.compile(
    r"(?:回|来|返|籍|人|打工|务工|上班|出差|过来|方向|客|的|[、)及和与(\d]|中转|转车|旅游|探亲|到|开|站|机场|那边|老家)"
)
_LATIN = gated(r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\b")
_PROVINCE, _CITY = "0000", "00"


class Region(NamedTuple):
    """A code and the full name of a region; a foreign country has no code."""

    code: str
    name: str


class Names(NamedTuple):
    """All names by which regions are called, and the first two letters of each."""

    regions: dict[str, str]
    by_name: dict[str, tuple[str, ...]]
    nicknames: dict[str, str]
    nations: frozenset[str]
    english: dict[str, str]
    lengths: dict[str, tuple[int, ...]]


@cache
def names() -> Names:
    """The tables, read once."""
    regions = dict(_rows("regions.tsv"))
    by_name: dict[str, list[str]] = {}
    for code, name in regions.items():
        for called in {name, short(name)}:
            by_name.setdefault(called, []).append(code)
    nicknames, nations, english = {}, set(), {}
    for name, code in _rows("nicknames.tsv"):
        if not code:
            nations.add(name)
        elif name.isascii():
            english[name] = code
        else:
            nicknames[name] = code
    lengths: dict[str, set[int]] = {}
    for name in (*by_name, *nicknames, *nations):
        lengths.setdefault(name[:2], set()).add(len(name))
    return Names(
        regions,
        {name: tuple(codes) for name, codes in by_name.items()},
        nicknames,
        frozenset(nations),
        english,
        {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()},
    )


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, _, second = line.partition("\t")
            yield first, second


def short(name: str) -> str:
    """What people call a region: 湖北省 → 湖北, 恩施土家族苗族自治州 → 恩施."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) > 1:
            bare = name.removesuffix(ending)
            without = _PEOPLES.sub("", bare) if ending.startswith("自治") else bare
            return without if len(without) > 1 else bare
    return name


def full_name(code: str) -> str:
    """湖北省武汉市汉阳区 for 420105; codes in between that are no region of their own are left out."""
    table = names().regions
    steps = dict.fromkeys((code[:2] + _PROVINCE, code[:4] + _CITY, code))
    return "".join(table[step] for step in steps if step in table)


def everywhere() -> Iterator[tuple[str, str]]:
    """Every province, city and county: its code and its full name."""
    return ((code, full_name(code)) for code in names().regions)


def regions(text: str) -> Iterator[Token]:
    """All regions named; one after another (湖北荆门, 武汉汉阳) is one, the most specific."""
    table = names()
    letters = letters_of(text)
    begins = table.lengths.keys() & letters
    end = 0
    for at in range(len(text) - 1) if begins else ():
        if at >= end and (pair := text[at : at + 2]) in begins:
            token = _longest(text, at, table.lengths[pair], table)
            if token:
                yield token
                end = token.end
    yield from _english(text, letters, table)


def _longest(text: str, at: int, lengths: tuple[int, ...], table: Names) -> Token | None:
    for length in lengths:
        name = text[at : at + length]
        if len(name) < length:
            continue
        if name in table.nations:
            return Token("region", at, at + length, Region("", name))
        codes = (table.nicknames[name],) if name in table.nicknames else table.by_name.get(name)
        if codes:
            return _chained(text, at, at + length, name, codes, table)
    return None


def _chained(text: str, start: int, end: int, name: str, codes: tuple[str, ...], table: Names) -> Token | None:
    """Goes on into the parts of the region (湖北 → 荆门 → 京山) while names below it follow."""
    code = _likeliest(name, codes, table)
    chained = False
    while True:
        follow = text[end : end + 1] in ("的", "-", " ") and 1
        found = _below(text, end + (follow or 0), code, table)
        if not found:
            break
        code, end = found
        chained = True
    if not chained and not _stands_alone(text, start, end, name, code, table):
        return None
    return Token("region", start, end, Region(code, full_name(code)))


def _below(text: str, at: int, above: str, table: Names) -> tuple[str, int] | None:
    lengths = table.lengths.get(text[at : at + 2], ())
    prefix = above[:2] if above.endswith(_PROVINCE) else above[:4] if above.endswith(_CITY) else None
    if prefix is None:
        return None
    for length in lengths:
        name = text[at : at + length]
        if len(name) < length:
            continue
        known = table.by_name.get(name, ()) + ((table.nicknames[name],) if name in table.nicknames else ())
        for code in known:
            if code.startswith(prefix) and code != above:
                return code, at + length
    return None


def _likeliest(name: str, codes: tuple[str, ...], table: Names) -> str:
    """A province before a city before a county; of equals the one so named in full."""
    rank = {code: (2 if not code.endswith(_CITY) else 1 if not code.endswith(_PROVINCE) else 0) for code in codes}
    return min(codes, key=lambda code: (rank[code], table.regions.get(code) != name, code))


def _stands_alone(text: str, start: int, end: int, name: str, code: str, table: Names) -> bool:
    """北京路 is a street; a county's short name (和平, 大方) may be a word like any other."""
    if _STREET_AFTER.match(text, end):
        return False
    if code.endswith(_CITY) or name in table.nicknames:
        return True
    if table.regions.get(code) == name and len(name) > 2:
        return True
    return _AROUND.search(text[max(start - 3, 0) : start]) is not None and _AFTER.match(text, end) is not None


def _english(text: str, letters: frozenset[str], table: Names) -> Iterator[Token]:
    for match in _LATIN.finditer(text, letters):
        for words in (match[0], match[0].split()[0], match[0].split()[-1]):
            code = table.english.get(words, "")
            if code.startswith("="):
                start = match.start() + match[0].index(words)
                yield Token("region", start, start + len(words), Region("", code[1:]))
                break
            if code:
                start = match.start() + match[0].index(words)
                yield Token("region", start, start + len(words), Region(code, full_name(code)))
                break
