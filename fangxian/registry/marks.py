"""Blind marks: a person is found by name, initials, number or phone without a seal being opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from fangxian.registry.initials import initials
from fangxian.vault.blind import blinds

LENGTH = 12  # bytes kept of each HMAC: no two of a city's marks will ever meet by chance


class Named(Protocol):
    """What marks are made of."""

    @property
    def name(self) -> str: ...
    @property
    def id_number(self) -> str: ...
    @property
    def phone(self) -> str: ...


def mark(community_id: int, field: str, value: str) -> bytes:
    """The mark of one value of a field: ``name``, ``initials``, ``id_number`` or ``phone``."""
    return marks(community_id, field, [value])[0]


def marks(community_id: int, field: str, values: Sequence[str]) -> list[bytes]:
    """The marks of many values of a field."""
    return [found[:LENGTH] for found in blinds(community_id, field, values)]


def marks_of(community_id: int, people: Sequence[Named]) -> Iterator[tuple[int, str, bytes]]:
    """Every mark of every person, with its field and the person's position."""
    for field, said in WAYS.items():
        pairs = [(at, value) for at, person in enumerate(people) for value in said(person) if value]
        found = marks(community_id, field, [value for _, value in pairs])
        yield from ((at, field, mark) for (at, _), mark in zip(pairs, found, strict=True))


WAYS: dict[str, Callable[[Named], Iterable[str]]] = {
    "name": lambda person: (person.name,),
    "initials": lambda person: sorted(initials(person.name)),
    "id_number": lambda person: (person.id_number,),
    "phone": lambda person: (person.phone,),
}
