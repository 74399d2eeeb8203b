"""A look at the first letter only ever passes over places where a pattern matches nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fangxian.measures.beginnings import beginnings, quick
from fangxian.measures.phrasing import SORTS

WORDS = (
    "(?<!大)米(?=饭)|rice",
    "(?:从|自)?武汉|[到去]了?北京",
    r"\d{1,2}[点时]|[一二]+点半?|(?:上午)?\s?9点",
    "(?:[无没]有?)*发热|(?i:fever)|(?i:x)",
    f"[{''.join(SORTS)}]人|[^的]{{2}}店",
    r"a?b*c|\bday\b|.{0,2}天$",
    "(?:早|晚)?",
)


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("(?<!大)米(?=饭)|rice", {"米", "r"}),
        ("x?米", {"x", "米"}),
        (r"\d+(?:号|日)|第[一-三]天", {r"\d", "第"}),
        (r"[^\W]{1,4}丸", None),
        ("(?:早|晚)?", None),
        ("(?:早|晚)?饭", {"早", "晚", "饭"}),
    ],
)
def test_with_what_words_begin(words: str, begins: set[str] | None) -> None:
    """What must stand before a word is no part of it; what may be nothing at all may begin anywhere."""
    assert beginnings(words) == begins


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(WORDS),
    st.lists(
        st.one_of(
            st.sampled_from([*"米饭从武汉到了北京9点一半上午无没有发热的店abc天早晚 RICE", "FEVER", *SORTS]),
            st.text(max_size=2),
        )
    ).map("".join),
    st.sampled_from([0, re.IGNORECASE]),
)
def test_a_quick_pattern_finds_the_same(words: str, text: str, flags: int) -> None:
    """Whatever is written, the same stretches are found with and without the look."""
    assert [m.span() for m in quick(words, flags).finditer(text)] == [
        m.span() for m in re.compile(words, flags).finditer(text)
    ]
