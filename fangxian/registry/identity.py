"""Identity numbers (GB 11643) and phones: whether they can be right, and how they are kept."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from stdnum.cn import ric

SHAPE = re.compile(r"\d{17}[\dX]")
ENDED_IN_ZEROS = re.compile(r"\d{15}000")  # a spreadsheet keeps fifteen digits of a number and makes the rest 0
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d+", re.IGNORECASE)
MOBILE = re.compile(r"1[3-9]\d{9}")


def check_digit(first_17: str) -> str:
    """The 18th character, ISO 7064 MOD 11-2."""
    return ric.calc_check_digit(f"{first_17}0")


def id_number(written: str) -> str | None:
    """The number as it is kept (18 characters), or None if it cannot be one.

    The place of birth is not looked up: a roster holds people whose county was renamed long ago.
    """
    number = re.sub(r"[\s\-']", "", unicodedata.normalize("NFKC", written)).upper()
    if not SHAPE.fullmatch(number) or born_on(number) is None:
        return None
    return number if number[-1] == check_digit(number[:17]) else None


def is_cut_off(written: str) -> bool:
    """Whether a spreadsheet took the number for a figure and lost its last digits: 1.23457E+17, 990101197803069000."""
    text = unicodedata.normalize("NFKC", written).strip()
    return bool(SCIENTIFIC.fullmatch(text) or (ENDED_IN_ZEROS.fullmatch(text) and id_number(text) is None))


def born_on(number: str) -> date | None:
    """The day of birth in an identity number, or None if it is no day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    """``M`` for an odd order code, ``F`` for an even one."""
    return "M" if int(number[16]) % 2 else "F"


def phone(written: str) -> str | None:
    """Digits only: a mobile of 11, or a fixed line with its area code; None if it cannot be one."""
    digits = re.sub(r"[\s\-().]", "", unicodedata.normalize("NFKC", written))
    digits = re.sub(r"^(\+?86|0086)(?=1[3-9]\d{9}$)", "", digits)
    return digits if MOBILE.fullmatch(digits) else _fixed_line(written)


def _fixed_line(written: str) -> str | None:
    if re.search(r"[A-Za-z]", unicodedata.normalize("NFKC", written)):
        return None  # the library would dial letters as on an American keypad
    import phonenumbers  # noqa: PLC0415 - slow to load, and mobiles do not need it

    try:
        number = phonenumbers.parse(written, "CN")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL).replace(" ", "").replace("-", "")
