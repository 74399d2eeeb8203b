"""An address as people write it: 3-2-402, 3栋2单元402, 三号楼二单元四零二室, 14-703, 208楼."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
NUMERAL = re.compile("[零〇一二两三四五六七八九十百]+")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－ー~/_、.·", "-"))
ENGLISH = (
    (re.compile(r"(?:BUILDING|BLDG|BLOCK)\.?([A-Z]?\d+)"), r"\1栋"),
    (re.compile(r"UNIT([A-Z]?\d+)"), r"\1单元"),
    (re.compile(r"FLOOR(\d+)"), r"\1层"),
    (re.compile(r"(?:ROOM|FLAT|APT)\.?(\d+)"), r"\1室"),
)
B, U, R = r"(?P<building>[A-Z]?\d{1,4}|[A-Z])", r"(?P<unit>[A-Z]?\d{1,2}|[A-Z])", r"(?P<room>\d{3,5}[A-Z]?)"
START, END = r"(?<![\dA-Z])", r"(?![\d])"
WORDED = (
    rf"(?:{B}(?:号楼|号栋|栋楼?|幢|座|#楼?)-?)(?:{U}(?:单元|号门|门|梯)?-(?=\d))?"
    rf"(?:(?<!-)(?P<unit2>[A-Z]?\d{{1,2}}|[A-Z])(?:单元|号门|门|梯)-?)?"
    rf"(?:(?P<floor>\d{{1,2}})(?:楼|层)-?)?(?:{R}{END})?"
)
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        WORDED,
        rf"{START}{B}-{U}-{R}{END}",
        rf"{START}{B}-{R}{END}",
        rf"{START}{B}-{U}{END}(?!-)",
        rf"{U}单元-?(?:(?P<floor>\d{{1,2}})(?:楼|层)-?)?(?:{R}{END})?",
        rf"^{B}楼$",
        rf"{START}(?P<floor>\d{{1,2}})(?:楼|层)(?:{R}{END})?",
        rf"{START}{R}(?=室|号|房|户|$)",
    )
)


class Address(msgspec.Struct, frozen=True):
    """The parts of an address as the registry keeps them: Arabic digits, no leading zeros, ``""`` if not said."""

    building: str = ""
    unit: str = ""
    room: str = ""
    floor: str = ""

    @property
    def code(self) -> str:
        """The door's code, such as ``3-2-402``; ``3-402`` where a building has no units."""
        return "-".join(part for part in (self.building, self.unit, self.room) if part)


@lru_cache(maxsize=8192)
def parse(written: str) -> Address | None:
    """The address in a few words, or None if there is none in them."""
    plain = _plain(written)
    found = next((hit for shape in SHAPES if (hit := shape.search(plain))), None)
    if found is None:
        return None
    parts = {name: value for name, value in found.groupdict().items() if value}
    unit = parts.pop("unit2", parts.pop("unit", ""))
    return Address(unit=tidy(unit), **{name: tidy(value) for name, value in parts.items()})


@lru_cache(maxsize=8192)
def tidy(part: str) -> str:
    """One part without its suffix and leading zeros: ``03`` → ``3``, ``二网格`` → ``2``, ``402室`` → ``402``."""
    plain = NUMERAL.sub(_arabic, unicodedata.normalize("NFKC", str(part)).strip().upper())
    return (
        re.sub(r"(号楼|栋楼|栋|幢|座|单元|室|号房|房|号|楼|层|#|网格|GRID|第|\.0$)", "", plain).strip().lstrip("0")
        or ""
    )


def _plain(written: str) -> str:
    text = unicodedata.normalize("NFKC", written).upper().translate(DASHES)
    text = re.sub(r"[\s,,第]+", "", NUMERAL.sub(_arabic, text))
    for shape, instead in ENGLISH:
        text = shape.sub(instead, text)
    return re.sub(r"-{2,}", "-", text)


def _arabic(found: re.Match[str]) -> str:
    """四零二 → 402, 二十三 → 23, 一百零八 → 108."""
    numeral = found.group()
    if not set(numeral) & {"十", "百"}:
        return "".join(str(DIGITS[digit]) for digit in numeral)
    hundreds, _, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    return str(100 * _one(hundreds) * bool(hundreds) + 10 * (_one(tens or "一") if ten else 0) + _one(ones))


def _one(numeral: str) -> int:
    return int("".join(str(DIGITS[digit]) for digit in numeral if digit in DIGITS) or 0)
