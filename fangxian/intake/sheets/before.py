"""What the ledger already has of the people and doors that a sheet's rows are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from fangxian.ledger import read
from fangxian.ledger.read import Told
from fangxian.registry.matching import Hint, Match
from fangxian.registry.matching.alike import likeness
from fangxian.vault.opening import Look

AT_ONCE = 500  # places or people in one statement


class Before:
    """The entries of some kinds about a sheet's people, opened once; the corrected ones left out."""

    def __init__(self, look: Look, matches: Sequence[Match], kinds: frozenset[str]) -> None:
        people = {match.person_id for match in matches if match.person_id is not None}
        places = {match.place_id for match in matches if match.place_id is not None}
        rows = {row.number: row for row in _rows(look.community_id, people, places) if row.kind in kinds}
        self.told = read.told(look, [rows[number] for number in sorted(rows)])
        self._of: dict[int, list[Told]] = defaultdict(list)
        self._at: dict[int, list[Told]] = defaultdict(list)
        for one in self.told:
            (self._at[one.place_id] if one.person_id is None else self._of[one.person_id]).append(one)

    def about(self, match: Match, hint: Hint) -> list[Told]:
        """What was written about whoever is meant, by id, or by name at the same door; the oldest first."""
        named = [one for one in self._at.get(match.place_id or 0, ()) if _is_named(one.record, hint)]
        found = [*(self._of.get(match.person_id, ()) if match.person_id is not None else ()), *named]
        return sorted(found, key=lambda one: (one.happened_at, one.number))

    def at(self, place_id: int) -> list[Told]:
        """What was written about a door itself, the oldest first."""
        return sorted(self._at.get(place_id, ()), key=lambda one: (one.happened_at, one.number))


def _is_named(record: Any, hint: Hint) -> bool:
    """Whether a record without a person of the registry is about the row's."""
    told = [
        (getattr(record, field, None), said) for field, said in (("id_number", hint.id_number), ("phone", hint.phone))
    ]
    if any(known and known == said for known, said in told):
        return True
    like = likeness(hint.name, str(getattr(record, "person", "") or "")) if hint.name else None
    return like is not None and like.rank < 2


def _rows(community_id: int, people: set[int], places: set[int]) -> Iterator[read.Row]:
    """The entries about these people and at these places that nobody has corrected."""
    for ids in _parts(places):
        yield from read.at_places(community_id, ids)
    for ids in _parts(people):
        rows = read.about_people(community_id, ids)
        gone = read.put_right(community_id, [row.id for row in rows])
        yield from (row for row in rows if row.id not in gone)


def _parts(ids: set[int]) -> Iterator[list[int]]:
    whole = sorted(ids)
    yield from (whole[start : start + AT_ONCE] for start in range(0, len(whole), AT_ONCE))
