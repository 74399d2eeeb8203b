"""Numbers as people write them: 37, 三十七, 四零二, 两, 5万, 半."""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3, "廿": 20}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000, "亿": 100_000_000}
CHINESE = "零〇一二两三四五六七八九十百千"


def number(said: str) -> int | float:
    """The number said in Arabic or Chinese figures; a list of digits (四零二) is read one by one."""
    said = said.replace(",", "").strip()
    if said and said[-1] in "万千百" and said[:-1].replace(".", "", 1).isdecimal():
        return _whole(float(said[:-1]) * _UNITS[said[-1]])
    if said.replace(".", "", 1).isdecimal():
        return float(said) if "." in said else int(said)
    return _chinese(said)


def _chinese(said: str) -> int:
    if not any(c in _UNITS for c in said):
        return int("".join(str(DIGITS.get(c, 0)) for c in said) or 0)
    total, group, digit = 0, 0, 0
    for c in said:
        if c in "万亿":
            total, group, digit = (total + group + digit) * _UNITS[c], 0, 0
        elif c in _UNITS:
            group, digit = group + (digit or 1) * _UNITS[c], 0
        else:
            digit = DIGITS.get(c, 0)
    return total + group + digit


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


def digits(said: str) -> str:
    """A door's or a grid's number as a string of Arabic digits, without leading noughts."""
    if said.isascii():
        return said.upper().lstrip("0") or "0"
    if any(c in "十百" for c in said):
        return str(_chinese(said))
    return "".join(str(DIGITS[c]) if c in DIGITS else c for c in said)
