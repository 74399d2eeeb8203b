"""A gate before a pattern only ever keeps out texts in which the pattern says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fangxian.measures.needed import gated, letters_of
from fangxian.measures.phrasing import SORTS, behind_gate
from fangxian.workforce.kinds import PHRASES

FORMS = [behind_gate(words) for phrase in PHRASES for words in (phrase.said, phrase.unless, phrase.denied) if words]
SAID = st.sampled_from(["返乡", "消毒", "没", "需要", "回来", "店", "needs", "DAY ", "K", "3", *SORTS])


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        ("返乡|回来", {"返乡", "回来"}),
        ("[返回]乡", {"返乡", "回乡"}),
        ("(?:从|自)?武汉", {"武汉"}),
        ("送(?:到|达)?", {"送"}),
        ("没(?<!还没)有", {"没有"}),
        ("(?<!不)来?", set()),
        (r"\d+人", {"人"}),
        (r"\d+\W", {"0"}),
    ],
)
def test_what_a_pattern_needs(words: str, needs: set[str]) -> None:
    """返乡|回来 needs one of two pairs of letters; what may be nothing at all needs none."""
    assert gated(words).needs == needs


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(SAID, st.text(max_size=3)), max_size=8).map("".join))
def test_a_gate_keeps_out_only_what_does_not_match(text: str) -> None:
    """All phrases of the house, tried with and without their gate."""
    letters = letters_of(text)
    assert all(form.may_match(letters) or not form.form.search(text) for form in FORMS)
