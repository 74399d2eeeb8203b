"""Matches rows: by ID number, then by phone, then by name and door, then by name; two candidates are never one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import Q

from fangxian.measures.questions import Words
from fangxian.registry.matching import evidence
from fangxian.registry.matching.alike import Likeness, is_only_called, likeness
from fangxian.registry.matching.around import Around, Resident
from fangxian.registry.matching.hint import Hint
from fangxian.registry.matching.telling import found, nobody
from fangxian.registry.matching.verdict import UNCLEAR, Match
from fangxian.vault.opening import Look

Liked = tuple[Resident, Likeness]


def matched(look: Look, hints: Sequence[Hint], reach: Q | None = None) -> list[Match]:
    """The verdict on each row, in order. Whoever may be meant is opened once: one row in the trail.

    ``reach`` are the rows of ``Place`` that may be looked into; what lies outside is as if it were not there.
    """
    around = Around(look, hints, reach or Q())
    return [_judged(one, around) for one in hints]


def _judged(hint: Hint, around: Around) -> Match:
    if hint.tells_nothing:
        return Match(status=UNCLEAR, evidence=(*hint.doubts, evidence.NOTHING))
    return next(filter(None, (way(hint, around) for way in WAYS)), None) or nobody(hint, around)


def _by_number(hint: Hint, around: Around) -> Match | None:
    holders = around.holding("id_number", hint.id_number)
    if len(holders) != 1:
        return _several(holders, evidence.SAME_NUMBER) if holders else None
    same = likeness(hint.name, holders[0].details.name) if hint.name else None
    if hint.name and same is None and not _at_home(hint, holders[0], around) and hint.phone != holders[0].details.phone:
        return Match(status=UNCLEAR, evidence=(evidence.SAME_NUMBER, evidence.OTHER_NAME), candidates=(holders[0].id,))
    return found(hint, holders[0], around, evidence.SAME_NUMBER, same)


def _at_home(hint: Hint, person: Resident, around: Around) -> bool:
    return person.door is not None and person.door in around.doors_of(hint.at, hint.grid)


def _by_phone(hint: Hint, around: Around) -> Match | None:
    """Households share phones: whose it is decides only with the name, or where nobody else has it."""
    holders = around.holding("phone", hint.phone)
    if not holders:
        return None
    if not hint.name or is_only_called(hint.name):
        return (
            found(hint, holders[0], around, evidence.SAME_PHONE)
            if len(holders) == 1
            else _several(holders, evidence.SAME_PHONE)
        )
    liked = _liked(hint, holders)
    if len(liked) == 1:
        return _agreed(hint, around, liked[0], evidence.SAME_PHONE)
    if liked:
        return _several([person for person, _ in liked], evidence.SAME_PHONE)
    family = _liked(hint, [person for one in holders if one.door for person in around.at_door[one.door.id]])
    if len(family) == 1:
        return _agreed(hint, around, family[0], evidence.HOUSEHOLD_PHONE)
    return Match(
        status=UNCLEAR,
        evidence=(*hint.doubts, evidence.SAME_PHONE, evidence.OTHER_NAME),
        candidates=tuple(person.id for person in holders),
    )


def _by_door(hint: Hint, around: Around) -> Match | None:
    doors = around.doors_of(hint.at, hint.grid)
    living = [person for door in doors for person in around.at_door[door.id]]
    if not living or not hint.name:
        return None
    liked = _liked(hint, living)
    exact = [one for one in liked if one[1].rank == 0] or liked
    if len(exact) > 1:
        return _several([person for person, _ in exact], evidence.SAME_DOOR)
    return _agreed(hint, around, exact[0], evidence.SAME_DOOR) if exact else None


def _by_name(hint: Hint, around: Around) -> Match | None:
    """A name without a door: one of that name in the building or grid that is told, or in the whole community."""
    if not hint.name or is_only_called(hint.name) or hint.at.room or hint.elsewhere:
        return None
    same = [person for person in around.holding("name", hint.name) if _is_near(hint, person, around)]
    near = same or [one for one, _ in _liked(hint, around.sounding_like(hint.name)) if _is_near(hint, one, around)]
    if not near:
        return None
    liked = _liked(hint, near)
    if len(liked) != 1 or _another(hint, liked[0][0]):
        return _several(near, evidence.SAME_NAME if same else evidence.LIKE_NAME)
    person, like = liked[0]
    narrow = bool(hint.at.building or hint.grid)
    if like.rank and not narrow:
        return _several(near, evidence.LIKE_NAME)
    words = (
        evidence.ONLY_IN_BUILDING if hint.at.building else evidence.ONLY_IN_GRID if hint.grid else evidence.ONLY_NAME
    )
    return found(hint, person, around, words, like, sure=narrow and not like.rank)


def _is_near(hint: Hint, person: Resident, around: Around) -> bool:
    door = person.door
    if hint.at.building:
        return door is not None and door.building == hint.at.building and hint.at.unit in ("", door.unit)
    return not hint.grid or (door is not None and door.grid_id == around.grids.get(hint.grid))


def _liked(hint: Hint, people: Sequence[Resident]) -> list[Liked]:
    """Those whose name may be the one that was written, the likest ones only."""
    liked = [(one, like) for one in people if (like := likeness(hint.name, one.details.name))]
    best = min((like.rank for _, like in liked), default=0)
    return [(one, like) for one, like in liked if like.rank == best]


def _agreed(hint: Hint, around: Around, liked: Liked, words: Words) -> Match:
    """The one who fits, unless their ID number is another than the row's."""
    person, like = liked
    if _another(hint, person):
        return Match(status=UNCLEAR, evidence=(words, like.words, evidence.OTHER_NUMBER), candidates=(person.id,))
    return found(hint, person, around, words, like)


def _another(hint: Hint, person: Resident) -> bool:
    return bool(hint.id_number and person.details.id_number and hint.id_number != person.details.id_number)


def _several(people: Sequence[Resident], words: Words) -> Match:
    return Match(
        status=UNCLEAR,
        evidence=(words, evidence.candidates(people)),
        candidates=tuple(person.id for person in people),
    )


WAYS: tuple[Callable[[Hint, Around], Match | None], ...] = (_by_number, _by_phone, _by_door, _by_name)
