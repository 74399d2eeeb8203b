"""What is known of a shop or a firm, by what a sheet asks for; None where it is not known, never a guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from fangxian.derived.draw import said
from fangxian.measures.checkpoints.records import ShopCheck
from fangxian.measures.hours import day_told
from fangxian.measures.reporting.records import Resumption
from fangxian.measures.shape import Said
from fangxian.reports.office.here import Here, Site
from fangxian.reports.office.subjects import Subject

NOT_YET = frozenset({"apply", "planned"})


class Shop(msgspec.Struct, frozen=True):
    """One shop's row: the last check, and what was told of its resumption, in order."""

    here: Here
    site: Site
    check: Said | None
    told: list[Said]

    @property
    def place_id(self) -> int:
        return self.site.id


def rows(here: Here, who: Sequence[Subject], until: datetime) -> list[Shop]:
    """The shops with what the ledger tells of them until then."""
    at = said(here.look, [one.place_id for one in who])
    return [_row(here, here.sites[one.place_id], at.get(one.place_id, ()), until) for one in who]


def _row(here: Here, site: Site, lines: Sequence[Said], until: datetime) -> Shop:
    before = [one for one in sorted(lines, key=lambda line: (line.at, line.number)) if one.at < until]
    real = [one for one in before if not one.record.negated and not one.record.planned]
    checks = [one for one in real if isinstance(one.record, ShopCheck) and one.record.ok is not None]
    return Shop(here, site, checks[-1] if checks else None, [one for one in real if isinstance(one.record, Resumption)])


def answer(shop: Shop, asked: str) -> Any:
    """The answer as a plain value."""
    return ANSWERS[asked](shop) if asked in ANSWERS else None


def _ok(shop: Shop) -> bool | None:
    return shop.check.record.ok if shop.check and isinstance(shop.check.record, ShopCheck) else None


def _result(shop: Shop) -> str | None:
    ok = _ok(shop)
    return None if ok is None else "合格" if ok else "不合格"


def _issues(shop: Shop) -> list[str] | None:
    if shop.check is None or not isinstance(shop.check.record, ShopCheck):
        return None
    return shop.check.record.issues or ([] if shop.check.record.ok else None)


def _state(shop: Shop) -> Said | None:
    return next((one for one in reversed(shop.told) if getattr(one.record, "status", None)), None)


def _resumed(shop: Shop) -> bool | None:
    last = _state(shop)
    status = getattr(last.record, "status", None) if last else None
    return True if status == "resumed" else False if status in NOT_YET else None


def _staff(shop: Shop) -> int | None:
    counts = (getattr(one.record, "staff_count", None) for one in reversed(shop.told))
    return next((count for count in counts if count is not None), None)


def _grid(shop: Shop) -> str | None:
    grid = shop.here.grid_of(shop.site.id)
    return (grid.name or grid.code) if grid else None


def _worker(shop: Shop) -> str | None:
    grid = shop.here.grid_of(shop.site.id)
    return "、".join(shop.here.grid_workers.get(grid.id, ())) or None if grid else None


ANSWERS: dict[str, Callable[[Shop], Any]] = {
    "shop_name": lambda shop: shop.site.name or None,
    "checked_on": lambda shop: day_told(shop.check) if shop.check else None,
    "check_ok": _ok,
    "check_result": _result,
    "check_issues": _issues,
    "back_to_work": _resumed,
    "resumed_on": lambda shop: day_told(last) if _resumed(shop) and (last := _state(shop)) else None,
    "staff_back": _staff,
    "grid": _grid,
    "grid_worker": _worker,
    "building": lambda shop: shop.site.building or None,
    "community": lambda shop: shop.here.community.name,
    "street": lambda shop: shop.here.community.street or None,
    "district": lambda shop: shop.here.community.district or None,
    "report_day": lambda shop: shop.here.day,
}
