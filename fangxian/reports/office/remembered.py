"""What persons said that heads and titles of office sheets mean: asked once, found again by a blind mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec
from django.db import transaction

from fangxian.registry.asked.layout import Layout
from fangxian.registry.asked.plain import tight
from fangxian.registry.asked.recognise import mark
from fangxian.registry.numbering import lock, next_id
from fangxian.reports.models import HeadTold
from fangxian.vault.blind import blind

WHERE = "reports_head_told.mark"
EMPTY, AGAIN = "-", "?"
ROWS = "rows:"
MOVES = re.compile(r"\d+|[年月日号()（）]")  # what differs from one day's sheet to the next's


class Said(msgspec.Struct, frozen=True):
    """The last that was said of some words: what they mean, by whom, when."""

    key: str
    worker_id: int
    at: datetime


class Remembered(Mapping[str, str]):
    """By the mark of its words: what each means; empty for what is to be left empty. Read once, for one sheet."""

    def __init__(self, community_id: int) -> None:
        self._community_id = community_id
        rows = HeadTold.objects.filter(community_id=community_id).order_by("number")
        self._said = {bytes(row.mark): Said(row.key, row.worker_id, row.at) for row in rows}

    def said(self, words: str) -> Said | None:
        """Who said what of these words, if it still holds."""
        found = self._said.get(blind(self._community_id, WHERE, words)) if self._said else None
        return None if found is None or found.key == AGAIN else found

    def __getitem__(self, words: str) -> str:
        found = self.said(words)
        if found is None:
            raise KeyError(words)
        return "" if found.key == EMPTY else found.key

    def __iter__(self) -> Iterator[str]:
        return iter(())  # the words themselves are not kept

    def __len__(self) -> int:
        return len(self._said)


def rows_mark(laid: Layout) -> str:
    """The words under which it is remembered whom a sheet is about: its title without the day, else its heads."""
    title = MOVES.sub("", tight(laid.title or laid.sheet.name))
    return f"{ROWS}{title}/{'/'.join(mark(head.heads) for head in laid.columns)}"


def remember(community_id: int, words: str, key: str, worker_id: int, now: datetime) -> None:
    """Writes down what somebody says that words mean: a key, ``EMPTY`` or ``AGAIN``."""
    with transaction.atomic():
        lock(community_id)
        number = next_id(HeadTold, community_id, "number")
        HeadTold.objects.create(
            community_id=community_id,
            number=number,
            mark=blind(community_id, WHERE, words),
            key=key,
            worker_id=worker_id,
            at=now,
        )
