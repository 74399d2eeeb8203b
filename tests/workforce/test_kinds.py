"""All record kinds of the house: each has a name of its own, in the ledger and in people's mouths."""

from __future__ import annotations

import pytest

from fangxian.measures.shape import Record, questions_of
from fangxian.workforce.kinds import KINDS, PHRASES


def test_no_two_kinds_are_spoken_of_alike() -> None:
    """A sentence leads to one kind of record."""
    spoken = [kind.spoken() for kind in KINDS.values()]
    assert len(spoken) == len(set(spoken))
    assert {kind.kind for kind in KINDS.values()} == set(KINDS)


def test_every_phrase_leads_to_a_kind() -> None:
    """Whatever the reader understands can be written down."""
    assert {phrase.kind for phrase in PHRASES} <= {kind.spoken() for kind in KINDS.values()}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_asks_in_both_languages_and_only_what_it_has(kind: type[Record]) -> None:
    """Its title, its questions, the answers it cannot do without, the places it is about."""
    asked = questions_of(kind)
    assert all((kind.title.zh, kind.title.en))
    assert all(question.zh and question.en for question in asked.values())
    assert set(kind.asks) <= set(asked)
    assert kind.about
