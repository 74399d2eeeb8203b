"""Who is meant: ties the records of one place to its people, by id or by name, while it is folded."""

from __future__ import annotations

from fangxian.measures.shape import Said


class People:
    """What each person of a place is called. It lives as long as one fold: no name outlasts it."""

    def __init__(self) -> None:
        self._by_id: dict[int, str] = {}
        self._by_name: dict[str, str] = {}

    def meant(self, said: Said) -> str | None:
        """The subject: who was first met in a record keeps that subject. None if nobody is named."""
        name: str | None = getattr(said.record, "person", None)
        if said.person_id is None and not name:
            return None
        subject = self._known(said.person_id, name) or said.subject
        self.call(subject, said.person_id, name)
        return subject

    def knows(self, said: Said) -> bool:
        """Whether an earlier record was about the same person."""
        return self._known(said.person_id, getattr(said.record, "person", None)) is not None

    def call(self, subject: str, person_id: int | None, name: str | None) -> None:
        """From now on this id and this name mean that subject."""
        if person_id is not None:
            self._by_id[person_id] = subject
        if name:
            self._by_name[name] = subject

    def _known(self, person_id: int | None, name: str | None) -> str | None:
        if person_id is not None and person_id in self._by_id:
            return self._by_id[person_id]
        namesake = self._by_name.get(name) if name else None
        another = namesake in self._by_id.values() and person_id is not None
        return None if another else namesake
