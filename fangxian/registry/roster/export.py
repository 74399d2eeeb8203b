"""Writes the roster out again: every seal is opened for a stated purpose, and the trail says so."""

from __future__ import annotations

from pathlib import Path

from fangxian.registry.asked.needs import NEEDS
from fangxian.registry.models import Person, Place, Residence
from fangxian.registry.people import Details, reveal
from fangxian.registry.roster.columns import OURS
from fangxian.registry.sheet.write import write
from fangxian.vault.opening import Look

HEADER = [column.zh for column in OURS]
NEED_WORDS = {key: zh for key, zh, _, _ in NEEDS}
SEX = {"M": "男", "F": "女"}


def export(look: Look, out: Path) -> int:
    """Writes everybody who lives here now to a CSV or XLSX file; how many rows. Raises SheetFault, OSError.

    ``look.purpose`` is what the list is wanted for; it stands in the trail.
    """
    living = Residence.objects.filter(community_id=look.community_id, until_day=None)
    people = {person.id: person for person in Person.objects.filter(community_id=look.community_id)}
    doors = {place.id: place for place in Place.objects.filter(community_id=look.community_id)}
    opened = reveal(look, [home.person_id for home in living])
    rows = [
        _row(home, people[home.person_id], opened[home.person_id], doors) for home in living.order_by("place_id", "id")
    ]
    return write(out, HEADER, rows)


def _row(home: Residence, person: Person, details: Details, places: dict[int, Place]) -> list[str]:
    door = places[home.place_id]
    cells = {
        "building": door.building,
        "unit": door.unit,
        "room": door.room,
        "grid": places[door.grid_id].code if door.grid_id else "",
        "name": details.name,
        "relation": home.relation,
        "sex": SEX.get(person.sex, ""),
        "born": str(person.born or ""),
        "id_number": details.id_number,
        "phone": details.phone,
        "needs": "、".join(NEED_WORDS.get(need, need) for need in person.needs),
        "party_member": "是" if person.party_member else "否",
        "from_day": home.from_day.isoformat(),
    }
    return [cells[column.field] for column in OURS]
