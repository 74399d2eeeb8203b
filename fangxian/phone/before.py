"""What was said the last time, so that "the same" is one tap; now and then it is asked afresh."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

import msgspec

from fangxian.derived.duties import DUTIES
from fangxian.derived.worklist import Owed
from fangxian.ledger import read
from fangxian.ledger.read import Row
from fangxian.measures.questions import Question
from fangxian.measures.shape import Record, questions_of
from fangxian.phone.asking import Asking
from fangxian.registry.models import Place
from fangxian.workforce.kinds import KINDS

STALE = timedelta(hours=48)
AFRESH = 0.2  # of all askings: who is never asked anew lets a robot answer
CARRIED = ("choice", "several", "yes_no", "names")  # what was measured is measured again

Key = tuple[int, str, int | None]  # place, kind of record, person


def before(asking: Asking, owed: Sequence[Owed], here: dict[int, Place]) -> dict[Key, dict[str, Any]]:
    """The last answers to the same questions, where they may be read and are not asked afresh today."""
    wanted = {key_of(task) for task in owed if _carries(asking, task, here)}
    places, kinds = {place for place, _, _ in wanted}, {kind for _, kind, _ in wanted}
    rows = read.lately_at(asking.community_id, places, kinds, asking.now - STALE) if wanted else []
    latest = {_key(row): row for row in rows if _key(row) in wanted}
    records = read.records(asking.look("what was said the last time"), list(latest.values()))
    return {key: kept for key, record in zip(latest, records, strict=True) if (kept := _kept(record))}


def key_of(task: Owed) -> Key:
    """What a task and the record that settles it have in common."""
    return task.place_id, DUTIES[task.kind].done_by if task.kind in DUTIES else "", task.person_id


def _key(row: Row) -> Key:
    return row.place_id, row.kind, row.person_id


def _carries(asking: Asking, task: Owed, here: dict[int, Place]) -> bool:
    """Somebody is asked time and again, the answers may be read, and today's chance does not ask afresh.

    The same all day, so that asking the server again does not change it.
    """
    place, kind = here.get(task.place_id), key_of(task)[1]
    if place is None or kind not in KINDS or not asking.scope.may_read(kind, place):
        return False
    chance = Random(f"{asking.now.date()} {task.place_id} {task.kind} {task.subject}")  # noqa: S311 - no secret
    return asking.scope.sees("health", place) and chance.random() >= AFRESH


def _kept(record: Record) -> dict[str, Any]:
    asked = questions_of(type(record))
    given = msgspec.structs.asdict(record)
    return {
        name: answer
        for name, answer in given.items()
        if answer is not None and _carried(asked[name]) and name not in Record.__struct_fields__
    }


def _carried(question: Question) -> bool:
    return question.type_name in CARRIED and question.holds != "personal"
