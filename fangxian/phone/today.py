"""Today's tasks as a phone keeps them: where, what to do, by when, about whom (masked), and what settles each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import msgspec

from fangxian.derived import duties
from fangxian.derived.worklist import Asked, Owed, worklist
from fangxian.ledger import read
from fangxian.measures.questions import Words
from fangxian.phone.asking import Asking
from fangxian.phone.before import before, key_of
from fangxian.registry.models import Place
from fangxian.registry.people import mask_name, residents, reveal
from fangxian.workforce.kinds import KINDS

MOST = 2000


class Job(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One task. ``does`` is the record kind that settles it, ``given`` what is known of that record beforehand."""

    place: int
    kind: str
    subject: str = ""
    words: Words
    why: Words
    opens_at: datetime
    due_at: datetime
    urgent: bool = False
    person: int | None = None
    of: UUID | None = None
    does: str = ""
    given: Mapping[str, str] = {}
    before: dict[str, Any] = {}


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """The tasks that open by midnight, and who lives behind the doors that they concern, masked."""

    tasks: list[Job]
    people: dict[int, list[dict[str, Any]]]


def today(asking: Asking, places: Mapping[int, Place]) -> Today:
    """All that is owed today at the places where this worker may write."""
    owed = _owed(asking)
    here = {task.place_id: places[task.place_id] for task in owed if task.place_id in places}
    last, matters = before(asking, owed, here), _matters(asking, owed)
    tasks = [_job(asking, task, here[task.place_id], last, matters) for task in owed if task.place_id in here]
    return Today(tasks=tasks, people=_people(asking, here.values()))


def _owed(asking: Asking) -> list[Owed]:
    midnight = datetime.combine(asking.now.date() + timedelta(days=1), time.min, asking.now.tzinfo)
    asked = Asked(state="all", only=duties.narrowed(asking.scope))
    rows = worklist(asking.community_id, midnight, asking.scope.reach("read_worklist"), asked, most=MOST)
    return [task for task in rows if task.opens_at < midnight]


def _matters(asking: Asking, owed: Sequence[Owed]) -> dict[int, UUID]:
    """The ids of the entries that the tasks answer, by number."""
    numbers = {task.number for task in owed if task.number is not None}
    return {row.number: row.id for row in read.by_number(asking.community_id, numbers)} if numbers else {}


def _job(
    asking: Asking, task: Owed, place: Place, last: Mapping[Any, dict[str, Any]], matters: Mapping[int, UUID]
) -> Job:
    does = key_of(task)[1]
    return Job(
        place=task.place_id,
        kind=task.kind,
        subject=task.subject,
        words=duties.words(task),
        why=duties.why(task),
        opens_at=task.opens_at,
        due_at=task.due_at,
        urgent=task.urgent,
        person=task.person_id if asking.scope.may("read_people", place) else None,
        of=matters.get(task.number or 0),
        does=does if does in KINDS and duties.may_do(asking.scope, task, place) else "",
        given=duties.ANSWERS.get(task.kind, {}),
        before=last.get(key_of(task), {}),
    )


def _people(asking: Asking, places: Iterable[Place]) -> dict[int, list[dict[str, Any]]]:
    """Who lives behind each door, for whoever may know; one row in the trail for all of them."""
    known = [place.id for place in places if place.kind == "door" and asking.scope.may("read_people", place)]
    behind = residents(asking.community_id, known)
    details = reveal(asking.look("today's tasks on the phone"), {one for there in behind.values() for one in there})
    return {
        place: [{"id": one, "name": mask_name(details[one].name)} for one in there if one in details]
        for place, there in behind.items()
    }
