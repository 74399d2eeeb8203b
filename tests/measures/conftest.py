"""Fixtures for days told in docstrings: what is owed, by when, and what is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fangxian.measures.facts import Debt
from tests.measures.storybook import Owed, Story, told

Kinds = Callable[[str, str], list[str]]
Due = Callable[..., str]
Only = Callable[[str, str], Debt]
Counted = Callable[[str, str, str], float]


@pytest.fixture(autouse=True)
def home() -> None:
    """Rules keep nothing: no home folder is needed."""


@pytest.fixture
def story(request: pytest.FixtureRequest) -> Story:
    """The day that the test's docstring tells."""
    return told(request.function.__doc__ or "")


@pytest.fixture
def owed(story: Story) -> Owed:
    """``owed(place, now)``: the debts that stand on the worklist at a moment."""
    return Owed(story)


@pytest.fixture
def kinds(owed: Owed) -> Kinds:
    """``kinds(place, now)``: only what they are called."""
    return lambda place, now: [debt.kind for debt in owed(place, now)]


@pytest.fixture
def overdue(story: Story, owed: Owed) -> Kinds:
    """``overdue(place, now)``: what should have been done by then."""
    return lambda place, now: [debt.kind for debt in owed(place, now) if debt.due_at < story.moment(now)]


@pytest.fixture
def debt(story: Story) -> Only:
    """``debt(place, kind)``: the only debt of that kind, on the worklist yet or not."""

    def only(place: str, kind: str) -> Debt:
        (found,) = (debt for debt in story.fold(place).debts if debt.kind == kind)
        return found

    return only


@pytest.fixture
def due(debt: Only) -> Due:
    """``due(place, kind)``: from when till when it is to be done, as ``02-06 06:00–02-06 09:00``."""

    def span(place: str, kind: str) -> str:
        found = debt(place, kind)
        return f"{found.opens_at:%m-%d %H:%M}–{found.due_at:%m-%d %H:%M}"

    return span


@pytest.fixture
def counted(story: Story) -> Counted:
    """``counted(place, indicator, day)``: the figure of that day, the sum of its rows."""

    def figure(place: str, indicator: str, day: str) -> float:
        on = story.day(day)
        rows = [row for row in story.fold(place).tallies if row.indicator == indicator]
        return sum(row.value for row in rows if row.from_day <= on and (row.until_day is None or on < row.until_day))

    return figure
