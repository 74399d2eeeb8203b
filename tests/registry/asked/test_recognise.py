"""Heads of columns as offices write them, and what they are taken for."""

from __future__ import annotations

import pytest

from fangxian.registry.asked.recognise import mark, recognise
from fangxian.registry.asked.vocabulary import by_word, vocabulary


@pytest.mark.parametrize(
    ("heads", "key"),
    [
        (["姓  名*"], "name"),
        (["联系电话(必填)"], "phone"),
        (["体温(℃)"], "temperature"),
        (["来返情况", "来自地"], "origin"),
        (["体温", "早"], "temperature_am"),
        (["基本信息", "姓名"], "name"),
        (["居住地址", "楼栋"], "building"),
        (["监护人", "姓名"], "guardian"),
        (["责任人", "电话"], "worker_phone"),
        (["身份证号码(18位)"], "id_number"),
        (["累计重点地区来返人数"], "total:returnees_key"),
        (["Phone number"], "phone"),
        (["联系电化"], "phone"),
    ],
)
def test_a_head_is_recognised_however_it_is_written(heads: list[str], key: str) -> None:
    """Stars, units, brackets, two levels, a homophone: 联系电化 was meant to be 联系电话."""
    found = recognise(heads)
    assert (found.key, found.sure) == (key, True)


@pytest.mark.parametrize(
    "heads", [["送货人", "姓名"], ["紧急联络员手机"], ["警务室"], ["联络人"], [""], ["姓名或单位电话"]]
)
def test_what_is_not_sure_is_asked(heads: list[str]) -> None:
    """The name of somebody else must never become the resident's."""
    assert not recognise(heads).sure


def test_an_answer_is_remembered_under_the_words_of_the_head() -> None:
    """Asked once: 片区 is the grid here; and 送货人 over 姓名 is to be left alone."""
    told = {mark(["片 区*"]): "grid", mark(["送货人", "姓名"]): ""}
    assert recognise(["片区"], told).key == "grid"
    left = recognise(["送货人", "姓名"], told)
    assert (left.key, left.sure, left.why) == ("", True, "told")


def test_no_word_means_two_things() -> None:
    """One entry for each word, so that what a column is taken for never depends on the order of a file."""
    assert [word for word, keys in by_word().items() if len(keys) > 1] == []


def test_everything_that_can_be_asked_is_explained_in_both_languages() -> None:
    """With each column goes what it means here; what is not kept says so."""
    assert [one.key for one in vocabulary().values() if not (one.says.zh and one.says.en and one.about)] == []
