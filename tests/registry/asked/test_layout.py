"""Where the heads of somebody else's sheet stand, where its body begins and ends."""

from __future__ import annotations

from fangxian.registry.asked.layout import layout
from fangxian.registry.sheet.sandbox import Drawn

SIGNED = ["填表人:", "", "审核人:"]


def test_one_level_of_heads_under_a_title() -> None:
    """A title across the sheet, a note, heads, two blank rows, a place to sign."""
    rows = [["来返人员登记表"], ["说明:每日17时前报送"], ["序号", "姓名", "联系电话"], [], [], SIGNED]
    found = layout(Drawn("表1", rows, [((0, 0), (0, 2))]))
    assert found is not None
    assert (found.title, found.first, found.end, found.foot) == ("来返人员登记表", 3, 5, 5)
    assert [head.found.key for head in found.columns] == ["serial", "name", "phone"]


def test_two_levels_of_heads() -> None:
    """来返情况 stands over 来自地 and 到达时间; 姓名 reaches down over both rows."""
    rows = [
        ["序号", "姓名", "来返情况", "", "备注"],
        ["", "", "来自地", "到达时间", ""],
        ["示例", "张三", "武汉", "2月1日", ""],
    ]
    merged = [((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (1, 4))]
    found = layout(Drawn("表1", rows, merged))
    assert found is not None
    assert [head.found.key for head in found.columns] == ["serial", "name", "origin", "returned_on", "remark"]
    assert (found.first, found.examples) == (2, frozenset({2}))


def test_a_card_is_no_table() -> None:
    """Labels line after line, each with room beside it, are not the heads of columns."""
    rows = [["登记卡"], ["姓名", "", "性别", ""], ["年龄", "", "联系电话", ""], ["身份证号", "", "现住址", ""]]
    assert layout(Drawn("表1", rows, [])) is None


def test_a_letter_is_no_table() -> None:
    """A worksheet with sentences only has no heads."""
    assert layout(Drawn("表1", [["各社区:"], ["请于今日17时前报送。"]], [])) is None
