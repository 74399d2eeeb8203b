"""Who may go out: verdicts with their hours, worked out before anybody comes to the gate."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from fangxian.diseases.profile import load
from fangxian.measures.checkpoints.doubles import over, twice
from fangxian.measures.checkpoints.gate import Own, Went
from fangxian.measures.checkpoints.passing import VERDICTS, Ruling, going_out, ruling
from fangxian.measures.uses import Uses

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2020, 2, 5, 14, 0, tzinfo=ZONE)
TODAY, TOMORROW = date(2020, 2, 5), date(2020, 2, 6)
ONE_IN_TWO = Ruling(1, 2, ())
PASS = "0197aaaa-0000-7000-8000-000000000001"


def told(rule: Ruling, exits: tuple[str, ...] = (), home: tuple[tuple[date, date], ...] = ()) -> list[str]:
    """``until steps`` for the rest of today and tomorrow."""
    went = [datetime.fromisoformat(f"2020-{one}").replace(tzinfo=ZONE) for one in exits]
    found = going_out([(TODAY, rule), (TOMORROW, rule)], went, home, NOW)
    return [f"{one.until:%d %H:%M} {' '.join(one.steps)}" for one in found]


def test_one_of_a_household_in_two_days() -> None:
    """14:00  nobody went out yet: once today; 08:00 somebody did: nobody more, today and tomorrow"""
    assert told(ONE_IN_TWO) == ["07 00:00 out_last out_used"]
    assert told(ONE_IN_TWO, ("02-05 08:00",)) == ["07 00:00 out_used"]
    assert told(ONE_IN_TWO, ("02-04 08:00",)) == ["06 00:00 out_used", "07 00:00 out_last out_used"]
    assert told(Ruling(3, 1, ()), ("02-05 08:00",)) == [
        "06 00:00 out out_last out_used",
        "07 00:00 out out out_last out_used",
    ]


def test_a_night_without_going_out() -> None:
    """14:00  nobody goes out from 22:00 to 06:00; without limit else"""
    night = ("22:00", "06:00")
    assert told(Ruling(0, 1, night)) == ["05 22:00 out", "06 06:00 curfew", "06 22:00 out", "07 00:00 curfew"]
    assert told(Ruling(0, 1, ("12:00", "15:00")))[0] == "05 15:00 curfew"


def test_a_household_that_is_observed_stays_until_its_last_day_is_over() -> None:
    """14:00  observation at home ends tonight: today nobody of it goes out, tomorrow as everybody"""
    assert told(ONE_IN_TWO, home=((date(2020, 1, 23), TOMORROW),)) == [
        "06 00:00 stay",
        "07 00:00 out_last out_used",
    ]


def test_the_communitys_own_rules_go_before_the_profiles_and_end_on_their_day() -> None:
    """02-05  the committee allows two a day until tomorrow; from the seventh on the profile's one in two days holds"""
    own = [Own(number=7, until=TOMORROW, exits=2, exit_days=1, curfew=("22:00", "06:00"))]
    rules = load("covid_19_2020_02").on(TODAY)
    assert ruling(TOMORROW, rules, own) == Ruling(2, 1, ("22:00", "06:00"))
    assert ruling(date(2020, 2, 7), rules, own) == Ruling(1, 2, ())
    assert ruling(TODAY, rules, [*own, Own(number=8, until=TODAY, exits=0, exit_days=None, curfew=())]).exits == 0


def test_no_verdict_says_what_somebody_has() -> None:
    """A guard reads what to do; that somebody behind the door is observed or ill stands in no verdict."""
    words = " ".join(one.words.zh + one.words.en for one in VERDICTS.values())
    assert not [word for word in ("观察", "隔离", "确诊", "observ", "quarantine", "case") if word in words]
    assert {one.colour for one in VERDICTS.values()} == {"go", "stop"}


def went(*told: tuple[str, str, int]) -> list[tuple[int, Went]]:
    """Uses of one pass: hour, way, gate."""
    hours = [datetime.fromisoformat(f"2020-02-05 {at}").replace(tzinfo=ZONE) for at, _, _ in told]
    rows = zip(hours, told, strict=True)
    return [(gate, Went(number=1, at=at, way=way, door=12, of=PASS)) for at, (_, way, gate) in rows]


@pytest.mark.parametrize(
    ("uses", "gates"),
    [
        ((("08:00", "out", 1), ("08:40", "in", 1), ("09:30", "out", 2)), []),
        ((("08:00", "out", 1), ("08:07", "out", 2)), [(1, 2)]),
        ((("08:07", "out", 2), ("08:00", "out", 1), ("08:30", "in", 1)), [(1, 2)]),
        ((("08:00", "out", 1), ("08:01", "in", 2)), [(1, 2)]),
        ((("06:00", "out", 1), ("18:30", "out", 1)), []),
    ],
)
def test_one_pass_cannot_be_in_two_hands(uses: tuple[tuple[str, str, int], ...], gates: list[tuple[int, int]]) -> None:
    """Out and out again without coming in; out at one gate and a minute later in at another; in whatever order told."""
    assert [one.gates for one in twice(went(*uses))] == gates


def test_more_exits_than_allowed_are_found_over_all_gates() -> None:
    """02-05  door 12: once at the east gate, once at the west; door 13 once, and once more three days before"""
    exits = {date(2020, 2, 2): {13: 1}, TODAY: {12: 2, 13: 1}}
    found = list(over(exits, lambda _day: ONE_IN_TWO, NOW))
    assert [(one.door, one.times) for one in found] == [(12, 2)]
    assert list(over(exits, lambda _day: Ruling(0, 2, ()), NOW)) == []


def test_what_is_no_use_is_refused() -> None:
    """A use without its zone, of nobody, of a crowd, or written otherwise."""
    asked, good = Uses(zh="出入", en="In and out"), {"at": NOW.isoformat(), "way": "out", "door": 12}
    assert asked.fault([good]) is None
    bad = [{"at": "2020-02-05T14:00:00"}, {"people": 0}, {"people": 61}, {"way": "up"}, {"of": "x"}, {"door": "12"}]
    assert all(asked.fault([good | one]) for one in bad)
    assert asked.fault([])
    assert asked.fault([good] * 501)


def test_a_day_has_no_gap() -> None:
    """Whatever the rules, there is a verdict for every moment until tomorrow night."""
    for rule in (ONE_IN_TWO, Ruling(0, 1, ("22:00", "06:00")), Ruling(2, 7, ("00:00", "05:00"))):
        found = going_out([(TODAY, rule), (TOMORROW, rule)], (), (), NOW)
        assert found[-1].until == datetime(2020, 2, 7, tzinfo=ZONE)
        assert all(one.until > NOW + timedelta() for one in found)
