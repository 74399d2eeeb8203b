"""What one row of a sheet is about, by what its columns ask; and which of them say whom or what a row is about."""

from __future__ import annotations

from fangxian.registry.asked.days import OF_DAY
from fangxian.registry.asked.vocabulary import vocabulary

PERSON_ONLY = ("name", "id_number", "phone", "relation", "sex", "age")
OF_HOUSEHOLD = ("householder", "household_size", "householder_phone", "vacant")
NAMED_BY = {
    "person": {"name", "id_number"},
    "worker": {"name"},
    "household": {"room", "address", "householder"},
    "building": {"building"},
    "grid": {"grid"},
    "shop": {"shop_name"},
}


def kind_of(keys: set[str]) -> str:
    """What one row is about, by what is asked of it; empty where that cannot be said."""
    return _of_its_own(keys) or _of_many(keys)


def _of_its_own(keys: set[str]) -> str:
    """A sheet of shops, or of one person's days: no other column tells what its rows are about."""
    daily = keys & {"report_day", "observed_day"} and keys & OF_DAY and not keys & {*PERSON_ONLY, *OF_HOUSEHOLD}
    return "shop" if "shop_name" in keys else "day" if daily else ""


def _of_many(keys: set[str]) -> str:
    """What one row is about where it is of people or places."""
    known = vocabulary()
    counts = {"households", "people", "vacant_households", "buildings"}
    if "building" in keys and keys & counts and not keys & {"room", "address", "householder", *PERSON_ONLY}:
        return "building"
    if keys & set(OF_HOUSEHOLD) and not keys & {"name", "id_number", "sex", "age"}:
        return "household" if keys & {"room", "address", "householder"} else _counted(keys)
    if keys & set(PERSON_ONLY):
        return "person"
    counted = any(
        known[key].sum or key in ("households", "people", "vacant_households", "household_size") for key in keys
    )
    if counted:
        return _counted(keys)
    of_person = any(known[key].kept and known[key].about == ("person",) for key in keys)
    if of_person or "row_name" in keys:
        return "person" if of_person else "community"
    return "household" if keys & {"room", "address"} else ""


def _counted(keys: set[str]) -> str:
    """Of what its numbers are: the finest that a column names."""
    return "building" if "building" in keys else "grid" if "grid" in keys else "community"
