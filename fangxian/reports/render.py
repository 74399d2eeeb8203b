"""The way out: an issued report, or one not signed yet, as a page, as XLSX and in print."""

from __future__ import annotations

from datetime import date, datetime

from fangxian.reports import content
from fangxian.reports.fill import fill
from fangxian.reports.form import load
from fangxian.reports.models import Issued
from fangxian.reports.page import Page, draft, signed
from fangxian.reports.printed import report
from fangxian.reports.sheet import workbook


def page(issued: Issued, language: str) -> Page:
    """An issued report as it went out."""
    return signed(content.read(issued), language)


def xlsx(issued: Issued, language: str) -> bytes:
    """An issued report as a workbook; the same report always gives the same bytes."""
    return workbook(page(issued, language))


def pdf(issued: Issued, language: str) -> bytes:
    """An issued report to be signed by hand and sealed. Raises NoFont."""
    return report(page(issued, language))


def draft_page(community_id: int, form: str, day: date, now: datetime, language: str) -> Page:
    """A report as the derived rows would fill it now (the caller catches up first). KeyError for an unknown form."""
    return draft(fill(community_id, load(form), day), now, language)


def draft_xlsx(community_id: int, form: str, day: date, now: datetime, language: str) -> bytes:
    """The same as a workbook."""
    return workbook(draft_page(community_id, form, day, now, language))


def draft_pdf(community_id: int, form: str, day: date, now: datetime, language: str) -> bytes:
    """The same in print. Raises NoFont."""
    return report(draft_page(community_id, form, day, now, language))
