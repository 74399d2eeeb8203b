"""Spoiled lists at the desk's door: each is answered in a sentence that says how to mend it; what can be read is."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fangxian.intake.models import Sheet
from tests.cast import Cast
from tests.desk.conftest import Asks
from tests.sheets import bad


@pytest.mark.parametrize("what", bad.REFUSED)
def test_a_spoiled_list_is_answered_with_how_to_mend_it(cast: Cast, asks: Asks, what: str) -> None:
    """22:30  the street's list does not open: the page says why and what to do, in either language; nothing is kept"""
    name, made, said, en = bad.REFUSED[what]
    content = made()
    answer = asks("director").post("/sheets-in/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert all(words in answer.content.decode() for words in said)
    english = asks("director").post(
        "/sheets-in/", {"file": SimpleUploadedFile(name, content)}, headers={"Accept-Language": "en"}
    )
    assert en in english.content.decode()
    assert not Sheet.objects.filter(community_id=cast.community_id).exists()


@pytest.mark.parametrize("what", bad.READ)
def test_what_can_be_read_is_read(cast: Cast, asks: Asks, what: str) -> None:
    """22:30  the same list from an old machine, with macros, in the national encoding: one row, of 刘建国, new"""
    name, made = bad.READ[what]
    desk = asks("director")
    where = desk.post("/sheets-in/", {"file": SimpleUploadedFile(name, made())}).headers["Location"]
    assert "共1行:新1行" in desk.get(where).content.decode()


CELLS = {
    "a number turned into a figure": (("id_number", 990101197803069910), "后几位已丢失", "不确定1行"),
    "a number ending in zeros": (("id_number", "990101197803069000"), "后几位已丢失", "不确定1行"),
    "a fixed line without its zero": (("phone", 7348123456), "名册里没有这个人|电话不在名册里", "不确定1行"),
    "a day as text": (("when", "2020年2月1日"), "2月1日|2020-02-01", "新1行"),
    "a day as text with dots": (("when", "2020.2.1"), "2月1日|2020-02-01", "新1行"),
    "a day as a count": (("when", "43862"), "2月1日|2020-02-01", "新1行"),
}


@pytest.mark.parametrize("what", CELLS)
def test_cells_that_a_spreadsheet_spoiled(cast: Cast, asks: Asks, what: str) -> None:
    """22:30  numbers kept as figures, zeros lost, days as text: what is lost is said, what can be understood is used"""
    (field, value), said, came_to = CELLS[what]
    line: dict[str, object] = dict.fromkeys(("name", "id_number", "phone", "door", "when"), "")
    line |= {"name": "刘建国", "door": "3-2-402", field: value} if field == "when" else {field: value}
    head = ("姓名", "身份证号", "联系电话", "现住址", "返回日期")
    file = SimpleUploadedFile("a.xlsx", bad.xlsx(("来返人员名单",), head, tuple(line.values())))
    desk = asks("director")
    page = desk.get(desk.post("/sheets-in/", {"file": file}).headers["Location"]).content.decode()
    assert not said or any(words in page for words in said.split("|"))
    assert came_to in page
