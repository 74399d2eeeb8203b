"""Issued reports, found again."""

from __future__ import annotations

from datetime import date

from fangxian.reports.models import Issued


def one(community_id: int, number: int) -> Issued | None:
    """The report of that number."""
    return Issued.objects.filter(community_id=community_id, number=number).first()


def latest(community_id: int, limit: int = 50) -> list[Issued]:
    """The last reports, the newest first."""
    return list(Issued.objects.filter(community_id=community_id).order_by("-number")[:limit])


def last_of(community_id: int, form: str, day: date) -> Issued | None:
    """The last report of that form for that day."""
    return Issued.objects.filter(community_id=community_id, form=form, day=day).order_by("number").last()


def of_form(community_id: int, form: str, limit: int = 60) -> list[Issued]:
    """The last reports of one form, the newest first."""
    return list(Issued.objects.filter(community_id=community_id, form=form).order_by("-number")[:limit])
