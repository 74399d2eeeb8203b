"""The night list: who is handled, who is not ours, who is called now and who can wait, by the rules of the profile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fangxian.derived.duties import DUTIES
from fangxian.diseases.profile import load, names
from fangxian.intake.incoming import Incoming
from fangxian.intake.receive import receive
from fangxian.intake.sheets import planning
from fangxian.intake.sheets.night import PARTS, Parted, counted, parted
from fangxian.intake.sheets.quoting import CALLED
from fangxian.intake.sheets.reply import REASONS, reply
from fangxian.intake.sheets.taking import take
from fangxian.ledger.ids import new_id
from fangxian.measures.reporting.records import CloseContact, ReportedUp
from fangxian.measures.screening.records import QuarantineCheck, Returnee
from fangxian.measures.shape import Record
from fangxian.measures.tonight import BEHIND
from fangxian.registry import response
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.sheets.conftest import rows

Night = Callable[..., list[Parted]]
TOLD = (
    ("刘建国", "赵磊", "李明", "周远", "王奶奶", ""),
    ("19900000001", "19900000003", "19900009999", "12", ""),
    ("3-2-402", "8-2-501", "96栋1单元101", "8栋", "雁北社区5栋", ""),
    ("湖北武汉", "广东深圳", "不详", ""),
    ("2月3日", "1月3日", "2月30日", ""),
    ("36.5", "38.4", "正常", ""),
)


@pytest.fixture
def late(cast: Cast) -> datetime:
    return cast.now.replace(hour=23, minute=30)


@pytest.fixture
def night(cast: Cast, scope_of: Callable[[str], Scope], late: datetime) -> Night:
    """The list that the director brings at 23:30, parted."""

    def of(*lines: Sequence[str], at: datetime = late, take_in: Sequence[str] = (), **how: Any) -> list[Parted]:
        scope = scope_of("director")
        plan = planned = planning.planned(scope, rows(*lines, **how), at)
        if take_in:
            take(scope, planned, set(take_in), at)
            plan = planning.planned(scope, rows(*lines, **how), at)
        return parted(Look(cast.community_id, scope.actor, "test"), plan, at)

    return of


@pytest.fixture
def write(cast: Cast, scope_of: Callable[[str], Scope]) -> Callable[..., None]:
    """One record at a door, so many hours before noon."""

    def of(door: str, who: str, record: Record, hours: float) -> None:
        at = cast.now - timedelta(hours=hours)
        answers = {name: value for name in record.__struct_fields__ if (value := getattr(record, name)) is not None}
        one = Incoming(
            id=new_id(at), device="t", epoch=1, seq=int(at.timestamp()), kind=record.kind, place_id=cast.places[door],
            person_id=cast.people[who], happened_at=at, answers=answers,
        )  # fmt: skip
        (answer,) = receive(cast.community_id, scope_of("director"), [one], at)
        assert answer.code == "ok"

    return of


def keys(parts: list[Parted]) -> list[str]:
    return [one.key for one in parts]


def test_each_row_in_its_part(cast: Cast, night: Night, write: Callable[..., None]) -> None:
    """
    3 Feb 23:30  the street's list of seven. 刘建国 is observed since 1 Feb and was asked this evening; 赵磊 is back
    from Wuhan and nobody knew; 李明 comes from Guangdong; 孙婷 was there a month ago; one lives in another
    community, one in a building that is not here, one is known by no name, phone or number
    """
    came = Returnee(person="刘建国", origin_adcode="420800", when="2020-02-01")
    write("3-2-402", "刘建国", came, 40)
    write("3-2-402", "刘建国", QuarantineCheck(temperature_c=36.5, status="normal"), 0)
    write("3-2-402", "刘建国", QuarantineCheck(temperature_c=36.6, status="normal"), -7)
    parts = night(
        ("1", "刘建国", "19900000001", "", "湖北荆门", "2月1日", ""),
        ("2", "赵磊", "19900000003", "", "湖北武汉", "2月2日", ""),
        ("3", "李明", "19900000004", "", "广东深圳", "2月2日", ""),
        ("4", "孙婷", "", "3-2-501", "湖北武汉", "1月3日", ""),
        ("5", "钱某某", "", "青山街道雁北社区5栋", "湖北", "2月2日", ""),
        ("6", "周远", "", "96栋1单元101", "湖北", "2月2日", ""),
        ("7", "郑无名", "19900009999", "", "湖北", "2月2日", ""),
    )
    assert keys(parts) == [
        "handled.observed",
        "now.screening.check",
        "wait.elsewhere",
        "wait.over",
        "not_ours.elsewhere",
        "not_ours.no_building",
        "not_ours.unknown",
    ]
    assert parts[0].tonight.observed is not None
    assert parts[1].grid_id == cast.places["grid 1"]
    figures = dict(counted(parts))
    assert [figures[part] for part in PARTS] == [1, 2, 1, 3]


def test_somebody_back_tonight_is_called_tonight(night: Night) -> None:
    """23:30  back from Wuhan today: the first check is due at nine, but the rule has them called the same night"""
    assert keys(night(("1", "赵磊", "19900000003", "", "湖北武汉", "2月3日", ""))) == ["now.screening.check"]


def test_taken_in_from_a_list_is_not_yet_spoken_with(
    cast: Cast, night: Night, write: Callable[..., None], late: datetime
) -> None:
    """23:35  taken in, so that 何秀英 has it on her list; still to be called. 23:50  she has: handled"""
    line = ("1", "赵磊", "19900000003", "", "湖北武汉", "2月3日", "")
    assert keys(night(line, take_in=["3"])) == ["now.screening.check"]
    write("3-2-501", "赵磊", QuarantineCheck(temperature_c=36.4, status="normal"), -11.8)
    assert keys(night(line, at=late + timedelta(minutes=20))) == ["handled.observed"]


def test_who_was_registered_at_the_door_is_not_asked_twice(night: Night, write: Callable[..., None]) -> None:
    """20:00  何秀英 spoke with 赵磊 at his door; at 23:30 the list has him, too: nobody calls again tonight"""
    write("3-2-501", "赵磊", Returnee(person="赵磊", origin_adcode="420100", when="2020-02-03"), -8)
    assert keys(night(("1", "赵磊", "19900000003", "", "湖北武汉", "2月3日", ""))) == ["handled.observed"]


def test_a_missed_check_is_called_though_they_are_known(night: Night, write: Callable[..., None]) -> None:
    """23:30  刘建国 is under observation, but nobody has asked him today"""
    write("3-2-402", "刘建国", Returnee(person="刘建国", origin_adcode="420800", when="2020-02-01"), 40)
    write("3-2-402", "刘建国", QuarantineCheck(temperature_c=36.5, status="normal"), 16)
    (one,) = night(("1", "刘建国", "19900000001", "", "湖北荆门", "2月1日", ""))
    assert one.key == "now.screening.visit"


def test_the_cautious_answer_where_the_list_says_no_origin(night: Night) -> None:
    """23:30  no column and no title says where from: a key area cannot be ruled out"""
    (one,) = night(("1", "李明", "19900000004", "", "", "2月2日", ""))
    assert one.key == "now.no_origin"


def test_a_fever_on_a_list_presses_wherever_they_come_from(night: Night) -> None:
    """23:30  李明, from Guangdong, 38.2 by the list: measured again tonight"""
    assert keys(night(("1", "李明", "19900000004", "", "广东深圳", "2月3日", "38.2"))) == ["now.screening.remeasure"]


def test_who_is_meant_is_not_clear_but_the_rule_presses(night: Night) -> None:
    """23:30  a door that is not in building 8, back from Wuhan: it may be ours, so it is called"""
    (one,) = night(("1", "某某人", "19900008888", "8栋9单元909", "湖北武汉", "2月3日", ""))
    assert (one.key, one.grid_id) == ("now.screening.check", None)


def test_a_list_that_knows_more_than_the_ledger(night: Night, write: Callable[..., None]) -> None:
    """23:30  the ledger has 李明 back from Hunan, the list from Wuhan: by the list's word he is called"""
    write("8-2-501", "李明", Returnee(person="李明", origin_adcode="430100", when="2020-02-03"), 2)
    assert keys(night(("1", "李明", "19900000004", "", "湖南长沙", "2月3日", ""))) == ["handled.written"]
    assert keys(night(("1", "李明", "19900000004", "", "湖北武汉", "2月3日", ""))) == ["now.screening.check"]


def test_another_disease_another_rule(cast: Cast, night: Night, late: datetime) -> None:
    """23:30  against chikungunya who is back from Foshan and well waits for the morning, by the same code"""
    response.begin(cast.community_id, "chikungunya_2025", late - timedelta(days=3))
    lines = (
        ("1", "赵磊", "19900000003", "", "广东佛山", "2月3日", ""),
        ("2", "李明", "", "8-2-501", "广东佛山", "2月3日", "38.5"),
    )
    assert keys(night(*lines)) == ["wait.later", "now.screening.remeasure"]


def test_whoever_is_known_is_handled_also_where_the_list_says_otherwise(
    night: Night, write: Callable[..., None]
) -> None:
    """23:30  the ledger has 李明 back from Changsha, the list adds the train: nothing presses, he is handled"""
    write("8-2-501", "李明", Returnee(person="李明", origin_adcode="430100", when="2020-02-03"), 2)
    head = ("姓名", "电话", "来自地", "到达时间", "车次")
    assert keys(night(("李明", "19900000004", "湖南长沙", "2月3日", "G1001"), head=head)) == ["handled.written"]


def test_a_row_that_tells_nobody_goes_back_to_the_sender(night: Night) -> None:
    """23:30  a row with an origin and nothing else"""
    assert keys(night(("1", "", "", "", "湖北武汉", "2月3日", ""))) == ["wait.empty"]


def test_every_reason_has_its_words_and_every_duty_of_a_night_too() -> None:
    """What a profile lets press at night is one that the house knows to tell in words."""
    for name in names():
        for dated in load(name).parameters["night_duties"]:
            assert set(dated.value) <= set(CALLED) <= set(DUTIES)
    assert set(BEHIND) - set(CALLED) <= {key.partition(".")[2] for key in REASONS}
    assert {f"now.{duty}" for duty in CALLED} <= set(REASONS)


def test_the_answer_adds_up_and_names_nobody(cast: Cast, night: Night, late: datetime) -> None:
    """23:31  the answer to the street: its figures are the list's rows, the rule stands in it with who set it"""
    parts = night(
        ("1", "赵磊", "19900000003", "", "湖北武汉", "2月2日", ""),
        ("2", "李明", "19900000004", "", "广东深圳", "2月2日", ""),
        ("3", "周远", "", "96栋1单元101", "湖北", "2月2日", ""),
    )
    rules = load("covid_19_2020_02")
    for language, said in (("zh-hans", "不在本社区1人"), ("en", "1 not ours")):
        lines = reply(parts, "来返人员名单", "西湖新村社区", late, rules, language)
        pieces = [piece for line in lines for piece in line if piece.key]
        figures = {piece.key: int(piece.text) for piece in pieces}
        assert figures["all"] == len(parts) == sum(figures[part] for part in ("now", "wait", "not_ours"))
        for part in ("now", "wait", "not_ours"):
            assert sum(n for key, n in figures.items() if key.startswith(f"{part}.")) == figures[part]
        text = "".join(piece.text for line in lines for piece in line)
        assert said in text
        assert rules.source("observation", late.date(), language) in text
        assert not any(name in text for name in cast.people)


@given(lines=st.lists(st.tuples(*(st.sampled_from(told) for told in TOLD)), max_size=6))
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_whatever_the_list_every_row_stands_in_one_part(night: Night, lines: list[tuple[str, ...]]) -> None:
    """Any list that anybody may send."""
    told = [(str(number), *line) for number, line in enumerate(lines, 1) if any(line[:3])]
    if not told:
        return
    parts = night(*told)
    figures = dict(counted(parts))
    assert sum(figures[part] for part in PARTS) == len(parts) == len(told)
    assert all(one.key in REASONS for one in parts)


def test_contacts_and_positive_tests_press_too(cast: Cast, night: Night, write: Callable[..., None]) -> None:
    """23:30  contacts and test results from the district: told upward at once; who was told upward is handled"""
    contacts = {"head": ("姓名", "电话"), "title": "密切接触者名单"}
    lines = ("赵磊", "19900000003"), ("李明", "19900000004")
    assert keys(night(*lines, **contacts)) == ["now.reporting.contact_up"] * 2
    write("8-2-501", "李明", CloseContact(person="李明", contact_level="close", when="2020-02-03"), 0)
    write("8-2-501", "李明", ReportedUp(person="李明"), -1)
    assert keys(night(*lines, **contacts)) == ["now.reporting.contact_up", "handled.written"]
    tests = {"head": ("姓名", "电话", "检测结果"), "title": "2月3日核酸检测结果"}
    found = night(("赵磊", "19900000003", "阳性"), ("李明", "19900000004", "阴性"), **tests)
    assert keys(found) == ["now.reporting.fever_up", "wait.later"]
