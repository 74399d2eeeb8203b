"""One row of a roster read into what it says of one person, or into what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry import address, identity
from fangxian.registry.address import Address, tidy
from fangxian.registry.asked.needs import READ_NEED
from fangxian.registry.people import Details
from fangxian.registry.sheet.columns import Line
from fangxian.registry.sheet.wrong import NO, Wrong

OLDEST = 1900
PARTS = ("building", "unit", "room")
MALE, FEMALE = {"男", "m", "male", "1", "男性"}, {"女", "f", "female", "2", "女性"}
DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?|(\d{2})(\d{2})?|年)?(?:[T ].*)?")
BETWEEN_NEEDS = re.compile(r"[、,,;;/|+\s]+")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What one row says of a person; None where the sheet says nothing (which changes nothing)."""

    number: int
    at: Address
    details: Details
    grid: str = ""
    relation: str = ""
    born: int | None = None
    sex: str = ""
    needs: tuple[str, ...] | None = None
    party_member: bool | None = None
    from_day: date | None = None
    until_day: date | None = None


def read_row(line: Line, today: date) -> Row:
    """The row as it can be used. Raises Wrong with the words for the first thing that is not right."""
    cells = line.cells
    number = _id_number(cells)
    born = _born(cells, number, today)
    return Row(
        number=line.number,
        at=_at(cells),
        details=Details(_name(cells), number, _phone(cells)),
        grid=tidy(cells.get("grid", "")),
        relation=cells.get("relation", "")[:12],
        born=born,
        sex=_sex(cells, number),
        needs=_needs(cells),
        party_member=_party_member(cells),
        from_day=_lived(cells.get("from_day", ""), today, ("入住日期", "the day they moved in")),
        until_day=_lived(cells.get("until_day", ""), today, ("迁出日期", "the day they moved out")),
    )


def remark(line: Line) -> Words | None:
    """What of a usable row was not understood, and is therefore kept for a person to look at."""
    said = [word for word in BETWEEN_NEEDS.split(line.cells.get("needs", "")) if word.lower() not in NO]
    odd = [word for word in said if not any(shape.search(word) for _, shape in READ_NEED)]
    if not odd:
        return None
    zh, en = "、".join(odd), ", ".join(odd)
    return Words(f"其余已录入,“{zh}”看不懂,没有录入", f"the rest was taken; not understood and left out: {en}")


def _name(cells: Mapping[str, str]) -> str:
    name = unicodedata.normalize("NFKC", cells.get("name", "")).strip()
    if not name:
        raise Wrong("没有姓名,请补上", "no name: please add it")
    if not any(map(str.isalnum, name)):
        raise Wrong("姓名里没有文字,请核对", "a name without a letter: please check")
    if len(name) > 60:
        raise Wrong("姓名超过60个字,请核对", "a name of more than 60 characters: please check")
    return name if re.search(r"[A-Za-z]", name) else re.sub(r"\s", "", name)


def _at(cells: Mapping[str, str]) -> Address:
    """From a column for each part, from one column for all, or from a cell that holds several parts (2单元402)."""
    whole = address.parse(cells.get("address", ""))
    found = [whole] if whole else []
    found += [several for part in PARTS if (several := _several(cells.get(part, "")))]
    at = Address(*(_part(cells.get(part, ""), part, found) for part in PARTS))
    if not at.building or not at.room:
        raise Wrong(
            "住址不全,请写明楼栋和室,如 3-2-402",
            "the address is not complete: write building and room, such as 3-2-402",
        )
    return at


def _several(cell: str) -> Address | None:
    found = address.parse(cell)
    parts = (found.building, found.unit, found.room) if found else ()
    return found if sum(map(bool, parts)) > 1 else None


def _part(cell: str, part: str, found: list[Address]) -> str:
    if cell and not _several(cell):
        return tidy(cell)
    return next((said for one in found if (said := str(getattr(one, part)))), "")


def _id_number(cells: Mapping[str, str]) -> str:
    written = cells.get("id_number", "") or (age if len(age := cells.get("age", "")) >= 15 else "")
    if not written:
        return ""
    if identity.is_cut_off(written):
        raise Wrong(
            "身份证号被表格当成了数字,后几位已丢失。请把该列设为文本再填",
            "the sheet keeps the ID number as a number and lost its end: make the column text",
        )
    found = identity.id_number(written)
    if found is None:
        raise Wrong(
            "身份证号不对(位数、日期或校验位),请核对", "the ID number cannot be right (length, date or check digit)"
        )
    return found


def _born(cells: Mapping[str, str], number: str, today: date) -> int | None:
    year = _year(cells, today)
    if number and year and cells.get("born") and year != int(number[6:10]):
        raise Wrong("出生年份与身份证号不一致,请核对", "birth year and ID number do not agree: please check")
    year = int(number[6:10]) if number else year
    if year is not None and not OLDEST <= year <= today.year:
        raise Wrong(f"出生年份{year}不对,请核对", f"the birth year {year} cannot be right: please check")
    return year


def _year(cells: Mapping[str, str], today: date) -> int | None:
    if cells.get("born"):
        return _day(cells["born"], "出生日期", "birth").year
    age = re.match(r"\d{1,3}(?!\d)", cells.get("age", ""))
    return today.year - int(age[0]) if age else None


def _day(written: str, zh: str, en: str) -> date:
    found = DAY.fullmatch(written.strip())
    if found is None:
        raise Wrong(f"{zh}看不懂,请写成 1980-05-01", f"{en} is no day: write it as 1980-05-01")
    year, month, day = found[1], found[2] or found[4] or "1", found[3] or found[5] or "1"
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Wrong(f"{zh}没有这一天,请核对", f"{en}: there is no such day") from None


def _sex(cells: Mapping[str, str], number: str) -> str:
    written = cells.get("sex", "").lower()
    said = "M" if written in MALE else "F" if written in FEMALE else ""
    if written and not said and written not in {"0", "9", "未知", "unknown"}:
        raise Wrong("性别请写男或女", "write sex as male or female")
    return identity.sex_of(number) if number else said


def _phone(cells: Mapping[str, str]) -> str:
    written = re.split(r"[/、;;,,]", cells.get("phone", ""))[0].strip()
    if written.lower() in NO:
        return ""
    found = identity.phone(written)
    if found is None:
        raise Wrong("电话号码不对,请核对位数", "the phone number cannot be right: please check its length")
    return found


def _needs(cells: Mapping[str, str]) -> tuple[str, ...] | None:
    flags = {name: value for name, value in cells.items() if name.startswith("need:")}
    if "needs" not in cells and not flags:
        return None
    words = BETWEEN_NEEDS.split(cells.get("needs", ""))
    said = {next((key for key, shape in READ_NEED if shape.search(word)), "") for word in words}
    ticked = {name.partition(":")[2] for name, value in flags.items() if value.lower() not in NO}
    return tuple(sorted((said | ticked) - {""}))


def _party_member(cells: Mapping[str, str]) -> bool | None:
    written = cells.get("party_member")
    return None if written is None else written.lower() not in NO and "团员" not in written and "群众" not in written


def _lived(written: str, today: date, words: tuple[str, str]) -> date | None:
    """The first or last day of a residence."""
    if not written:
        return None
    zh, en = words
    day = _day(written, zh, en)
    if not day.year >= OLDEST or day > today:
        raise Wrong(f"{zh}{day}不对,请核对年份", f"{en}, {day}, cannot be right: check the year")
    return day
