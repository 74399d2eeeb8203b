"""Does what a plan says, in one transaction; rows with errors go into a file of their own, so nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import transaction

from fangxian.registry import change, people
from fangxian.registry.models import Mark, Person, Residence
from fangxian.registry.moving import AT_ONCE, Move, Newcomer, add_marks, move, move_in, move_out
from fangxian.registry.numbering import lock
from fangxian.registry.people import Details
from fangxian.registry.roster.doors import add_doors
from fangxian.registry.roster.known import FIELDS
from fangxian.registry.roster.plan import Listed, Plan, silent
from fangxian.registry.roster.rows import Row
from fangxian.registry.sheet.left_out import left_out
from fangxian.vault.opening import Look
from fangxian.vault.seal import seal


def apply(plan: Plan, progress: Callable[[str], None] = silent) -> Path | None:
    """Writes the plan down; the file that holds the rows left out, or None if there are none."""
    with transaction.atomic():
        lock(plan.community_id)
        progress("doors")
        doors = plan.doors | add_doors(plan)
        progress("new")
        move_in(plan.community_id, [_newcomer(row, doors, plan) for row in plan.new])
        progress("changed")
        _change(plan)
        move(plan.community_id, [_move(one, doors, plan) for one in plan.moved])
        for one in plan.left:
            move_out(plan.community_id, one.person_id, one.row.until_day or plan.today)
        return left_out(plan.name, plan.header, plan.faults)


def _newcomer(row: Row, doors: dict[str, int], plan: Plan) -> Newcomer:
    return Newcomer(
        details=row.details,
        place_id=doors[row.at.code],
        from_day=row.from_day or plan.today,
        relation=row.relation,
        born=row.born,
        sex=row.sex,
        needs=row.needs or (),
        party_member=bool(row.party_member),
    )


def _move(one: Listed, doors: dict[str, int], plan: Plan) -> Move:
    day = one.row.from_day or plan.today
    return Move(person_id=one.person_id, place_id=doors[one.row.at.code], day=day, relation=one.row.relation)


def _change(plan: Plan) -> None:
    by_id = {one.person_id: one for one in plan.changed}
    rows = list(Person.objects.filter(community_id=plan.community_id, id__in=by_id).order_by("id"))
    for person in rows:
        _set(person, by_id[person.id])
    _reseal(plan, [person for person in rows if set(by_id[person.id].fields) & set(FIELDS)], by_id)
    columns = ["sealed", "born", "sex", "needs", "party_member"]
    Person.objects.bulk_update(rows, columns, batch_size=200)
    _homes(plan, by_id)


def _set(person: Person, one: Listed) -> None:
    for field in {"born", "sex", "party_member"} & set(one.fields):
        setattr(person, field, getattr(one.row, field))
    if "needs" in one.fields:
        person.needs = list(one.row.needs or ())


def _reseal(plan: Plan, rows: Sequence[Person], by_id: dict[int, Listed]) -> None:
    look = Look(plan.community_id, plan.actor, f"花名册更新 / roster {plan.name}")
    before = people.reveal(look, [person.id for person in rows])
    after = {number: _put_right(details, by_id[number].row.details) for number, details in before.items()}
    boxes = seal(plan.community_id, people.WHERE, [(number, people.write(after[number])) for number in after])
    for box, person in zip(boxes, rows, strict=True):
        person.sealed = box
    Mark.objects.filter(community_id=plan.community_id, person_id__in=list(after)).delete()
    add_marks(plan.community_id, list(after), list(after.values()))


def _put_right(before: Details, said: Details) -> Details:
    return Details(*(getattr(said, field) or getattr(before, field) for field in FIELDS))


def _homes(plan: Plan, by_id: dict[int, Listed]) -> None:
    living = Residence.objects.filter(community_id=plan.community_id, person_id__in=by_id, until_day=None)
    homes = list(living)
    for home in homes:
        one = by_id[home.person_id]
        home.relation = one.row.relation if "relation" in one.fields else home.relation
        home.from_day = one.row.from_day or home.from_day if "from_day" in one.fields else home.from_day
    Residence.objects.bulk_update(homes, ["relation", "from_day"], batch_size=AT_ONCE // 10)
    change.note(plan.community_id, [home.place_id for home in homes])
