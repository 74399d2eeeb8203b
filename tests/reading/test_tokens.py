"""What is recognised in a message before anybody asks what it means: moments, doors, readings, regions, names."""

from __future__ import annotations

from typing import Any

import pytest

from fangxian.reading.letters import plain
from fangxian.reading.tokens import Told, tokens
from tests.reading.conftest import SENT


def _all(text: str, sort: str) -> list[Any]:
    told: Told = tokens(plain(text), SENT)
    return [token.value for token in told.tokens if token.sort == sort]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("昨晚", "2020-02-04"),
        ("大前天", "2020-02-02"),
        ("1月13日", "2020-01-13"),
        ("初六", "2020-01-30"),
        ("年三十", "2020-01-24"),
        ("腊月二十八", "2020-01-22"),
        ("上个礼拜五", "2020-01-31"),
        ("下周一", "2020-02-10"),
        ("30号", "2020-01-30"),
        ("12月30日", "2019-12-30"),
        ("16:40", "2020-02-05T16:40"),
        ("昨天下午三点半", "2020-02-04T15:30"),
        ("明早8点", "2020-02-06T08:00"),
        ("回来3天了", "2020-02-02"),
        ("last night", "2020-02-04"),
        ("on Monday", "2020-02-03"),
        ("two days ago", "2020-02-03"),
        ("Feb 3 at 3 pm", "2020-02-03T15:00"),
    ],
)
def test_moments(said: str, meant: str) -> None:
    """Sent on Wednesday 5 February 2020 at 16:10: what does the word for time mean?"""
    (moment,) = _all(said, "when")
    assert moment.written() == meant


def test_a_night_shift_ends_the_next_morning() -> None:
    """今晚8点到明早8点 is one span; 截至14时 is the moment of a total; 今晚8点前 a deadline."""
    (shift,) = _all("今晚8点到明早8点值班", "when")
    assert (shift.written(), shift.end.written()) == ("2020-02-05T20:00", "2020-02-06T08:00")
    assert _all("截至14时", "when")[0].role == "as_of"
    assert _all("今晚8点前转运", "when")[0].role == "due"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3-2-402", {"building": "3", "unit": "2", "room": "402"}),
        ("3栋二单元四零二", {"building": "3", "unit": "2", "room": "402"}),
        ("14-703", {"building": "14", "room": "703"}),
        ("208楼", {"building": "208"}),
        ("4楼的居民", {"floor": "4"}),
        ("8栋1单元的1002", {"building": "8", "unit": "1", "room": "1002"}),
        ("1-4栋", {"buildings": ["1", "2", "3", "4"]}),
        ("3栋、5栋楼道", {"buildings": ["3", "5"]}),
        ("building 8 unit 2 room 501", {"building": "8", "unit": "2", "room": "501"}),
    ],
)
def test_doors(said: str, meant: dict[str, object]) -> None:
    """As many ways to write a door as there are writers."""
    assert _all(said, "door") == [meant]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("36.8", [36.8]),
        ("37。8", [37.8]),
        ("36·5", [36.5]),
        ("38度5", [38.5]),
        ("三十七度八", [37.8]),
        ("三十八度半", [38.5]),
        ("36 point 9", [36.9]),
        ("37.8℃", [37.8]),
        ("38度多", [38.0]),
        ("没有超过37.3的", []),
        ("36.5斤", []),
    ],
)
def test_readings(said: str, meant: list[float]) -> None:
    """Temperatures as they are spoken and typed; a threshold is none."""
    assert [reading.value for reading in _all(said, "t")] == meant


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("从荆门回来", "420800"),
        ("从湖北荆门回来", "420800"),
        ("从武汉汉阳回来", "420105"),
        ("从顺德回来", "440606"),
        ("从潜江回来", "429005"),
        ("从恩施回来", "422800"),
        ("came back from Wuhan", "420100"),
    ],
)
def test_regions(said: str, code: str) -> None:
    """What people call a region, and its code."""
    assert [region.code for region in _all(said, "region")] == [code]


def test_a_street_named_after_a_city_is_no_region() -> None:
    """The shop stands in Beijing Road."""
    assert _all("北京路的超市", "region") == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("3栋2单元402王奶奶发烧", "王奶奶"),
        ("老黄来了", "老黄"),
        ("姓杨的", "杨"),
        ("杨某乘车", "杨某"),
        ("7栋501室李春梅一家3口", "李春梅"),
        ("我和陈刚值班", "陈刚"),
        ("8栋2单元1102欧阳静3月1日", "欧阳静"),
        ("Mr. Brown came back", "Mr. Brown"),
    ],
)
def test_people(said: str, name: str) -> None:
    """People as they are called."""
    assert _all(said, "person") == [name]


def test_what_has_a_form_of_its_own() -> None:
    """A plate with a dot, a phone with spaces, a train, a mixture."""
    assert _all("车牌鄂E·7M302", "plate") == [{"plate": "鄂E7M302"}]
    assert _all("电话199 0000 0012", "phone") == ["19900000012"]
    assert _all("乘坐G6455次高铁", "trip") == ["G6455"]
    assert _all("84消毒液1:100", "ratio") == ["1:100"]


def test_a_denied_list_is_denied_to_its_end() -> None:
    """无发热、咳嗽: neither."""
    assert _all("无发热、咳嗽", "denied") == ["发热", "咳嗽"]
    assert _all("无发热,咳嗽两天", "symptom") == ["咳嗽"]
