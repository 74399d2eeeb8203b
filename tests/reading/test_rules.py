"""The rules of reading that decide whether there is a fact at all, one message each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fangxian.reading import Reading

Ask = Callable[..., list[dict[str, Any]]]


def _kinds(facts: list[dict[str, Any]]) -> list[str]:
    return [fact["kind"] for fact in facts]


def test_hearsay_is_one_rumour_and_nothing_else(facts: Ask) -> None:
    """A neighbour has heard that somebody from Wuhan coughs in building 8: no returnee, no symptom."""
    (rumour,) = facts("听说8栋有个从武汉回来的在咳嗽", role="resident")
    assert (rumour["kind"], rumour["building"], rumour["concern_type"]) == ("concern", "8", "rumour")


@pytest.mark.parametrize(
    "text",
    [
        "大娘,你们家有近来从外地回来的人吗?",
        "今天体温怎么样?",
        "没有发热就好!",
        "请所有从湖北回来的居民主动登记",
        "收到",
        "",
    ],
)
def test_what_is_asked_or_bidden_is_no_fact(facts: Ask, text: str) -> None:
    """The grid worker asks at the door, the office writes a notice: nothing happened yet."""
    assert facts(text) == []


def test_a_report_of_nothing_is_one_record(facts: Ask) -> None:
    """Grid 6 has nothing new, no fever, nothing unusual: one signed nothing, not three denials."""
    (nothing,) = facts("6网格:无新增返乡,无发热,无异常")
    assert (nothing["kind"], nothing["grid"]) == ("nil_report", "6")


def test_a_reading_sits_on_the_other_fact_of_the_person(facts: Ask) -> None:
    """He came back and was measured: one returnee with a temperature."""
    (returnee,) = facts("3栋2单元402刘建国昨晚从荆门回来,体温36.5,无咳嗽")
    assert returnee["temperature_c"] == 36.5
    assert returnee["symptoms_absent"] == ["咳嗽"]
    assert returnee["origin_adcode"] == "420800"


def test_what_was_not_done_is_said_so(facts: Ask) -> None:
    """Building 7 was not disinfected."""
    (undone,) = facts("7栋今天还没消毒")
    assert undone["negated"] is True


def test_several_doors_are_several_facts(facts: Ask) -> None:
    """Two doors in one message, each with its own goods."""
    first, second = facts("已送:2栋302 菜一份、降压药两盒;7栋501 奶粉1罐")
    assert (first["room"], second["room"]) == ("302", "501")
    assert second["items"] == [{"name": "奶粉", "qty": 1, "unit": "罐"}]


def test_totals_belong_each_to_their_own_words(facts: Ask) -> None:
    """The clerk's line of totals: each figure goes to the record that it speaks of, the day to all."""
    told = facts("【3网格2月4日】新增返乡2人(武汉1、黄冈1),居家观察累计9人体温均正常,消毒2次,无发热。")
    assert _kinds(told) == ["returnee", "returnee", "quarantine_check", "disinfection", "symptom"]
    assert {fact["when"] for fact in told} == {"2020-02-04"}
    assert [fact.get("count") for fact in told] == [None, None, 9, None, None]


def test_a_correction_stands_alone(facts: Ask) -> None:
    """The gun said 37.6, mercury says 37.1: the old reading is not told again."""
    (correction,) = facts("复测了,水银的37.1,刚才额温枪37.6不准", role="guard")
    assert (correction["kind"], correction["new"], correction["old"]) == ("correction", 37.1, 37.6)


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("10栋2单元602赵德明发烧三十七度八,咳嗽", True),
        ("隔离户14栋703电话没人接,敲门也没人", True),
        ("不想活了,谁都别管我", True),
        ("听说8栋有人发烧39度", False),
        ("复测了,水银的37.1,刚才额温枪37.6不准", False),
        ("3栋201李强体温36.6", False),
    ],
)
def test_somebody_must_act_within_minutes(heard: Callable[..., Reading], text: str, urgent: bool) -> None:
    """Fever, somebody under observation gone, a hint of self-harm; never a rumour or a reading withdrawn."""
    assert heard(text).urgent is urgent


def test_another_disease_is_read_with_the_same_words(facts: Ask) -> None:
    """Summer 2025: joints that hurt, a rash, water standing in pots."""
    (ill,) = facts("2栋1单元301陈伟发热38.6,关节痛,身上起红疹")
    assert ill["symptoms"] == ["发热", "关节痛", "皮疹"]
    (water,) = facts("8栋楼顶发现积水3处,已清理")
    assert (water["kind"], water["count"]) == ("breeding_site", 3)


def test_every_field_shows_the_words_that_led_to_it(heard: Callable[..., Reading]) -> None:
    """The page marks in the sentence what was understood; what led to nothing is shown as such."""
    text = "3-2-402刘建国昨晚从荆门回来,天气不错啊。"
    reading = heard(text)
    said = {field: text[slice(*span)] for field, span in reading.spans[0].items()}
    assert said["person"] == "刘建国"
    assert said["when"] == "昨晚"
    assert [text[slice(*span)] for span in reading.unread] == ["天气不错啊"]
    assert 0 < reading.sure[0] <= 1


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("402写错了,应该是502", {"target_field": "room", "old": "402", "new": "502"}),
        ("刘建国电话少写一位,应是19900000129", {"target_field": "phone", "new": "19900000129"}),
        ("3-2刘建国从武汉回来", {"kind": "returnee", "building": "3", "unit": "2", "person": "刘建国"}),
        ("顺发水果店7日起可以营业", {"kind": "resumption", "when": "2020-02-07"}),
        ("隔离户3栋402张伟早晚都是36.5", {"temperature_am": 36.5, "temperature_pm": 36.5}),
        ("7栋屋里冇得米了,求匀两斤", {"kind": "need", "need_type": "food"}),
        ("明天上午九点要去产检,社区能不能派个车", {"need_type": "transport", "when": "2020-02-06T09:00"}),
        ("6栋水管爆了,喊个师傅带防护服来修", {"kind": "need", "need_type": "repair"}),
        ("刘师傅在宁波打工,昨晚开车到的,住10栋", {"kind": "returnee", "origin_adcode": "330200"}),
    ],
)
def test_what_is_said_in_few_words_is_understood(facts: Ask, text: str, fields: dict[str, Any]) -> None:
    """Bare rooms and phones put right, a day that is awaited, dialect, a car for an appointment, a pipe that burst."""
    (fact,) = facts(text)
    assert fields.items() <= fact.items()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("快递小哥36.7,物业保洁周姐36.4", [{"temperature_c": 36.7}, {"temperature_c": 36.4, "person": "周姐"}]),
        ("3栋402和501上午解除了", [{"room": "402"}, {"room": "501", "building": "3"}]),
        ("西门排班:9-12点老贺、小温;12-15点吴老师", [{"staff": ["老贺", "小温"]}, {"staff": ["吴老师"]}]),
        ("16栋803祝建华头痛;他堂客也有点咳嗽", [{"symptoms": ["头痛"]}, {"symptoms": ["咳嗽"], "room": "803"}]),
        ("彭丽、彭浩不是密接", [{"person": "彭丽", "negated": True}, {"person": "彭浩", "negated": True}]),
    ],
)
def test_each_has_what_was_said_of_it(facts: Ask, text: str, told: list[dict[str, Any]]) -> None:
    """A courier without a name, two rooms in a row, a roster by the hour, a wife who is ill too, two who are cleared."""
    read = facts(text)
    assert len(read) == len(told)
    assert all(part.items() <= fact.items() for part, fact in zip(told, read, strict=True))


def test_what_is_so_every_night_has_no_day(facts: Ask) -> None:
    """Somebody climbs in at night as a rule: no one night is meant."""
    (tip,) = facts("晚上老有人翻墙进来", role="resident")
    assert "when" not in tip


def test_words_left_over_make_a_reading_less_sure(heard: Callable[..., Reading]) -> None:
    """The same reading with a story around it that no phrase knows is no longer among the surest."""
    (plain,) = heard("3栋402体温36.5").sure
    (story,) = heard("3栋402体温36.5,锅里炖着汤,窗台上晒着腊肉皮子,楼下花猫又来讨食").sure
    assert plain > story
