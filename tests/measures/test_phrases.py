"""What the phrases of all measures must be: every pattern good, every kind spoken of, none unknown."""

from __future__ import annotations

from fangxian.measures.phrasing import SIGNS, SORTS, Heard, Phrase, Say, Token, pattern
from fangxian.reading.slots import SLOTS
from fangxian.workforce.kinds import KINDS, PHRASES

MOMENTS = {"when", "day", "due", "as_of"}


def test_every_kind_that_messages_tell_of_has_its_phrases() -> None:
    """Whoever adds a phrase for a kind adds the record too."""
    spoken = {kind.spoken() for kind in KINDS.values()}
    assert {phrase.kind for phrase in PHRASES} <= spoken
    assert len({phrase.kind for phrase in PHRASES}) == 22


def test_every_pattern_is_one_and_takes_what_there_is() -> None:
    """A slip in a pattern shows here, not on a stairway."""
    for phrase in PHRASES:
        for words in (phrase.said, phrase.unless, phrase.elsewhere, phrase.denied, *(say.words for say in phrase.says)):
            pattern(words)
        assert phrase.takes <= SLOTS.keys() | MOMENTS, phrase.kind
        assert all(pattern(say.words).groups for say in phrase.says if say.value is None), phrase.kind


def test_phrases_give_way_only_to_kinds_that_exist() -> None:
    """A kind renamed is renamed everywhere."""
    kinds = {phrase.kind for phrase in PHRASES}
    assert {kind for phrase in PHRASES for kind in phrase.yields} <= kinds
    assert {kind for phrase in PHRASES for kind, _ in phrase.leaves} <= kinds


def test_an_answer_is_the_value_of_what_was_recognised() -> None:
    """测温810人次: the number is already one when the phrase sees it."""
    heard = Heard(f"测温{SIGNS['n']}人次", [Token("n", 2, 5, 810)], [], 0, [0, 1, 2, 5, 6, 7])
    found = pattern("测温{n}人次").search(heard.words)
    assert found
    assert heard.answer(found) == 810
    assert SORTS[SIGNS["n"]] == "n"
    assert Phrase(kind="x", said="y", says=(Say("z", "{n}"),)).asks is False
