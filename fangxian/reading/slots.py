"""What the engine can give any kind that takes it, by the name under which phrases ask for it."""

from __future__ import annotations

from collections.abc import Callable

from fangxian.measures.phrasing import SIGNS, Heard, Token
from fangxian.reading.slot import Slots
from fangxian.reading.slots_felt import am_pm, any_reading, denied_symptoms, reading, symptoms, well
from fangxian.reading.slots_goods import items, stock
from fangxian.reading.slots_where import dest, door, grid, origin, place, plate, via
from fangxian.reading.slots_who import count, first, helper, person, sex

Giver = Callable[[Heard, int, set[Token]], Slots]
# The signs of which one must stand in what was heard before there is anything to give; those not named need none.
NEEDS: dict[str, frozenset[str]] = {
    name: frozenset(SIGNS[sort] for sort in sorts.split())
    for name, sorts in {
        "door": "door",
        "grid": "grid",
        "place": "spot",
        "person": "person",
        "helper": "person",
        "phone": "phone",
        "id": "id",
        "age": "age",
        "transport": "trip",
        "origin": "region",
        "via": "region",
        "dest": "region",
        "plate": "plate",
        "symptoms": "symptom denied",
        "denied": "denied",
        "items": "goods",
        "stock": "goods",
    }.items()
}
SLOTS: dict[str, Giver] = {
    "door": door,
    "grid": grid,
    "place": place,
    "person": person,
    "helper": helper,
    "phone": first("phone", "phone"),
    "id": first("id", "id_number"),
    "age": first("age", "age"),
    "transport": first("trip", "transport"),
    "sex": sex,
    "count": count,
    "origin": origin,
    "via": via,
    "dest": dest,
    "plate": plate,
    "am_pm": am_pm,
    "reading": reading,
    "any_reading": any_reading,
    "well": well,
    "symptoms": symptoms,
    "denied": denied_symptoms,
    "items": items,
    "stock": stock,
}
