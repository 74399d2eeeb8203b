"""What must hold of every place on every day, also on days nobody thought of."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import get_type_hints

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from fangxian.diseases.profile import Profile, load
from fangxian.measures.facts import Site, Tally
from fangxian.measures.five import FIVE, KINDS, fold
from fangxian.measures.shape import Said
from tests.measures.days_nobody_thought_of import PROFILES, SITES, START, days

anything = given(site=SITES, said=days(), profile=st.sampled_from(PROFILES).map(load))
few = settings(max_examples=20, deadline=None, derandomize=True)


@few
@anything
def test_the_order_of_arrival_changes_nothing(site: Site, said: list[Said], profile: Profile) -> None:
    shuffled = Random(len(said)).sample(said, len(said))
    assert fold(site, shuffled, profile) == fold(site, said, profile)


@few
@anything
def test_no_debt_is_due_before_it_opens_and_none_stands_twice(site: Site, said: list[Said], profile: Profile) -> None:
    debts = fold(site, said, profile).debts
    assert all(debt.opens_at <= debt.due_at for debt in debts)
    assert len({(debt.kind, debt.subject) for debt in debts}) == len(debts)


@few
@anything
def test_no_row_counts_twice_on_a_day(site: Site, said: list[Said], profile: Profile) -> None:
    rows: defaultdict[tuple[str, str], list[Tally]] = defaultdict(list)
    for row in fold(site, said, profile).tallies:
        assert row.value > 0
        assert row.until_day is None or row.from_day < row.until_day
        rows[row.indicator, row.subject].append(row)
    for same in rows.values():
        same.sort(key=lambda row: row.from_day)
        assert all((one.until_day or date.max) <= other.from_day for one, other in pairwise(same))


@few
@anything
def test_what_stands_today_stood_yesterday_or_is_new(site: Site, said: list[Said], profile: Profile) -> None:
    tallies = fold(site, said, profile).tallies
    for day in (START.date() + timedelta(days=n) for n in range(60)):
        for stands, new, gone in (
            ("observed", "observed_new", "released"),
            ("needs_waiting", "needs_raised", "needs_met"),
        ):
            more = _figure(tallies, new, day) - _figure(tallies, gone, day)
            assert _figure(tallies, stands, day) == _figure(tallies, stands, day - timedelta(days=1)) + more


@few
@anything
def test_standings_come_back_from_their_bytes(site: Site, said: list[Said], profile: Profile) -> None:
    for kind, standing in fold(site, said, profile).standings.items():
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(standing), type=kind) == standing


@few
@anything
def test_no_standing_holds_a_name(site: Site, said: list[Said], profile: Profile) -> None:
    folded = fold(site, said, profile)
    kept = msgspec.json.encode([*folded.standings.values(), *folded.debts, *folded.tallies]).decode()
    assert not any(name in kept for name in ("刘建国", "老黄", "老周", "小郑"))


def test_every_indicator_has_a_key_of_its_own() -> None:
    keys = [indicator.key for measure in FIVE for indicator in measure.indicators]
    assert len(keys) == len(set(keys))


def test_a_kind_belongs_to_one_measure_and_bears_its_name() -> None:
    kinds = [kind for measure in FIVE for kind in measure.records]
    assert len(kinds) == len(KINDS)
    assert all(kind.kind.partition(".")[0] == measure.name for measure in FIVE for kind in measure.records)


def test_every_measure_says_what_its_standing_is() -> None:
    standings = [get_type_hints(measure.stand)["return"] for measure in FIVE]
    assert len(set(standings)) == len(FIVE)
    assert all(standing() == standing() for standing in standings)


def _figure(tallies: tuple[Tally, ...], indicator: str, day: date) -> float:
    counting = (row for row in tallies if row.indicator == indicator and row.from_day <= day)
    return sum(row.value for row in counting if row.until_day is None or day < row.until_day)
