"""What a row says of who is meant and where they live, as far as its cells can be trusted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry import address, identity
from fangxian.registry.address import Address, tidy

PARTS = ("building", "unit", "room")
BETWEEN = re.compile(r"[/、;;,,\s]+")
NAMELESS = re.compile(r"[\W\d_]+")
OTHER_COMMUNITY = re.compile(r"([\u4e00-\u9fff]{2,10}?)(?:社区|居委会|居民委员会)")
LOST_ID = Words(
    "身份证号被表格当成了数字,后几位已丢失,没有用它比对。请把该列设为文本再填",
    "the sheet keeps the ID number as a number and lost its end, so it was not used: make the column text",
)
BAD_ID = Words(
    "身份证号不对(位数、日期或校验位),没有用它比对",
    "the ID number cannot be right (length, date or check digit): not used",
)
BAD_PHONE = Words("电话号码不对,没有用它比对", "the phone number cannot be right: not used")


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """Name, number, phone and address as far as a row tells them; ``doubts`` say what could not be used.

    ``written`` is the address as it stands, ``elsewhere`` another community that it names.
    """

    name: str = ""
    id_number: str = ""
    phone: str = ""
    at: Address = Address()
    grid: str = ""
    written: str = ""
    elsewhere: str = ""
    doubts: tuple[Words, ...] = ()

    @property
    def tells_nothing(self) -> bool:
        return not (self.name or self.id_number or self.phone or self.at.building or self.at.room)


def hint(cells: Mapping[str, str], community: str = "") -> Hint:
    """The row's hint from its cells by what their columns ask for; ``community`` is what ours is called."""
    number, bad_number = _id_number(cells)
    phone, bad_phone = _phone(cells.get("phone", ""))
    written = cells.get("address", "")
    return Hint(
        name=_name(cells.get("name", "")),
        id_number=number,
        phone=phone,
        at=_at(cells, written),
        grid=tidy(cells.get("grid", "")),
        written=written,
        elsewhere=_elsewhere(f"{cells.get('community', '')} {written}", community),
        doubts=tuple(filter(None, (bad_number, bad_phone))),
    )


def _name(written: str) -> str:
    name = unicodedata.normalize("NFKC", written).strip()[:60]
    if not NAMELESS.sub("", name):
        return ""
    return name if re.search(r"[A-Za-z]", name) else re.sub(r"\s", "", name)


def _id_number(cells: Mapping[str, str]) -> tuple[str, Words | None]:
    written = cells.get("id_number", "").strip()
    if not any(map(str.isdigit, written)):
        return "", None
    found = identity.id_number(written)
    if found:
        return found, None
    return "", LOST_ID if identity.is_cut_off(written) else BAD_ID


def _phone(written: str) -> tuple[str, Words | None]:
    """The first phone of a cell; a fixed line whose leading zero the spreadsheet dropped gets it back."""
    said = [part for part in BETWEEN.split(written) if any(map(str.isdigit, part))]
    found = next((phone for part in said if (phone := identity.phone(part) or identity.phone(f"0{part}"))), "")
    whole = found or identity.phone(written) or ""
    return whole, BAD_PHONE if said and not whole else None


def _at(cells: Mapping[str, str], written: str) -> Address:
    """From a column for each part, from one for all, or from a cell that holds several (2单元402)."""
    whole = [found for text in (written, *(cells.get(part, "") for part in PARTS)) if (found := _several(text))]
    whole += [found] if (found := address.parse(written)) else []
    return Address(*(_part(cells.get(part, ""), part, whole) for part in PARTS))


def _several(cell: str) -> Address | None:
    found = address.parse(cell) if cell else None
    parts = (found.building, found.unit, found.room) if found else ()
    return found if sum(map(bool, parts)) > 1 else None


def _part(cell: str, part: str, found: list[Address]) -> str:
    if cell and not _several(cell):
        return tidy(cell)
    return next((said for one in found if (said := str(getattr(one, part)))), "")


def _elsewhere(text: str, community: str) -> str:
    """Another community that the row names; ours by a part of its name is ours."""
    ours = re.sub(r"社区.*$", "", community)
    named = [found[1] for found in OTHER_COMMUNITY.finditer(text)]
    if not ours or not named or any(ours in name or name in ours for name in named):
        return ""
    return named[-1]
