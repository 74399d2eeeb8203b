"""What each debt asks somebody to do, in words, and with which record or on which page it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from fangxian.derived.within import lies_within
from fangxian.derived.worklist import Owed
from fangxian.measures.care.records import NEEDS as CARE_NEEDS
from fangxian.measures.questions import Words
from fangxian.registry.asked.needs import NEEDS
from fangxian.registry.models import Place
from fangxian.workforce.access import Reach, Scope


class Duty(msgspec.Struct, frozen=True):
    """What to do; ``done_by`` is the record kind that does it, or a page; ``why`` takes the figures of the rule."""

    words: Words
    done_by: str
    why: Words = Words("", "")


def _duty(zh: str, en: str, done_by: str, zh_why: str = "", en_why: str = "") -> Duty:
    return Duty(Words(zh, en), done_by, Words(zh_why, en_why))


OBSERVED = ("{start} 起，共 {days} 天，到 {last_day} 止", "from {start}, {days} days, last day {last_day}")
MINUTES = ("限 {minutes} 分钟内", "within {minutes} minutes")
SHIFT = ("{shift} 班", "shift {shift}")

NAMED = {
    **{key: Words(zh, en) for key, zh, en in CARE_NEEDS},
    **{key: Words(zh, en) for key, zh, en, _pattern in NEEDS},
    "observed": Words("居家观察", "under observation"),
    "other": Words("其他", "something else"),
}
# What is known of the record before anybody types: the answers that make it this duty's.
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "disinfection.terminal": {"disinfection_type": "terminal"},
    "disinfection.breeding_site": {"action": "cleared"},
}
DUTIES: Mapping[str, Duty] = {
    "screening.door_visit": _duty("入户排查", "Visit the household", "screening.door_visit"),
    "screening.door_again": _duty(
        *("再敲一次门", "Knock once more", "screening.door_visit"),
        *("已敲 {tries} 次，上次 {tried_at} 无人应门", "knocks nobody answered: {tries}, last at {tried_at}"),
    ),
    "screening.check": _duty(
        "问今天的体温和情况", "Ask how they are, and the temperature", "screening.quarantine_check", *OBSERVED
    ),
    "screening.remind": _duty(
        "漏报一次：打电话问", "One check missed: call them", "screening.quarantine_check", *OBSERVED
    ),
    "screening.visit": _duty(
        "连续漏报：上门看", "Checks missed: go to the door", "screening.quarantine_check", *OBSERVED
    ),
    "screening.transfer": _duty("送去集中隔离", "Take to central quarantine", "screening.quarantine_check", *OBSERVED),
    "screening.release": _duty(
        "到期，办理解除观察", "Term over: release from observation", "screening.quarantine_end", *OBSERVED
    ),
    "screening.remeasure": _duty("复测体温", "Measure the temperature again", "screening.temperature", *MINUTES),
    "checkpoints.staff": _duty(
        *("排人值守", "Put people on the shift", "workforce"),
        *("{shift} 班，已排 {people} 人，要 {needed} 人", "shift {shift}: {people} of {needed} people"),
    ),
    "checkpoints.open": _duty("开岗登记", "Open the post", "checkpoints.checkpoint", *SHIFT),
    "checkpoints.hand_over": _duty("交接班", "Hand over the shift", "checkpoints.checkpoint", *SHIFT),
    "checkpoints.shop_check": _duty("检查门店", "Look in on the shop", "checkpoints.shop_check"),
    "checkpoints.shop_recheck": _duty("复查整改", "See that it was put in order", "checkpoints.shop_check"),
    "reporting.fever_up": _duty("发热：立即上报", "Fever: report upward now", "reporting.reported_up", *MINUTES),
    "reporting.contact_up": _duty(
        "密接：立即上报", "Close contact: report upward now", "reporting.reported_up", *MINUTES
    ),
    "reporting.absconded_up": _duty("脱管：立即上报", "Absent: report upward now", "reporting.reported_up", *MINUTES),
    "reporting.answer": _duty(
        "答复群众", "Answer the concern", "reporting.answered", "限 {hours} 小时内", "within {hours} hours"
    ),
    "reporting.resumption": _duty(
        "答复复工申请", "Decide on the application", "reporting.answered", "限 {hours} 小时内", "within {hours} hours"
    ),
    "reporting.daily_report": _duty("签发当日日报", "Issue the daily report", "reports", "{day}", "{day}"),
    "reporting.zero_report": _duty("签发零报告", "Sign the zero report", "reports", "{day}", "{day}"),
    "disinfection.round": _duty(
        "消毒", "Disinfect", "disinfection.disinfection", "每 {hours} 小时一次", "every {hours} hours"
    ),
    "disinfection.terminal": _duty("终末消毒", "Terminal disinfection", "disinfection.disinfection"),
    "disinfection.breeding_site": _duty("清除孳生地", "Clear the breeding site", "disinfection.breeding_site"),
    "care.need": _duty("解决需求", "Meet the need", "care.met", "{what}", "{what}"),
    "care.contact": _duty(
        *("打电话或上门问候", "Call or visit", "care.contacted"),
        *("{need}，每 {days} 天一次", "{need}, every {days} days"),
    ),
    "care.counselling": _duty("心理疏导", "Talk it over with them", "care.counselling"),
}

# Whose being owed at a door tells that somebody behind it is ill, observed or in distress.
HEALTH = frozenset(
    {
        *(f"screening.{duty}" for duty in ("check", "remind", "visit", "transfer", "release", "remeasure")),
        *("reporting.fever_up", "reporting.contact_up", "reporting.absconded_up"),
        *("disinfection.terminal", "care.counselling"),
    }
)


def narrowed(scope: Scope) -> dict[str, Reach]:
    """Within what a reader may know of a duty about health: where it is for their eyes, or theirs to do.

    Only those are told that are narrower than the reader's worklist.
    """
    whole, ill = scope.reach("read_worklist"), scope.reach("read_places", sees="health")
    known = {kind: ill | scope.writing(DUTIES[kind].done_by) for kind in HEALTH}
    return {kind: reach for kind, reach in known.items() if reach.grids is not None and reach != whole}


def seen(scope: Scope, owed: Iterable[Owed]) -> list[Owed]:
    """Those of the tasks that the reader may know of."""
    only = narrowed(scope)
    return [task for task in owed if task.kind not in only or lies_within(only[task.kind], task.place_id, task.grid_id)]


def may_do(scope: Scope, task: Owed, place: Place) -> bool:
    """Whether the record or page that settles it is open to the reader."""
    duty = DUTIES.get(task.kind)
    return scope.may_write(duty.done_by, place) if duty and "." in duty.done_by else scope.may("write_records", place)


def words(task: Owed) -> Words:
    """What is to be done."""
    duty = DUTIES.get(task.kind)
    return duty.words if duty else Words(task.kind, task.kind)


def why(task: Owed) -> Words:
    """The figures of the rule, in words; empty where there are none."""
    duty = DUTIES.get(task.kind)
    try:
        return Words(*(_filled(duty.why, language, task.why) for language in ("zh", "en"))) if duty else Words("", "")
    except KeyError:
        return Words("", "")


def _filled(rule: Words, language: str, figures: Mapping[str, object]) -> str:
    return rule.said(language).format(**{name: _said(value, language) for name, value in figures.items()})


def _said(figure: object, language: str) -> object:
    """A figure of a rule as it is; the key of a need in words."""
    return NAMED[figure].said(language) if isinstance(figure, str) and figure in NAMED else figure
