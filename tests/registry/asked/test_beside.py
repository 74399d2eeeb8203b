"""What stands over the body besides heads, and what a column means beside its neighbours."""

from __future__ import annotations

from fangxian.registry.asked.layout import Layout, layout
from fangxian.registry.sheet.sandbox import Drawn

HEADS = ["楼栋", "总户数", "常住人口", "居家隔离人数"]


def laid(rows: list[list[str]]) -> Layout:
    found = layout(Drawn("表1", rows, []))
    assert found is not None
    return found


def test_numbers_of_columns_and_a_total_on_top_are_no_rows() -> None:
    """甲 1 2 3 under the heads, 合计 with its formulas next, the buildings under it, the signature at the end."""
    found = laid([["统计表"], HEADS, ["甲", "1", "2", "3"], ["合计", "", "", ""], [], [], ["填表人:"]])
    assert (found.first, found.totals, found.foot, found.end) == (3, frozenset({3}), 6, 6)


def test_a_total_with_nothing_under_it_is_the_foot() -> None:
    found = laid([["统计表"], HEADS, [], ["合计", "", "", ""]])
    assert (found.totals, found.foot) == (frozenset(), 3)


def test_numbers_that_somebody_filled_in_are_a_row() -> None:
    """3栋 with 1, 2 and 3 of something is no numbering of columns."""
    assert laid([["统计表"], HEADS, ["3栋", "1", "2", "3"]]).first == 2


def key(heads: list[str], at: int) -> str:
    found = laid([["统计表"], heads, []]).columns[at].found
    return found.key if found.sure else ""


def test_the_number_at_the_door_is_the_room_beside_building_and_unit() -> None:
    assert key(["姓名", "楼栋号", "单元号", "门牌号"], 3) == "room"
    assert key(["姓名", "性别", "门牌号"], 2) == "address"


def test_of_which_is_part_of_the_figure_before_it() -> None:
    """其中重点地区 after the arrivals counts arrivals; after those at home it counts something nobody defined."""
    assert key(["社区", "返乡人员累计(人)", "其中重点地区累计(人)"], 2) == "total:returnees_key"
    assert key(["社区", "现有居家隔离人数", "其中重点地区累计(人)"], 2) == ""
    assert key(["社区", "返乡人员累计(人)", "其中:新增发热人数"], 2) == ""
