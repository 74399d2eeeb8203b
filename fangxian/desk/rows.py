"""Tasks as lists show them: where, what to do, by when, about whom (masked), and the way to record it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fangxian.derived import duties
from fangxian.derived.worklist import Owed
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking
from fangxian.desk.entries import workers
from fangxian.desk.ways import way
from fangxian.desk.whereabouts import called, places
from fangxian.registry.models import Place
from fangxian.registry.people import mask_name, reveal
from fangxian.workforce.covers import covers

ON_IT = ("grid_worker", "guard")


class TaskRow(msgspec.Struct, frozen=True, kw_only=True):
    """One task on a page. ``state`` is ``late``, ``urgent`` or ``open``; ``who`` is masked, or empty."""

    place_id: int
    place: str
    grid: str
    on_it: str
    words: str
    why: str
    who: str
    state: str
    urgent: bool
    due: str
    due_at: datetime
    way: str
    may_write: bool


def tasks(asking: Asking, owed: Sequence[Owed]) -> list[TaskRow]:
    """The rows of a list: places and names are looked up for all of them at once."""
    here = places(asking, [one.place_id for one in owed] + [one.grid_id for one in owed])
    names = masked_names(asking, ((one.person_id, here.get(one.place_id)) for one in owed), "worklist")
    on_it = covering(asking) if owed else {}
    return [_row(asking, one, here, names, on_it) for one in owed]


def covering(asking: Asking) -> dict[int, str]:
    """Who covers a grid or a post now, by its id; for those who may know."""
    if not asking.scope.may("read_workforce"):
        return {}
    held = [one for one in covers(asking.community_id, asking.now) if one.role in ON_IT and one.from_at <= asking.now]
    names = workers(asking.community_id, {one.worker_id for one in held})
    by_place: dict[int, list[str]] = {}
    for one in held:
        by_place.setdefault(one.place_id, []).append(names[one.worker_id])
    return {place: _(", ").join(there) for place, there in by_place.items()}


def masked_names(asking: Asking, told_at: Iterable[tuple[int | None, Place | None]], purpose: str) -> dict[int, str]:
    """刘*国 by person id, where the reader may see people. One row in the trail for the whole list."""
    may = asking.reach("read_people")
    wanted = {number for number, place in told_at if number is not None and place and may.holds(place)}
    if not wanted:
        return {}
    return {number: mask_name(details.name) for number, details in reveal(asking.look(purpose), wanted).items()}


def _row(asking: Asking, task: Owed, here: dict[int, Place], names: dict[int, str], on_it: dict[int, str]) -> TaskRow:
    place = here.get(task.place_id)
    return TaskRow(
        place_id=task.place_id,
        place=called(place),
        grid=str(here[task.grid_id]) if task.grid_id in here else "",
        on_it=on_it.get(task.place_id) or on_it.get(task.grid_id or 0, ""),
        words=told(duties.words(task)),
        why=told(duties.why(task)),
        who=names.get(task.person_id or 0, ""),
        state="late" if task.overdue else "urgent" if task.urgent else "open",
        urgent=task.urgent,
        due=due(task.due_at, asking.now),
        due_at=localtime(task.due_at),
        way=way(task),
        may_write=place is not None and duties.may_do(asking.scope, task, place),
    )


def due(due_at: datetime, now: datetime) -> str:
    """How long it is overdue, or by when it is due, as one would say it."""
    if due_at < now:
        return _("overdue by %(time)s") % {"time": _long(now - due_at)}
    if due_at - now < timedelta(hours=2):
        return _("%(time)s left") % {"time": _long(due_at - now)}
    at = localtime(due_at)
    hour = f"{at:%H:%M}"
    if hour == "00:00":  # the end of a day is said as 24:00 of that day
        at, hour = at - timedelta(minutes=1), "24:00"
    days = (at.date() - localtime(now).date()).days
    words = {0: _("today, by %(time)s"), 1: _("tomorrow, by %(time)s")}.get(days, _("%(day)s, by %(time)s"))
    return words % {"day": date_format(at, _("j M")), "time": hour}


def _long(time: timedelta) -> str:
    minutes = int(time.total_seconds() // 60)
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}
