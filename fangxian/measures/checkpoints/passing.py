"""Who may go in and out, as verdicts with their hours: worked out beforehand, so that a gate only looks up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

import msgspec

from fangxian.diseases.profile import Rules
from fangxian.measures.checkpoints.gate import Own
from fangxian.measures.hours import DAY, at_hour, midnight
from fangxian.measures.questions import Words


class Verdict(msgspec.Struct, frozen=True):
    """What a guard is shown: ``go`` green or ``stop`` red, and in words what to do; never what somebody has."""

    colour: str
    words: Words


VERDICTS = {
    "in": Verdict("go", Words("可以进", "May come in")),
    "out": Verdict("go", Words("可以出", "May go out")),
    "out_last": Verdict("go", Words("可以出;本户这一轮的最后一次", "May go out; the household's last exit for now")),
    "out_used": Verdict("stop", Words("本户出门次数已用完", "The household's exits are used up")),
    "curfew": Verdict("stop", Words("现在是夜间不外出时段", "Nobody goes out at this hour")),
    "stay": Verdict("stop", Words("今天不能出门,请联系网格员", "May not leave today: ask the grid worker")),
    "hot": Verdict(
        "stop",
        Words(
            "体温高:到一旁休息,用水银体温计腋下复测,并告诉网格员",
            "High temperature: let them sit apart, measure again in the armpit, and tell the grid worker",
        ),
    ),
    "visitor": Verdict("go", Words("可以进,已登记", "May come in; written down")),
    "no_host": Verdict("stop", Words("住户没有同意,不能进", "The host has not agreed: may not come in")),
    "key_area": Verdict("stop", Words("到过重点地区:不能进,请联系社区", "Was in a key area: not to be let in")),
    "courier": Verdict("go", Words("每天来的,可以进", "Comes daily: may come in")),
}
# What is looked up for a visitor, in this order: the answer that settles it, and the verdict.
VISITORS = (("host_agrees", False, "no_host"), ("been_to_key_area", True, "key_area"))
BACK = (
    ("no_pass", "没有通行证", "no pass"),
    ("used_up", "次数用完", "exits used up"),
    ("curfew", "夜间", "at night"),
    ("stay", "今天不能出门", "may not leave"),
    ("hot", "体温高", "high temperature"),
    ("no_host", "住户不同意", "host does not agree"),
    ("other", "其他", "other"),
)
ALL_THE_SAME = (
    ("medical", "看病", "medical care"),
    ("duty", "值班、上班证明", "on duty, work permit"),
    ("told", "网格员同意", "the grid worker agreed"),
)


class Ruling(msgspec.Struct, frozen=True):
    """What holds on one day: so many exits in so many days, and the hours in which nobody goes out."""

    exits: int
    days: int
    curfew: tuple[str, ...]


class Stretch(msgspec.Struct, frozen=True):
    """Until a moment: the verdict now, after one more exit, after two more …; the last goes on holding."""

    until: datetime
    steps: tuple[str, ...]


def ruling(day: date, rules: Rules, own: Sequence[Own]) -> Ruling:
    """The community's own rules of that day, the last one first; what they leave open is as the profile says."""
    held = [one for one in own if day <= one.until]
    exits = next((one.exits for one in reversed(held) if one.exits is not None), rules.exits)
    days = next((one.exit_days for one in reversed(held) if one.exit_days), rules.exit_days)
    curfew = next((one.curfew for one in reversed(held) if one.curfew), rules.curfew)
    return Ruling(exits, days, curfew)


def going_out(
    rulings: Sequence[tuple[date, Ruling]], exits: Iterable[datetime], home: Iterable[tuple[date, date]], now: datetime
) -> list[Stretch]:
    """The verdicts for one household on these days, from ``now`` on.

    ``exits`` are those already made; ``home`` the days ``since <= day < until`` on which nobody of it may leave.
    """
    went, kept = [at.date() for at in exits], list(home)
    found: list[Stretch] = []
    for day, one in rulings:
        for until, night in _parts(day, one.curfew, now):
            steps = _steps(day, one, went, night=night, kept=any(since <= day < end for since, end in kept))
            if found and found[-1].steps == steps:
                found.pop()
            if until > now:
                found.append(Stretch(until, steps))
    return found


def _parts(day: date, curfew: tuple[str, ...], like: datetime) -> Iterator[tuple[datetime, bool]]:
    """The day cut where the curfew begins and ends: until when each part goes, and whether it is night."""
    start, end = midnight(day, like), midnight(day, like) + DAY
    edges = sorted({at_hour(day, hour, like) for hour in curfew} - {start})
    for until in (*edges, end):
        yield until, _is_night(start, curfew)
        start = until


def _is_night(at: datetime, curfew: tuple[str, ...]) -> bool:
    if len(curfew) != 2:
        return False
    start, end, hour = *curfew, f"{at:%H:%M}"
    return start <= hour < end if start < end else hour >= start or hour < end


def _steps(day: date, one: Ruling, went: Sequence[date], *, night: bool, kept: bool) -> tuple[str, ...]:
    if kept:
        return ("stay",)
    if night:
        return ("curfew",)
    if not one.exits:
        return ("out",)
    left = max(0, one.exits - sum(day - one.days * DAY < gone <= day for gone in went))
    return (*("out",) * (left - 1), *("out_last",) * min(left, 1), "out_used")
