"""The book of lists: who asked for which, who released or refused it, who fetched it; nothing in it ever changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import transaction

from fangxian.measures.questions import Words
from fangxian.registry.numbering import lock, next_id
from fangxian.reports.models import Release
from fangxian.reports.releasing.asked import Asked, fault

ASKED, RELEASED, REFUSED, FETCHED, WRITTEN = "asked", "released", "refused", "fetched", "written"
REGISTER = "register"  # taken along at once: it says nothing of anybody
NOBODY = 0  # who asked on the command line
OPEN_FOR = timedelta(hours=72)  # for somebody to release it


class NotReleased(Exception):  # noqa: N818 - what became of it
    """It may not leave; ``words`` say why and what to do."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(f"{words.zh} {words.en}")


OWN = Words("自己申请的名单须由另一人放行。", "A list that you asked for yourself must be released by somebody else.")
NO_LONGER = Words("这份名单已处理或已过期,请重新申请。", "This list was decided on or has lapsed: ask for it again.")
NOT_YOURS = Words("只有申请人可以下载。", "Only whoever asked for the list may fetch it.")


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One list with all that became of it; its number is that of the copy."""

    number: int
    asked: Asked
    asked_by: int
    asked_at: datetime
    decided: str = ""
    decided_by: int | None = None
    decided_at: datetime | None = None
    fetched_at: tuple[datetime, ...] = ()

    @property
    def gone_at(self) -> datetime:
        """When it can no longer be fetched; before a decision, when it can no longer be released."""
        if self.decided_at is None:
            return self.asked_at + OPEN_FOR
        return self.decided_at + timedelta(hours=self.asked.hours)

    def state(self, now: datetime) -> str:
        """``asked``, ``released``, ``refused``, or ``gone`` once its time is over."""
        if self.decided == REFUSED:
            return REFUSED
        return "gone" if now >= self.gone_at else self.decided or ASKED


def ask(community_id: int, asked: Asked, worker_id: int | None, now: datetime) -> int:
    """Writes down that somebody (None: on the command line) wants a list; its number. Raises NotReleased."""
    if wrong := fault(asked):
        raise NotReleased(wrong)
    return _step(community_id, None, ASKED, worker_id, now, msgspec.to_builtins(asked))


def decide(community_id: int, number: int, worker_id: int, now: datetime, *, release: bool) -> None:
    """A second person releases or refuses it. Raises NotReleased for one's own, or when it is too late."""
    with transaction.atomic():
        lock(community_id)
        listed = one(community_id, number)
        if listed is None or listed.state(now) != ASKED:
            raise NotReleased(NO_LONGER)
        if listed.asked_by == worker_id:
            raise NotReleased(OWN)
        _step(community_id, number, RELEASED if release else REFUSED, worker_id, now)


def fetch(community_id: int, number: int, worker_id: int | None, now: datetime) -> Listed:
    """Writes down that the asker fetches it. Raises NotReleased if it was not released, or is gone."""
    with transaction.atomic():
        lock(community_id)
        listed = one(community_id, number)
        if listed is None or listed.state(now) != RELEASED:
            raise NotReleased(NO_LONGER)
        if listed.asked_by != (worker_id or NOBODY):
            raise NotReleased(NOT_YOURS)
        _step(community_id, number, FETCHED, worker_id, now)
    return listed


def written_out(community_id: int, purpose: str, now: datetime) -> None:
    """The keeper of the machine wrote the whole roster out on the command line: that, too, stands in the book."""
    _step(community_id, None, WRITTEN, None, now, {"reason": purpose})


def taken_along(community_id: int, worker_id: int, told: dict[str, str], now: datetime) -> int:
    """Somebody took a register along, masked; the number of the copy."""
    return _step(community_id, None, REGISTER, worker_id, now, told)


def along(community_id: int, number: int) -> Release | None:
    """The copy of a register with that number, or None."""
    return Release.objects.filter(community_id=community_id, number=number, step=REGISTER).first()


def one(community_id: int, number: int) -> Listed | None:
    """The list of that number with what became of it."""
    return next(iter(_listed(_steps(community_id, [number]))), None)


def latest(community_id: int, limit: int = 50) -> list[Listed]:
    """The last lists asked for, the newest first."""
    asked = Release.objects.filter(community_id=community_id, step=ASKED).order_by("-number")
    return _listed(_steps(community_id, list(asked.values_list("copy", flat=True)[:limit])))[::-1]


def copies(community_id: int) -> list[int]:
    """The numbers of all lists that somebody ever fetched, and of all registers that somebody took along."""
    fetched = Release.objects.filter(community_id=community_id, step__in=[FETCHED, REGISTER])
    return sorted(set(fetched.values_list("copy", flat=True)))


def _step(
    community_id: int, copy: int | None, step: str, worker_id: int | None, now: datetime, told: Any = None
) -> int:
    with transaction.atomic():
        lock(community_id)
        number = next_id(Release, community_id, "number")
        row = {"step": step, "worker_id": worker_id, "at": now, "told": told or {}}
        Release.objects.create(community_id=community_id, number=number, copy=copy or number, **row)
    return copy or number


def _steps(community_id: int, copies: Sequence[int]) -> list[Release]:
    return list(Release.objects.filter(community_id=community_id, copy__in=copies).order_by("number"))


def _listed(steps: Sequence[Release]) -> list[Listed]:
    found: dict[int, Listed] = {}
    for row in steps:
        if row.step == ASKED:
            asked = msgspec.convert(row.told, Asked)
            found[row.copy] = Listed(number=row.copy, asked=asked, asked_by=row.worker_id or NOBODY, asked_at=row.at)
        elif row.step == FETCHED and row.copy in found:
            before = found[row.copy].fetched_at
            found[row.copy] = msgspec.structs.replace(found[row.copy], fetched_at=(*before, row.at))
        elif row.copy in found:
            decision = {"decided": row.step, "decided_by": row.worker_id, "decided_at": row.at}
            found[row.copy] = msgspec.structs.replace(found[row.copy], **decision)
    return list(found.values())
