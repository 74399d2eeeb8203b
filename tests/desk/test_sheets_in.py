"""A list from the street is brought to the desk as a file, looked at, taken in, handed back and put away."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from fangxian.intake.models import Sheet
from fangxian.ledger.models import Entry
from fangxian.vault.models import Trail
from tests.cast import Cast
from tests.desk.conftest import Asks
from tests.sheets import bad

ROWS = (
    ("青山街道来返人员核查名单",),
    ("序号", "姓名", "联系电话", "现住址", "从何地返回", "返回时间", "体温"),
    ("1", "刘健国", "19900000001", "3栋2单元402", "湖北荆门", "2月1日", "36.5"),
    ("2", "王五", "19900000077", "96栋1单元101", "湖北", "2月2日", ""),
    ("3", "赵磊", "19900000003", "", "湖北", "2月30日", ""),
    ("共3行",),
)


def xlsx() -> bytes:
    """The list as the street sends it."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名单")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def csv() -> bytes:
    """The same, as a spreadsheet on an office machine saves it."""
    return "\r\n".join(",".join(row) for row in ROWS).encode("gb18030")


FILES = {"xlsx": xlsx, "csv": csv}


@pytest.mark.parametrize("suffix", FILES)
def test_brought_looked_at_taken_in_and_handed_back(cast: Cast, asks: Asks, suffix: str) -> None:
    """12:00  one of ours written by ear, somebody of another community, a day that is none; brought twice"""
    desk = asks("grid1")
    file = SimpleUploadedFile(f"名单.{suffix}", FILES[suffix]())
    where = desk.post("/sheets-in/", {"file": file}).headers["Location"]
    page = desk.get(where).content.decode()
    assert "共3行:新2行,有变化0行,已有0行,不确定1行。" in page
    assert "姓名同音(健≈建)" in page
    assert "没有“2月30日”这一天" in page
    assert "刘健国" not in page
    assert "19900000001" not in page
    assert not Entry.objects.filter(community_id=cast.community_id).exists()
    assert Trail.objects.filter(community_id=cast.community_id, purpose="look at a sheet").exists()

    assert page.count(" checked") == 1
    for said in ("已录入1行", "一行也没有勾选"):
        desk.post(f"{where}take/", {"row": ["3", "4", "x"]})
        assert said in desk.get(where).content.decode()
    assert Entry.objects.filter(community_id=cast.community_id).count() == 1

    back = CalamineWorkbook.from_filelike(BytesIO(desk.get(f"{where}back.xlsx").content)).get_sheet_by_index(0)
    rows = back.to_python(skip_empty_area=False)
    told = [str(row[0])[:3] for row in rows]
    assert told == ["", "核对结", "一致:", "不确定", "新:电"]
    assert "same: entry 1" in str(rows[2][0])
    assert "没有“2月30日”这一天" in str(rows[4][0])
    assert all(len(row) == 1 for row in rows)

    desk.post(f"{where}done/")
    assert desk.get(where).status_code == 404
    assert bytes(Sheet.objects.get(community_id=cast.community_id).sealed) == b""


def test_a_file_that_cannot_be_used_is_answered_in_a_sentence(cast: Cast, asks: Asks) -> None:
    """12:00  no file, a photo, a list of nobody, a list that does not say what it is; nothing is kept"""
    desk = asks("director")
    bad = {
        "": "请先选",
        "\x00\x01photo": "",
        "楼栋,体积\n3,4\n": "找不到姓名",
        "姓名,电话\n刘建国,1\n": "看不出这是哪一类",
    }
    for text, said in bad.items():
        file = {"file": SimpleUploadedFile("a.csv", text.encode())} if text else {}
        answer = desk.post("/sheets-in/", file)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert not Sheet.objects.filter(community_id=cast.community_id).exists()


def test_the_same_file_comes_back_with_what_is_wrong_beside_its_rows(cast: Cast, asks: Asks) -> None:
    """
    12:10  何秀英 gets her own file again: one column more, beside two rows what is wrong with them and nothing of what
    the house knows; nobody else gets it; three days later nothing of it is kept
    """
    desk, content = asks("grid1"), xlsx()
    where = desk.post("/sheets-in/", {"file": SimpleUploadedFile("名单.xlsx", content)}).headers["Location"]
    assert f"{where}to-correct/" in desk.get(where).content.decode()
    answer = desk.get(f"{where}to-correct/")
    assert "名单" not in answer.headers["Content-Disposition"]
    back = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_name("名单").to_python()
    assert [tuple(str(cell) for cell in row[:7]) for row in back[:2]] == [(*ROWS[0], *[""] * 6), ROWS[1]]
    told = [str(row[7]) for row in back]
    assert [words.partition(" / ")[0][:6] for words in told] == ["", "需要更正", "", "认不准是哪一", "没有“2月3", ""]
    assert "3-2-402" not in "".join(told)
    assert asks("director").get(f"{where}to-correct/").status_code == 404
    assert Trail.objects.filter(community_id=cast.community_id, purpose="hand a sheet back").count() == 1
    with time_machine.travel(cast.now + timedelta(days=3, minutes=1), tick=False):
        later = asks("grid1")
        assert later.get(where).status_code == 404
        later.post("/sheets-in/", {"file": SimpleUploadedFile("b.csv", csv() + b"\r\n1,a,,,,,")})
    old = Sheet.objects.get(community_id=cast.community_id, state="done")
    assert (bytes(old.sealed), bytes(old.file)) == (b"", b"")


def test_text_comes_back_in_its_own_encoding_and_an_old_workbook_only_its_results(asks: Asks) -> None:
    """12:15  a CSV of Windows stays one, every line of it as it was; of an .xls there are the results alone"""
    desk, content = asks("director"), csv()
    where = desk.post("/sheets-in/", {"file": SimpleUploadedFile("名单.csv", content)}).headers["Location"]
    lines = desk.get(f"{where}to-correct/").content.decode("gb18030").split("\r\n")
    before = content.decode("gb18030").split("\r\n")
    assert [after.startswith(line) for line, after in zip(before, lines, strict=True)] == [True] * len(before)
    assert lines[4].endswith('check"')
    assert lines[2] == before[2]
    where = desk.post("/sheets-in/", {"file": SimpleUploadedFile("a.xls", bad.OLD.read_bytes())}).headers["Location"]
    assert desk.get(f"{where}to-correct/").status_code == 404
    assert desk.get(f"{where}back.xlsx").status_code == 200


def test_its_sort_is_chosen_where_it_does_not_say(asks: Asks) -> None:
    """12:00  names and phones without a title: asked for, chosen as close contacts, and once more as another sort"""
    desk, content = asks("director"), "姓名,电话\n刘建国,19900000001\n".encode()
    for sort, words in (("contacts", "密切接触者名单"), ("tests", "检测结果")):
        file = SimpleUploadedFile("a.csv", content)
        where = desk.post("/sheets-in/", {"file": file, "sort": sort}).headers["Location"]
        assert f"<h1>{words}</h1>" in desk.get(where).content.decode()
    assert desk.post("/sheets-in/", {"file": SimpleUploadedFile("a.csv", content), "sort": "x"}).status_code == 422


def test_a_sheet_is_there_for_whoever_brought_it_alone(asks: Asks) -> None:
    """12:00  何秀英 brings a list; the director looks for it under its address"""
    where = asks("grid1").post("/sheets-in/", {"file": SimpleUploadedFile("a.xlsx", xlsx())}).headers["Location"]
    assert asks("director").get(where).status_code == 404
    assert asks("guard").get("/sheets-in/").status_code == 404
