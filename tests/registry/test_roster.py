"""A roster comes in as communities keep it, says what it would change, changes it, and goes out again."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from fangxian.registry import find, history, people, roster
from fangxian.registry.models import Change, Person, Residence
from fangxian.registry.roster import Plan
from fangxian.registry.sheet import sandbox
from fangxian.registry.sheet import write as write_module
from fangxian.registry.sheet.sandbox import SheetFault, read
from fangxian.registry.sheet.write import write
from fangxian.vault.models import Trail
from fangxian.vault.opening import Look
from tests.cast import COMMUNITY, Cast

TODAY = date(2020, 2, 3)
HEADER = ["姓名(必填)", "楼栋", "单元", "室", "性别", "身份证号", "联系电话", "特殊人群", "与户主关系"]


def sheet(folder: Path, *rows: Sequence[object], header: Sequence[str] = HEADER) -> Path:
    path = folder / "花名册.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        page.write(0, 0, "西湖新村社区居民花名册")
        page.write(1, 0, "填表人:何秀英")
        for number, row in enumerate([header, *rows], 2):
            page.write_row(number, 0, row)
    return path


def plan(path: Path) -> Plan:
    return roster.import_file(COMMUNITY, path, "worker:6", TODAY)


def test_what_would_change_is_said_before_anything_is(cast: Cast, tmp_path: Path) -> None:
    """
    The director reads in a sheet: one neighbour new, 陈玉兰 with another phone, 赵磊 moved from 3-2-501 to 8-2-601,
    刘建国 the same. Nothing is changed until that is wanted; then the history shows both doors of 赵磊.
    """
    path = sheet(
        tmp_path,
        ["刘建国", "3栋", "2单元", "402", "男", "990101197803069910", "19900000001", "", "户主"],
        ["陈玉兰", "三栋", "二单元", 401, "女", "", "19900000099", "独居、慢性病", ""],
        ["赵磊", "8", "2", "601", "男", "990101199005309915", "19900000003", "", ""],
        ["新来者", 8, 2, 601, "女", "990101199201019923", "", "孕妇", ""],
    )
    found = plan(path)
    assert [len(part) for part in (found.new, found.changed, found.moved, found.same)] == [1, 1, 1, 1]
    assert found.changed[0].fields == ("phone",)
    assert (len(found.gone), found.errors, Person.objects.count()) == (6, [], 9)
    assert roster.apply(found) is None
    stays = history.of_person(COMMUNITY, cast.people["赵磊"])
    assert [(stay.code, stay.until_day) for stay in stays] == [("8-2-601", None), ("3-2-501", TODAY)]
    assert find.people(COMMUNITY, "19900000099") == [cast.people["陈玉兰"]]
    assert find.people(COMMUNITY, "19900000002") == []
    (new,) = find.people(COMMUNITY, "xlz")
    assert Person.objects.get(community_id=COMMUNITY, id=new).needs == ["pregnant"]
    again = plan(path)
    assert [len(part) for part in (again.new, again.changed, again.moved, again.same)] == [0, 0, 0, 4]


def test_rows_with_something_wrong_are_lost_to_nobody(cast: Cast, tmp_path: Path) -> None:
    """Of eight rows one is good; each of the seven others is named with what to do, and kept in a file of its own."""
    path = sheet(
        tmp_path,
        ["错号", "8", "2", "601", "女", "990101199201019920", "", "", ""],
        ["没门", "9", "9", "999", "女", "", "", "", ""],
        ["", "8", "2", "601", "女", "", "", "", ""],
        ["短号", "8", "2", "601", "女", "", "1990000", "", ""],
        ["无房", "8", "", "", "女", "", "", "", ""],
        ["😀😀", "8", "2", "601", "女", "", "", "", ""],
        ["好人", "8", "2", "601", "女", "", "", "低烧、独居", ""],
        ["好人", "8", "2", "601", "女", "", "", "", ""],
    )
    found = plan(path)
    assert [fault.line.number for fault in found.errors] == [4, 5, 6, 7, 8, 9, 11]
    assert [fault.words.zh[:6] for fault in found.errors] == [
        "身份证号不对",
        "没有 9-9",
        "没有姓名,请",
        "电话号码不对",
        "住址不全,请",
        "姓名里没有文",
        "与第10行是",
    ]
    left_out = roster.apply(found)
    assert left_out is not None
    (rows,) = read(left_out)
    assert rows[0] == [*HEADER, "需要更正 / what is wrong"]
    assert [row[0] for row in rows[1:-1]] == ["错号", "没门", "", "短号", "无房", "😀😀", "好人", "好人"]
    assert "低烧" in rows[7][-1]
    assert left_out.stat().st_mode & 0o077 == 0
    assert len(find.people(COMMUNITY, "好人")) == 1


def test_somebody_who_left_stays_in_the_history(cast: Cast, tmp_path: Path) -> None:
    """李明 left on the first: the row says so; nobody lives at 8-2-501 now, and it is known who did."""
    header = ["姓名", "住址", "迁出日期"]
    path = sheet(tmp_path, ["李明", "8-2-501", "2020年2月1日"], ["无此人", "8-2-501", "2020-02-01"], header=header)
    found = plan(path)
    assert (len(found.left), len(found.errors)) == (1, 1)
    roster.apply(found)
    stays = history.of_place(COMMUNITY, cast.places["8-2-501"])
    assert [(stay.person_id, stay.until_day) for stay in stays] == [(cast.people["李明"], date(2020, 2, 1))]
    assert find.people(COMMUNITY, "李明") == [cast.people["李明"]]


@pytest.mark.parametrize(
    ("born", "said"),
    [("2099-01-01", "出生年份2099不对"), ("昨天", "出生日期看不懂"), ("1980-02-31", "出生日期没有这一天")],
)
def test_days_that_cannot_be(cast: Cast, tmp_path: Path, born: str, said: str) -> None:
    """A birth in 2099, in words, on the 31st of February: the row waits for its writer."""
    header = ["姓名", "住址", "出生日期"]
    (fault,) = plan(sheet(tmp_path, ["某人", "8-2-601", born], header=header)).errors
    assert said in fault.words.zh


def test_headers_in_english_and_any_order(cast: Cast, tmp_path: Path) -> None:
    """A sheet of an English-speaking volunteer: one address column, ages, needs ticked in columns of their own."""
    header = ["Phone", "Age", "Name", "Address", "Lives alone", "Party member"]
    found = plan(
        sheet(tmp_path, ["199 0000 0123", 80, "Old Wang", "building 8 unit 2 room 601", "yes", "no"], header=header)
    )
    (row,) = found.new
    assert (row.at.code, row.born, row.needs, row.party_member) == ("8-2-601", 1940, ("lives_alone",), False)
    assert row.details.phone == "19900000123"


def test_one_address_for_a_whole_household(cast: Cast, tmp_path: Path) -> None:
    """The committee merges the address cell over the rows of a household: all of them live there."""
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["住址", "姓名", "身份证号"])
        page.merge_range(1, 0, 3, 0, "8-2-601")
        page.write_column(1, 1, ["甲某", "乙某", "丙某"])
        page.write_number(3, 2, 990101197803069910)
    found = plan(path)
    assert [(row.details.name, row.at.code) for row in found.new] == [("甲某", "8-2-601"), ("乙某", "8-2-601")]
    assert "被表格当成了数字" in found.errors[0].words.zh


@pytest.mark.parametrize(
    ("building", "unit", "room"),
    [
        ("8栋2单元", "", "601室"),
        ("8号楼", "", "2单元601"),
        ("8", "二单元", "601"),
        ("", "", "8-2-601"),
        ("08", "02", "0601"),
        ("第8栋", "2", "601.0"),
    ],
)
def test_addresses_in_any_split(cast: Cast, tmp_path: Path, building: str, unit: str, room: str) -> None:
    """Six communities keep the same door in six ways."""
    header = ["姓名", "楼栋", "单元", "室"]
    found = plan(sheet(tmp_path, ["某人", building, unit, room], header=header))
    assert [row.at.code for row in found.new] == ["8-2-601"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.4 \x00\x01 binary", "这不是表格文件"),
        (b"PK\x03\x04 no workbook", "这不是表格文件"),
        ("日期,天气\n2020-02-03,晴\n".encode(), "表里找不到这些列:姓名、室或住址"),
        (b"%PDF-1.4 text alone", "这不是表格文件"),
        (b"", "表格是空的"),
        (b"\n\n,,,\n", "表格是空的"),
    ],
)
def test_the_wrong_file(cast: Cast, tmp_path: Path, content: bytes, said: str) -> None:
    """A scan, a broken workbook, somebody's weather notes, an empty file: told in a sentence, nothing changed."""
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(content)
    with pytest.raises(SheetFault) as fault:
        plan(path)
    assert said in fault.value.words.zh
    assert Person.objects.count() == 9


def test_a_sheet_that_never_ends(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook made to keep its reader busy for ever: the reader is killed, the director told what to do."""
    endless = tmp_path / "endless.py"
    endless.write_text("while True: pass")
    monkeypatch.setattr(sandbox.child, "__file__", str(endless))
    monkeypatch.setattr(sandbox, "SECONDS", 0.3)
    with pytest.raises(SheetFault) as fault:
        plan(sheet(tmp_path, ["某人", "8", "2", "601"]))
    assert "已停止" in fault.value.words.zh


def test_a_sheet_that_unpacks_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that would unpack to a mountain is refused before it is unpacked."""
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000)
    monkeypatch.setattr(sandbox.child, "UNPACKED", 50_000)
    with pytest.raises(sandbox.child.Refused, match="bomb"):
        sandbox.child.sheets(bomb)


def test_no_such_file(cast: Cast, tmp_path: Path) -> None:
    """A name mistyped on the command line."""
    with pytest.raises(SheetFault) as fault:
        plan(tmp_path / "nothing.xlsx")
    assert "找不到这个文件" in fault.value.words.zh


def test_a_disk_that_fills_up_leaves_no_half_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """17:00  the stick is full in the middle of the roster: yesterday's file on it stays as it was"""
    out = tmp_path / "roster.csv"
    write(out, ["姓名"], [["刘建国"]])
    monkeypatch.setattr(write_module, "harmless", _no_space)
    with pytest.raises(OSError, match="No space left"):
        write(out, ["姓名"], [["王桂芳"]])
    assert "刘建国" in out.read_text(encoding="utf-8-sig")
    assert [file.name for file in tmp_path.iterdir()] == ["roster.csv"]


def _no_space(_text: str) -> str:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_out_and_in_again(cast: Cast, tmp_path: Path, name: str) -> None:
    """
    The roster is written out for the census: one row in the trail for the nine who were opened; read in again it
    changes nothing. A name that looks like a formula stays text.
    """
    header = ["姓名", "住址"]
    roster.apply(plan(sheet(tmp_path, ["=1+1", "8-2-601"], header=header)))
    out = tmp_path / name
    before = Trail.objects.count()
    assert roster.export(Look(COMMUNITY, "worker:6", "人口普查"), out) == 10
    assert Trail.objects.count() == before + 1
    trail = Trail.objects.order_by("number").last()
    assert trail is not None
    assert (trail.actor, trail.purpose, trail.how_many) == ("worker:6", "人口普查", 10)
    found = plan(out)
    assert (len(found.same), found.promised, found.gone, found.faults) == (10, 10, [], [])
    (rows,) = read(out)
    assert any("'=1+1" in row for row in rows)


def test_a_first_roster_brings_its_doors(db: None, tmp_path: Path) -> None:
    """A community set up this morning has no doors yet: its first roster names them, with grids and buildings."""
    from fangxian.registry.models import Place
    from fangxian.registry.places import found as set_up

    set_up(COMMUNITY, "新社区")
    header = ["姓名", "住址", "网格"]
    path = sheet(tmp_path, ["甲", "3-2-402", "一网格"], ["乙", "3-1-101", "1"], ["丙", "14-703", "2"], header=header)
    roster.apply(plan(path))
    kinds = [(place.kind, place.code) for place in Place.objects.order_by("id")]
    assert kinds[1:] == [
        *(("grid", "1"), ("grid", "2"), ("building", "3"), ("building", "14")),
        *(("door", "3-2-402"), ("door", "3-1-101"), ("door", "14-703")),
    ]
    door = Place.objects.get(code="3-2-402")
    assert (door.floor, door.parent_id, door.grid_id) == (4, 4, 2)


def test_followers_hear_of_it(cast: Cast, tmp_path: Path) -> None:
    """Whoever follows the registry learns of both doors of a move, and of no other."""
    last = Change.objects.order_by("number").last()
    assert last is not None
    roster.apply(plan(sheet(tmp_path, ["李明", "8-2-601", "19900000004"], header=["姓名", "住址", "电话"])))
    noted = Change.objects.filter(number__gt=last.number).values_list("place_id", flat=True)
    assert set(noted) == {cast.places["8-2-501"], cast.places["8-2-601"]}
    assert Residence.objects.filter(person_id=cast.people["李明"]).count() == 2


def test_masked() -> None:
    """How lists show somebody."""
    shown = people.masked(people.Details("刘建国", "990101197803069910", "19912341234"))
    assert (shown.name, shown.id_number, shown.phone) == ("刘*国", "**************9910", "199****1234")
    assert [people.mask_name(name) for name in ("刘", "刘强", "欧阳建国")] == ["刘*", "刘*", "欧**国"]


def test_revealed_with_a_trail(cast: Cast) -> None:
    """One look at two people is one row in the trail; who lives at the door is matched by name without a look."""
    wanted = [cast.people["刘建国"], cast.people["王桂芳"]]
    before = Trail.objects.count()
    assert people.match(COMMUNITY, cast.door, "王桂芳") == wanted[1]
    assert people.match(COMMUNITY, cast.door, "李明") is None
    assert Trail.objects.count() == before
    seen = people.reveal(Look(COMMUNITY, "worker:1", "打电话"), wanted)
    assert [seen[number].name for number in wanted] == ["刘建国", "王桂芳"]
    assert Trail.objects.count() == before + 1
