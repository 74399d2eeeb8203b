"""Heads put together from pieces that no list has whole; what has one strange sign in it stays a question."""

from __future__ import annotations

import pytest

from fangxian.registry.asked.pieces import by_pieces
from fangxian.registry.asked.recognise import recognise
from fangxian.registry.asked.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("heads", "key"),
    [
        (["返石日期(格式:2月3日)"], "returned_on"),
        (["抵达本社区时间"], "returned_on"),
        (["核查结果", "从何地返石"], "origin"),
        (["三、来返信息", "出发地", "县(市、区)"], "origin_county"),
        (["四、今日健康状况", "体温(℃)"], "temperature"),
        (["二、现居住信息", "单元号"], "unit"),
        (["落地核查", "实际居住地址"], "address"),
        (["被观察人"], "name"),
        (["家庭常住人口数"], "household_size"),
        (["性别代码(1男,2女)"], "sex"),
        (["拟解除隔离时间"], "release_due"),
        (["管控", "居家隔离", "现有"], "figure:observed_home"),
        (["排查户数", "今日"], "figure:households_swept"),
        (["发热病人", "累计"], "total:fevers"),
        (["现有居家观察(人)"], "figure:observed_home"),
    ],
)
def test_it_is_read_where_every_piece_is_known(heads: list[str], key: str) -> None:
    """20:10  a head that nobody wrote before, of words that everybody writes"""
    found = recognise(heads)
    assert (found.key, found.sure) == (key, True)


@pytest.mark.parametrize(
    "heads",
    [
        ["昨日最高体温"],
        ["返岗日期"],
        ["户籍地派出所电话"],
        ["是否集中隔离"],
        ["是否湖北籍"],
        ["昨日健康状况", "体温"],
        ["家长信息", "身份证号"],
        ["途经地信息", "到达日期"],
        ["落地核查", "姓名"],
        ["单位核查", "地址"],
        ["居家隔离", "今日新增"],
        ["湖北来返", "今日新增"],
    ],
)
def test_one_strange_sign_makes_it_a_question(heads: list[str]) -> None:
    """20:11  yesterday's temperature, the employer's day, somebody else's number: none is what it resembles"""
    assert not recognise(heads).sure or not vocabulary()[recognise(heads).key].kept


def test_every_order_of_pieces_is_of_something_that_is_asked_for() -> None:
    """A slot or key that does not exist would be found when the first head is read."""
    assert by_pieces("体温") == ("temperature",)
    assert by_pieces("体温计") == ()
