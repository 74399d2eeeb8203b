"""Finds the words for time in a message: 昨晚, 大年初二, 上周三, 前天下午3点, 16:40, 回来3天了."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from fangxian.measures.beginnings import quick
from fangxian.measures.needed import gated
from fangxian.measures.phrasing import Token
from fangxian.reading.almanac import Moment, Said, resolve
from fangxian.reading.english_moments import english
from fangxian.reading.numerals import number

_CN = "[一二三四五六七八九十两〇零]"
_NOT_A_DAY = (
    r"(?!\d|楼|栋|幢|院|卡口|门|岗|线|电梯|商铺|店|厂|井|宿舍|单元|网格|房|"
    r"车|机|民|桌|电|棚|仓|地块|点位|哨|铺|摊|池|窗)"
)
_DAY = rf"""(?:
 (?P<rel>大前[天日]|前[天日]|昨[天日儿]|今[天日儿朝]|明[天日儿]|大后[天日]|后[天日](?!性)|当[天日](?=[早晚上下])
    |[昨今明前当](?=[早晚晨夜]|[上下]午)|次日|第二[天日]|翌日)个?
|(?P<week>上上|上|这|本|下)?一?个?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天]|[1-6](?!\d))(?!岁|鸣|起)
|(?:(?P<y>20\d\d)[年/.-])?(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?P<d>\d{{1,2}}|{_CN}{{1,3}})(?:[日号]|(?!\d|个))
|(?P<y2>20\d\d)[-/.](?P<m2>\d{{1,2}})[-/.](?P<d2>\d{{1,2}})
|(?:(?P<lastm>上个?月)|(?P<thism>这个月|本月|当月|这月)|(?P<nextm>下个?月))(?P<dm>\d{{1,2}}|{_CN}{{1,3}})[号日]
|(?<![\d街路巷第.-])(?P<dd>[12]\d|3[01]|[1-9])[号日]{_NOT_A_DAY}
|(?P<lm>正月|腊月|冬月|大年|年)?(?P<ld>初[一二三四五六七八九十](?![中高级])|廿[一二三四五六七八九])
|(?P<ld3>十[一二三四五六七八九]|初?十|廿[一二三四五六七八九])(?=从|自|早上|晚上|下午|上午|回|到家)
|(?P<lm2>正月|腊月)(?P<ld2>二?十[一二三四五六七八九]?|廿[一二三四五六七八九])
|(?P<eve>大年三十|年三十|大年夜|除夕夜?)|(?P<feast>元宵节?|元旦)
)"""
_PART = (
    r"(?<![一整每])(?P<part>凌晨|大清早|大早上|一大早|清早|清晨|早上|早晨|今晨|早间|上午|中午|正午|下午|午后|"
    r"傍晚|晚上|晚间"
    r"|夜里|夜间|半夜|深夜|午夜|晚(?!上|饭|安|班|报)|早(?!上|餐|饭|班|茶|晚|中晚|点|就|已|日)|晨|夜(?!班))"
)
_CLOCK = rf"""(?:
 (?P<h>[01]?\d|2[0-4]):(?P<mi>[0-5]\d)(?!\d)
|(?P<h2>(?:[01]?\d|2[0-4])|{_CN}{{1,3}})(?P<dian>[点时])(?!间|名|候|段|子|建议|意见|要求|击|餐)
  (?:(?P<half>半|一刻|三刻|整)|(?P<mi2>[0-5]\d(?!\d)|\d(?=分)|{_CN}{{1,3}})分?)?(?P<bell>钟)?
)"""
# Letters with which a moment may begin; those that begin many other words too, only with what must follow.
_FIRST = (
    "[前昨今明后当这本周星礼腊冬年初廿十凌清早晨中午傍晚夜半深]|大[前后年清早]|[上下][上一个周星礼月午]|"
    r"一[个周星礼大月点时一二三四五六七八九十两〇零]|个[周星礼]|正[月午]|除夕|元[宵旦]|"
    r"[\d二三四五六七八九十两]{1,4}[月日号点时:]|20\d\d[年/.-]"
)
_MOMENT = quick(
    (
        rf"(?={_FIRST}){_DAY}?(?:的?\s?(?<![初年]){_PART})?(?:\s?{_CLOCK})?(?P<approx>左右|前后|"
        rf"多(?=[从回到进来,。]|$)|许)?"
    ),
    re.VERBOSE,
)
_JOIN = re.compile(r"\s?(?:到|至|-|~)\s?")
_AGO = gated(
    rf"(?P<n>\d{{1,3}}|{_CN}{{1,3}}|半)(?P<much>多)?个?(?P<unit>天|周|星期|礼拜|月|"
    rf"小时)(?P<much2>多)?(?P<ago>之前|以前|前|了|(?<=天)(?=[,。]))"
)
_BEFORE_AGO = re.compile(r"(?:隔离|观察|监测|满|第|够|连续|共|总共|近|过去|最近)[了有已]?$")
_SINCE = re.compile(r"(?:回来?|到家|返回|抵达|发烧|咳嗽|来|回家|在家|住|停|放)[了已有都快整足]*$")
_JUST = gated(r"刚刚|刚才(?!那|看到|的|发|报|说|额温)|刚(?![刚才好强性果开始毅打接收问])(?=[一-龥\ue000-\ue020])")
_MOST = 160
_AFTER_JUST = re.compile(r"(?<=[陈李王张刘志小建国])刚")
_SENTENCE = re.compile("[。;!?\n]")
_DEADLINE = re.compile(r"(?:之前|以前|前(?!往|后|来|台|门|面|去|天))")
_BY = re.compile(r"\b(?:by|before|until) $")
_AS_OF = re.compile(r"(?:截至|截止到?|截至到|as of)\s?目?前?$", re.IGNORECASE)


def moments(text: str, letters: frozenset[str], sent_at: datetime) -> Iterator[Token]:
    """All moments and spans of time; a token's value is a ``Moment``."""
    found = [
        *_hours(text, letters, sent_at),
        *islice(_chinese(text, sent_at), _MOST),
        *english(text, letters, sent_at),
        *_ago(text, letters, sent_at),
        *_just(text, letters, sent_at),
    ]
    found.sort(key=lambda token: (token.start, -token.end))
    yield from _joined(text, _apart(found), sent_at)


_HOURS = gated(r"(?<![\d.-])(?<!\d:)(?P<from>[01]?\d|2[0-4])[-~至](?P<to>[01]?\d|2[0-4])[点时](?!间|候)")


def _hours(text: str, letters: frozenset[str], sent_at: datetime) -> Iterator[Token]:
    """9-12点: from the one hour to the other."""
    for match in _HOURS.finditer(text, letters):
        start, end = (resolve(_AT._replace(hour=match[name]), sent_at) for name in ("from", "to"))
        if start and end and int(match["from"]) != int(match["to"]):
            start, end = (one.at_hour(int(match[name])) for one, name in ((start, "from"), (end, "to")))
            yield Token("when", match.start(), match.end(), start.until(end))


def _chinese(text: str, sent_at: datetime) -> Iterator[Token]:
    for match in _MOMENT.finditer(text):
        if match.end() > match.start() and _speaks_of_time(text, match) and not _is_habit(text, match):
            moment = resolve(_said(match)._replace(awaited=_is_awaited(text, match)), sent_at)
            if moment:
                yield Token("when", match.start(), match.end(), moment)


_TO_COME = re.compile("(?:计划|预计|准备|打算|将于?|拟于?|定于|想在?|等到?|改到|推迟到|安排在)$")
_COMES = re.compile(
    "(?:起(?!床)|开始|前|可以|能|将|要|准备|给你|期满|到期|截止|才|就[能可])|[^,。;]{0,4}(?:给[你您他她]|解除|"
    "复工|开(?:业|门|学|工))"
)


def _is_awaited(text: str, match: re.Match[str]) -> bool:
    return bool(match["dd"]) and bool(
        _TO_COME.search(text, max(match.start() - 5, 0), match.start()) or _COMES.match(text, match.end())
    )


_EVERY = re.compile("(?:每|天天|每天|每日|日日|经常|平时|一到|到了|老是)的?$")
_ALWAYS = re.compile("(?:都|也)?(?:老|总|经常|天天|时常|时不时|常常)")


def _is_habit(text: str, match: re.Match[str]) -> bool:
    """每天早上, 晚上老有人翻墙: no one day is meant."""
    group = match.groupdict()
    if any(group[name] for name in ("rel", "wd", "d", "d2", "dd", "dm", "ld", "ld2", "ld3", "eve", "feast", "h", "h2")):
        return False
    return bool(_EVERY.search(text, max(match.start() - 4, 0), match.start()) or _ALWAYS.match(text, match.end()))


def _speaks_of_time(text: str, match: re.Match[str]) -> bool:
    """A bare 早 or 一点 may be no time at all: it needs a neighbour that makes it one."""
    group = match.groupdict()
    if any(group[name] for name in ("rel", "wd", "d", "d2", "dd", "dm", "ld", "ld2", "ld3", "eve", "feast", "h")):
        return True
    after = text[match.end() : match.end() + 1]
    if group["h2"]:
        if group["part"] or group["mi2"] or group["half"] or group["bell"] or group["dian"] == "时":
            return True
        before = text[max(match.start() - 1, 0) : match.start()]
        return before not in ("有", "差", "晚", "早", "快") and (
            group["h2"].isdecimal() or (after != "" and after in "到至-~,。、 前开送来交")
        )
    if group["part"] and len(group["part"]) == 1:
        return match.start() == 0 or (after.isdigit() or after in (" ", ":", "三")) or text[match.start() - 1] == "\n"
    return bool(group["part"])


_AT = Said(None, None, "", None, None, None, "", None, None, None, None, None, None, approx=False)


def _said(match: re.Match[str]) -> Said:
    g = match.groupdict()
    return Said(
        relative=g["rel"],
        weekday=g["wd"],
        week=g["week"] or "",
        year=g["y"] or g["y2"],
        month=g["m"] or g["m2"],
        day=g["d"] or g["d2"] or g["dd"] or g["dm"],
        months=-1 if g["lastm"] else 1 if g["nextm"] else 0 if g["thism"] else None,
        lunar_month=g["lm"] or g["lm2"] or "",
        lunar_day=g["ld"] or g["ld3"] or g["ld2"],
        feast=g["eve"] or g["feast"],
        part=g["part"],
        hour=g["h"] or g["h2"],
        minute=g["mi"] or g["mi2"],
        half=g["half"],
        approx=bool(g["approx"]),
    )


def _ago(text: str, letters: frozenset[str], sent_at: datetime) -> Iterator[Token]:
    for match in _AGO.finditer(text, letters):
        before = text[max(match.start() - 5, 0) : match.start()]
        if _BEFORE_AGO.search(before) or (not match["ago"] and not _SINCE.search(before)):
            continue
        amount = 0 if match["n"] == "半" else number(match["n"])
        if match["unit"] == "小时":
            then = sent_at - timedelta(hours=amount)
            value = Moment(day=then.date(), clock=(then.hour, then.minute), approx=True)
        else:
            days = {"天": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}[match["unit"]]
            value = Moment(
                day=(sent_at - timedelta(days=days * amount)).date(), approx=bool(match["much"] or match["much2"])
            )
        yield Token("when", match.start(), match.end(), value)


def _just(text: str, letters: frozenset[str], sent_at: datetime) -> Iterator[Token]:
    named = {match.start() for match in _AFTER_JUST.finditer(text)}
    for match in _JUST.finditer(text, letters):
        if match.start() not in named:
            yield Token("when", match.start(), match.end(), Moment(day=sent_at.date(), just=True))


def _apart(found: list[Token]) -> list[Token]:
    """Of moments that overlap, the first and longest."""
    kept: list[Token] = []
    for token in found:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _joined(text: str, found: list[Token], sent_at: datetime) -> Iterator[Token]:
    """Two moments with 到 between them are one span; then what stands around it says its part."""
    at = 0
    day: Token | None = None
    while at < len(found):
        token = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if following and _day_follows(text, token, following):
            token = Token("when", token.start, following.end, replace(following.value, clock=token.value.clock))
            at += 1
        elif following and _JOIN.fullmatch(text, token.end, following.start):
            span = token.value.until(following.value).over_by(sent_at)
            token = Token("when", token.start, following.end, span)
            at += 1
        at += 1
        if day and not token.value.named and token.value.clock and not _SENTENCE.search(text, day.end, token.start):
            token = token._replace(value=token.value.on(day.value.day))
        if token.value.named and not token.value.just:
            day = token
        yield _with_role(text, token)


def _day_follows(text: str, token: Token, following: Token) -> bool:
    """6 pm today: the hour first, then its day."""
    hour, day = token.value, following.value
    together = text[token.end : following.start] == " "
    return bool(together and hour.clock and not hour.named and day.named and not day.clock)


def _with_role(text: str, token: Token) -> Token:
    if _AS_OF.search(text[max(token.start - 8, 0) : token.start]):
        return token._replace(value=token.value.as_role("as_of"))
    if _DEADLINE.match(text, token.end) or _BY.search(text[max(token.start - 8, 0) : token.start]):
        return token._replace(value=token.value.as_role("due"))
    return token
