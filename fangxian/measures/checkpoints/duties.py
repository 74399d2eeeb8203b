"""What checkpoints owe: enough people for every shift, posts opened and handed over, shops looked in on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fangxian.diseases.profile import Profile, Rules
from fangxian.measures.checkpoints.standing import CheckpointsStanding, Manned, Shift, shifts
from fangxian.measures.facts import Debt, Site
from fangxian.measures.hours import day_after
from fangxian.measures.shape import Standings

SHOPS = ("shop", "enterprise")


def owe(site: Site, standings: Standings, profile: Profile) -> Iterator[Debt]:
    """All that is owed at one place."""
    standing = standings.of(CheckpointsStanding)
    if not site.since:
        return
    told_at = max(site.since, standing.told_at or site.since)
    rules = profile.on(told_at.date())
    if site.kind == "gate" and rules.posts_needed and not standing.closed:
        yield from _post(site.since, standing, rules)
    if site.kind in SHOPS:
        yield _shop(site.since, standing, profile)


def _post(since: datetime, standing: CheckpointsStanding, rules: Rules) -> Iterator[Debt]:
    yield _staff(max(since, standing.told_at or since), standing.manned, rules)
    ahead = timedelta(minutes=rules.hand_over_minutes)
    for shift in standing.not_handed_over:
        yield _of_shift("hand_over", shift, shift.ends_at - ahead, shift.ends_at + ahead)
    following = next(shifts(standing.opened.ends_at if standing.opened else since, rules))
    opens = timedelta(minutes=rules.post_opens_minutes)
    yield _of_shift("open", following, following.starts_at, following.starts_at + opens)


def _staff(since: datetime, manned: list[Manned], rules: Rules) -> Debt:
    """The first shift to come, after the last sign of life from the post, that is short of people."""
    short = next(shift for shift in shifts(since, rules) if _people(shift, manned) < rules.post_people)
    ahead = timedelta(hours=rules.roster_ahead_hours)
    return Debt(
        kind="checkpoints.staff",
        opens_at=short.starts_at - ahead,
        due_at=short.starts_at,
        why={
            "shift": f"{short.starts_at:%m-%d %H:%M}–{short.ends_at:%H:%M}",
            "people": _people(short, manned),
            "needed": rules.post_people,
        },
    )


def _people(shift: Shift, manned: list[Manned]) -> int:
    """How many stand there at the thinnest moment of a shift."""
    here = [m for m in manned if m.starts_at < shift.ends_at and m.ends_at > shift.starts_at]
    moments = [shift.starts_at, *(m.ends_at for m in here if m.ends_at < shift.ends_at)]
    return min(sum(m.people for m in here if m.starts_at <= moment < m.ends_at) for moment in moments)


def _of_shift(duty: str, shift: Shift, opens_at: datetime, due_at: datetime) -> Debt:
    return Debt(
        kind=f"checkpoints.{duty}",
        subject=f"{shift.starts_at:%Y-%m-%dT%H:%M}",
        opens_at=opens_at,
        due_at=due_at,
        why={"shift": f"{shift.starts_at:%m-%d %H:%M}–{shift.ends_at:%H:%M}"},
    )


def _shop(since: datetime, standing: CheckpointsStanding, profile: Profile) -> Debt:
    if standing.checked_at and not standing.in_order:
        _, due_at = day_after(standing.checked_at, 1)
        return Debt(kind="checkpoints.shop_recheck", opens_at=standing.checked_at, due_at=due_at)
    if standing.owned_up_at:
        _, due_at = day_after(standing.owned_up_at, 1)
        return Debt(kind="checkpoints.shop_check", opens_at=standing.owned_up_at, due_at=due_at)
    last = max(since, standing.checked_at or since)
    opens_at, due_at = day_after(last, profile.on(last.date()).shop_check_days)
    return Debt(kind="checkpoints.shop_check", opens_at=opens_at, due_at=due_at)
