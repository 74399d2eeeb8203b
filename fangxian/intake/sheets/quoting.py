"""The rules behind a night list, quoted: what the profile says on that day, in words, and who set it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from fangxian.diseases.profile import Profile, Stage
from fangxian.measures.questions import Words
from fangxian.measures.screening.about import MEASURES
from fangxian.measures.tonight import BEHIND
from fangxian.reading.regions import full_name

NIGHT = "night_duties"
MISSED = Words("观察中漏报的", "those observed who missed a check")
# Who is called for which duty.
CALLED: Mapping[str, Words] = {
    "reporting.contact_up": Words("密接", "close contacts"),
    "reporting.fever_up": Words("发热", "people with a fever"),
    "screening.remeasure": Words("体温高、要复测的", "whoever is to be measured again"),
    "reporting.absconded_up": Words("观察期间外出的", "those observed who were out"),
    "screening.transfer": Words("要送集中隔离的", "whoever is to be taken to central quarantine"),
    "screening.visit": MISSED,
    "screening.remind": MISSED,
    "screening.check": Words("要观察、还没问过的", "whoever is to be observed and was not asked yet"),
}
ENGLISH = {key: en for key, _, en in MEASURES}


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of the profile: what it says, and its source."""

    parameter: str
    words: Words
    source: Words


def quoted(rules: Profile, day: date, reasons: Iterable[str]) -> list[Quoted]:
    """The rules behind these reasons, each once; which duties are done at night stands first."""
    wanted = dict.fromkeys((NIGHT, *(name for reason in reasons for name in BEHIND.get(reason, ()))))
    return [_quoted(rules, day, name) for name in wanted]


def _quoted(rules: Profile, day: date, parameter: str) -> Quoted:
    said = SAID[parameter]
    source = Words(rules.source(parameter, day, "zh"), rules.source(parameter, day))
    return Quoted(parameter=parameter, words=said(rules.value(parameter, day)), source=source)


def _night(duties: tuple[str, ...]) -> Words:
    told = dict.fromkeys(CALLED[kind] for kind in duties)
    return Words(
        f"当晚就要联系的:{'、'.join(one.zh for one in told)}",
        f"called the same night: {', '.join(one.en for one in told)}",
    )


def _areas(codes: tuple[str, ...]) -> Words:
    named = [full_name(code.ljust(6, "0")) or code for code in codes]
    if not named:
        return Words("现在没有按地区划定的重点地区", "no key areas are named")
    return Words(f"重点地区:{'、'.join(named)}", f"key areas: {', '.join(named)}")


def _stages(stages: tuple[Stage, ...]) -> Words:
    return Words(
        f"重点地区来返:{'、'.join(f'{one.measure}{one.days}天' for one in stages)}(到达当日算第1天)",
        f"back from a key area: {', '.join(f'{one.days} days of {ENGLISH[one.measure]}' for one in stages)} "
        "(the day of arrival is day 1)",
    )


def _figure(zh: str, en: str) -> Callable[[Any], Words]:
    return lambda value: Words(zh.format(value), en.format(value))


SAID: Mapping[str, Callable[[Any], Words]] = {
    NIGHT: _night,
    "key_areas": _areas,
    "observation": _stages,
    "check_times": lambda hours: Words(
        f"每天 {'、'.join(hours)} 前各问一次", f"asked by {' and '.join(hours)} each day"
    ),
    "visiting_hours": lambda hours: Words(f"走访时间 {'—'.join(hours)}", f"visiting hours {'–'.join(hours)}"),
    "missed_before_visit": _figure("连续漏报{}次,上门看", "a visit after {} missed checks"),
    "remind_minutes": _figure("漏报一次,{}分钟内打电话问", "a call within {} minutes after a missed check"),
    "transfer_hours": _figure("{}小时内送集中隔离", "taken to central quarantine within {} hours"),
    "fever_celsius": _figure("{}℃及以上为发热", "a fever from {} °C on"),
    "remeasure_minutes": _figure("{}分钟内复测", "measured again within {} minutes"),
    "fever_report_minutes": _figure("发热{}分钟内上报", "a fever is told upward within {} minutes"),
    "contact_report_minutes": _figure("密接{}分钟内上报", "a close contact is told upward within {} minutes"),
    "absconded_report_minutes": _figure("观察期间外出,{}分钟内上报", "somebody out is told upward within {} minutes"),
}
