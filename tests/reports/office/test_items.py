"""Items line by line: a row's words, its unit and the head of a column make one figure, or none."""

from __future__ import annotations

import pytest

from fangxian.reports.office.items import figure


@pytest.mark.parametrize(
    ("items", "over", "key"),
    [
        (["发热人数"], "累计", "total:fevers"),
        (["入户排查(户)"], "今日数", "figure:households_swept"),
        (["入户排查(户)"], "累计数", "figure:households_reached"),
        (["居家隔离在管(人)"], "今日数", "figure:observed_home"),
        (["环境消杀(平方米)"], "今日数", "figure:disinfected_m2"),
        (["环境消杀(次)"], "今日数", "figure:disinfections"),
        (["当日消毒面积(㎡)"], "数量", "figure:disinfected_m2"),
        (["累计来返人员(人)", "其中:来自重点地区(人)"], "数量", "total:returnees_key"),
        (["新增返乡人员(人)", "其中:重点地区(人)"], "今日数", "figure:returnees_key"),
    ],
)
def test_a_row_and_a_column_make_a_figure(items: list[str], over: str, key: str) -> None:
    """21:00  工作内容, 单位, 今日数, 累计数: as the street lists what was done"""
    found = figure(items, over)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("items", "over"),
    [
        (["发热人数"], "昨日数"),
        (["居家隔离在管(人)"], "今日新增"),
        (["转运密接(人)"], "今日数"),
        (["发放口罩(个)"], "数量"),
        (["现有居家隔离(人)", "其中:重点地区(人)"], "数量"),
        (["其中:重点地区(人)"], "数量"),
    ],
)
def test_what_is_no_figure_here_stays_empty(items: list[str], over: str) -> None:
    """21:05  yesterday's, masks, a part of something of which no part is counted"""
    assert figure(items, over) is None
