"""Tells the verdict on a row: somebody found, with what differs; or nobody, with what speaks for here or elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from fangxian.measures.questions import Words
from fangxian.registry.matching import evidence
from fangxian.registry.matching.alike import Likeness
from fangxian.registry.matching.around import Around, Door, Resident
from fangxian.registry.matching.hint import Hint
from fangxian.registry.matching.verdict import CHANGED, NEW, SAME, UNCLEAR, Difference, Match
from fangxian.registry.people import Details, masked


def found(
    hint: Hint, person: Resident, around: Around, how: Words, like: Likeness | None = None, *, sure: bool = True
) -> Match:
    """Whoever is meant, with the door that the row tells and what it says otherwise than the registry."""
    doors = around.doors_of(hint.at, hint.grid)
    door = doors[0] if len(doors) == 1 else None
    home = person.door if person.left_on is None else None
    differences = tuple(_differences(hint, person, like, _elsewhere(hint, door, home)))
    here = door or home
    return Match(
        status=CHANGED if differences else SAME,
        evidence=tuple(filter(None, (how, like.words if like else None, _home(person), *_doubts(hint, around)))),
        person_id=person.id,
        place_id=here.id if here else None,
        building_id=around.buildings.get((here or Door(0, "", hint.at.building, "", "", None, None)).building),
        differences=differences,
        sure=sure,
        left_on=str(person.left_on or ""),
    )


def _home(person: Resident) -> Words | None:
    if person.door is None:
        return None
    return (
        evidence.lives_at(person.door.code)
        if person.left_on is None
        else evidence.moved_away(person.door.code, str(person.left_on))
    )


def _elsewhere(hint: Hint, door: Door | None, home: Door | None) -> str:
    """The door or community that the row tells, if it is not where they live."""
    if hint.elsewhere:
        return hint.elsewhere
    return door.code if door and (home is None or door.id != home.id) else ""


def _differences(hint: Hint, person: Resident, like: Likeness | None, door: str) -> Iterator[Difference]:
    known, said = person.details, Details(hint.name, hint.id_number, hint.phone)
    shown, told = masked(known), masked(said)
    if hint.name and like is None and known.name != hint.name:
        yield Difference(field="name", known=shown.name, said=told.name)
    for field in ("id_number", "phone"):
        if getattr(said, field) and getattr(said, field) != getattr(known, field):
            yield Difference(field=field, known=getattr(shown, field), said=getattr(told, field))
    if door:
        home = person.door.code if person.door and person.left_on is None else ""
        yield Difference(field="door", known=home, said=door)


def _doubts(hint: Hint, around: Around) -> Iterator[Words]:
    yield from hint.doubts
    if around.limited:
        return
    if hint.at.building and hint.at.building not in around.buildings:
        yield evidence.no_building(hint.at.building)
    elif hint.at.building and hint.at.room and not around.doors_of(hint.at):
        yield evidence.no_door(hint.at.code)


def nobody(hint: Hint, around: Around) -> Match:
    """Nobody of the registry: new behind a door that is here, not ours, or unclear."""
    unknown = () if around.limited else tuple(_unknown(hint))
    doors = around.doors_of(hint.at, hint.grid)
    if len(doors) == 1 and not hint.elsewhere:
        return _behind(hint, around, doors[0], unknown)
    if around.limited:
        return Match(status=UNCLEAR, evidence=(evidence.BEYOND, *hint.doubts))
    if hint.elsewhere:
        return _foreign(hint, unknown, evidence.elsewhere(hint.elsewhere))
    if hint.at.building and hint.at.building not in around.buildings:
        return _foreign(hint, unknown, evidence.no_building(hint.at.building))
    building = around.buildings.get(hint.at.building)
    where = _where(hint, [door.code for door in doors])
    if where is None:
        return _foreign(hint, unknown, evidence.NO_ADDRESS)
    return Match(status=UNCLEAR, evidence=(*unknown, where, *hint.doubts), building_id=building)


def _behind(hint: Hint, around: Around, door: Door, unknown: tuple[Words, ...]) -> Match:
    building = around.buildings.get(door.building)
    if not hint.name:
        told = (evidence.lives_at(door.code), evidence.NO_NAME, *hint.doubts)
        living = tuple(person.id for person in around.at_door[door.id])
        return Match(status=UNCLEAR, evidence=told, place_id=door.id, building_id=building, candidates=living)
    told = (evidence.new_at(door.code), *unknown, *hint.doubts)
    return Match(status=NEW, evidence=told, place_id=door.id, building_id=building)


def _foreign(hint: Hint, unknown: tuple[Words, ...], where: Words) -> Match:
    """Nothing that the row tells speaks for here; a number that could not be read might have."""
    told = (*unknown, where, *hint.doubts)
    return Match(status=UNCLEAR, evidence=told, foreign=not hint.doubts or where != evidence.NO_ADDRESS)


def _where(hint: Hint, codes: list[str]) -> Words | None:
    at = hint.at
    if codes:
        return evidence.several_doors(codes)
    if at.room:
        return evidence.no_door(at.code) if at.building else evidence.room_only(at.room)
    return evidence.building_only(at.building) if at.building else None


def _unknown(hint: Hint) -> Iterator[Words]:
    if hint.id_number:
        yield evidence.UNKNOWN_NUMBER
    if hint.phone:
        yield evidence.UNKNOWN_PHONE
    if hint.name and not hint.at.room:
        yield evidence.UNKNOWN_NAME
