"""Identity numbers and phones as people write them."""

from __future__ import annotations

import pytest

from fangxian.registry import identity
from fangxian.registry.initials import initials


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("990101197803069910", "990101197803069910"),
        ("99010119800719992x", "99010119800719992X"),
        ("９９０１０１１９８００７１９９９２Ｘ", "99010119800719992X"),
        ("990101197803069911", None),
        ("990101197813069910", None),
        ("99010119780306991", None),
        ("", None),
    ],
)
def test_id_numbers(written: str, kept: str | None) -> None:
    """Right ones in any writing; a wrong check digit, a thirteenth month, a digit short."""
    assert identity.id_number(written) == kept


def test_what_a_number_tells() -> None:
    """Born on the sixth of March 1978, a man."""
    number = "990101197803069910"
    assert (str(identity.born_on(number)), identity.sex_of(number)) == ("1978-03-06", "M")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("199 0000 0001", "19900000001"),
        ("+86-19900000001", "19900000001"),
        ("0734-8123456", "07348123456"),
        ("12345", None),
        ("1990000abcd", None),
        ("no phone", None),
    ],
)
def test_phones(written: str, kept: str | None) -> None:
    """Mobiles and fixed lines; what cannot be dialled is not kept."""
    assert identity.phone(written) == kept


def test_initials() -> None:
    """From two letters on; a character that is read in two ways gives both."""
    assert initials("刘建国") == {"lj", "ljg"}
    assert initials("曾敏") == {"cm", "zm"}
