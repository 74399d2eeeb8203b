"""The answer to whoever sent a list, drafted: how many stand in each part, by which rules; no name in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from fangxian.diseases.profile import Profile
from fangxian.intake.sheets.night import NOT_OURS, Parted, counted
from fangxian.intake.sheets.quoting import quoted
from fangxian.measures.questions import Words
from fangxian.measures.tonight import HANDLED, NOW, WAIT, morning

ALL = "all"
IN_REPLY = (HANDLED, NOT_OURS, NOW, WAIT)
PART_WORDS: Mapping[str, Words] = {
    NOW: Words("马上要联系", "to be called now"),
    WAIT: Words("可等到走访时间", "can wait for visiting hours"),
    HANDLED: Words("已掌握并处置", "known and handled"),
    NOT_OURS: Words("不在本社区", "not ours"),
}
REASONS: Mapping[str, Words] = {
    "now.screening.check": Words("重点地区来返,要观察,还没问过", "back from a key area, not asked yet"),
    "now.screening.remind": Words("观察中,漏报一次", "under observation, one check missed"),
    "now.screening.visit": Words("观察中,连续漏报", "under observation, checks missed"),
    "now.screening.transfer": Words("要送集中隔离", "to be taken to central quarantine"),
    "now.screening.remeasure": Words("体温高,要复测", "too warm, to be measured again"),
    "now.reporting.fever_up": Words("发热,还没上报", "a fever not told upward yet"),
    "now.reporting.contact_up": Words("密接,还没上报", "a close contact not told upward yet"),
    "now.reporting.absconded_up": Words("观察期间外出,还没上报", "out while observed, not told upward yet"),
    "now.no_origin": Words("没写从哪里来,不能排除重点地区", "no origin told: a key area cannot be ruled out"),
    "wait.no_origin": Words("没写从哪里来", "no origin told"),
    "wait.elsewhere": Words("来自其他地区,按规则不观察", "from elsewhere, not observed by the rule"),
    "wait.over": Words("来返已久,观察期已过", "came so long ago that the term is over"),
    "wait.empty": Words("没写是谁,请补全后再发", "tells nobody: please send it again complete"),
    "wait.later": Words("要办的事夜里不急", "what is owed does not press at night"),
    "handled.observed": Words("观察中", "under observation"),
    "handled.released": Words("观察期满或已解除", "term over or released"),
    "handled.written": Words("已登记,按规则不观察", "in the ledger, not observed by the rule"),
    "not_ours.moved": Words("已迁出", "moved away"),
    "not_ours.elsewhere": Words("名单写的是其他社区", "the list names another community"),
    "not_ours.no_building": Words("本社区没有这栋楼", "no such building here"),
    "not_ours.unknown": Words("姓名、电话、证件号都不在名册里", "no such name, phone or number here"),
}


class Piece(msgspec.Struct, frozen=True):
    """A piece of the answer; ``key`` names the rows under a figure."""

    text: str
    key: str = ""


def figures_words(key: str) -> Words:
    """What a figure counts."""
    return PART_WORDS.get(key) or REASONS.get(key) or Words("全部", "all")


def reply(
    rows: Sequence[Parted], title: str, community: str, now: datetime, rules: Profile, language: str
) -> list[list[Piece]]:
    """The answer line by line; a part that nobody is in is left out, and the figures add up to the list's rows."""
    told = _Chinese() if language.startswith("zh") else _English()
    figures = dict(counted(rows))
    lines = [told.opens(title, len(rows), now)]
    for number, part in enumerate((part for part in IN_REPLY if figures[part]), 1):
        reasons = [(key, n) for key, n in figures.items() if key.startswith(f"{part}.")]
        lines.append(told.part(number, part, figures[part], reasons, morning(now, rules)))
    behind = quoted(rules, now.date(), (row.tonight.reason for row in rows if row.part in (NOW, WAIT)))
    if figures[NOW] or figures[WAIT]:
        said = ((one.words.said(language), one.source.said(language)) for one in behind)
        lines.append([Piece(told.rules(rules, said))])
    return [*lines, [Piece(told.ends(community, now))]]


class _Chinese:
    """The answer in Chinese."""

    def opens(self, title: str, n: int, now: datetime) -> list[Piece]:
        at = f"{now.month}月{now.day}日{now:%H:%M}"
        return [Piece(f"“{title or '来文名单'}”共"), Piece(str(n), ALL), Piece(f"人,截至{at}核查如下:")]

    def part(self, number: int, part: str, n: int, reasons: Sequence[tuple[str, int]], at: datetime) -> list[Piece]:
        until = {NOW: ",正在逐一联系", WAIT: f",{at.month}月{at.day}日{at:%H:%M}起办理"}.get(part, "")
        pieces = [Piece(f"{number}. {PART_WORDS[part].zh}"), Piece(str(n), part), Piece(f"人{until}:")]
        for place, (key, count) in enumerate(reasons):
            pieces += [Piece(f"{',' if place else ''}{REASONS[key].zh}"), Piece(str(count), key), Piece("人")]
        return [*pieces, Piece("。")]

    def rules(self, rules: Profile, said: Iterator[tuple[str, str]]) -> str:
        return f"依据{rules.zh}:" + ";".join(f"{words}(出处:{source})" for words, source in said) + "。"

    def ends(self, community: str, now: datetime) -> str:
        return f"{community} {now.year}年{now.month}月{now.day}日"


class _English:
    """The answer in English."""

    def opens(self, title: str, n: int, now: datetime) -> list[Piece]:
        return [Piece(f"“{title or 'Your list'}”: "), Piece(str(n), ALL), Piece(f" people, as of {now:%-d %b, %H:%M}.")]

    def part(self, number: int, part: str, n: int, reasons: Sequence[tuple[str, int]], at: datetime) -> list[Piece]:
        until = {WAIT: f", from {at:%-d %b, %H:%M} on"}.get(part, "")
        pieces = [Piece(f"{number}. "), Piece(str(n), part), Piece(f" {PART_WORDS[part].en}{until}: ")]
        for place, (key, count) in enumerate(reasons):
            pieces += [Piece("; " if place else ""), Piece(str(count), key), Piece(f" {REASONS[key].en}")]
        return [*pieces, Piece(".")]

    def rules(self, rules: Profile, said: Iterator[tuple[str, str]]) -> str:
        return f"By {rules.en}: " + "; ".join(f"{words} (source: {source})" for words, source in said) + "."

    def ends(self, community: str, now: datetime) -> str:
        return f"{community}, {now:%-d %B %Y}"
