"""What somebody asks for: which people, which columns, masked or in full, for whom, what for, and for how long."""

from __future__ import annotations

from datetime import date

import msgspec

from fangxian.measures.questions import Words
from fangxian.reports.releasing.columns import ALWAYS, COLUMNS, EXPIRY_HOURS, OF_THE_OBSERVED, PURPOSES, WHOM

LONGEST = 120
SHEET, REGISTER = "sheet", "register"


class OfSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The office sheet that is to leave filled: which, for which day, who is on it, how many, and how it was read."""

    id: str
    day: date
    rows: tuple[str, ...]
    people: int
    reads: str
    who: int | None = None


class OfRegister(msgspec.Struct, frozen=True, kw_only=True):
    """The register that is to be taken along: which, of which day, as what (``xlsx``, ``pdf``, ``edit``), how long."""

    form: str
    day: date
    way: str
    rows: int


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A list as it is asked for. ``recipient`` stands on every page, ``reason`` says more of the purpose.

    ``sheet``: the office sheet that is filled, where it is one; then ``columns`` are what that asks for.
    ``register``: the register that is taken along, where it is one; then ``columns`` are those that its reader sees.
    """

    whom: str
    grid_id: int | None
    columns: tuple[str, ...]
    full: bool
    purpose: str
    reason: str
    recipient: str
    hours: int
    sheet: OfSheet | None = None
    register: OfRegister | None = None

    @property
    def of_residents(self) -> bool:
        """A list of residents, not something filled from what was written."""
        return self.sheet is None and self.register is None

    @property
    def shown(self) -> tuple[str, ...]:
        """All its columns in the order in which they stand."""
        if not self.of_residents:
            return self.columns
        wanted = {*ALWAYS, *self.columns}
        return tuple(key for key in COLUMNS if key in wanted)


def fault(asked: Asked) -> Words | None:
    """What is wrong with it, or None."""
    strange = asked.of_residents and asked.whom not in WHOM
    if strange or asked.purpose not in PURPOSES or asked.hours not in EXPIRY_HOURS:
        return Words("请选名单、用途和期限。", "Choose the list, its purpose and how long it is needed.")
    if not asked.reason or not asked.recipient:
        return Words("请写明具体事由和收件人。", "Say what exactly it is for, and who gets it.")
    if max(len(asked.reason), len(asked.recipient)) > LONGEST:
        return Words(f"事由和收件人各不超过 {LONGEST} 字。", f"Reason and recipient: {LONGEST} characters at most.")
    return _column_fault(asked) if asked.of_residents else None


def _column_fault(asked: Asked) -> Words | None:
    if set(asked.columns) - COLUMNS.keys():
        return Words("有不认识的列。", "There is a column that nobody knows.")
    if asked.whom != "observed" and OF_THE_OBSERVED & set(asked.columns):
        return Words("观察起止只在在管人员名单里有。", "The days of observation are only on the list of the observed.")
    return None
