"""What the ledger says of the time between two reports: what came in, what was put right, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import msgspec

from fangxian.ledger import read
from fangxian.ledger.heard import heard

AT_ONCE = 400


class Between(msgspec.Struct, frozen=True):
    """``first``: by entry number, the number with which its fact was first heard.

    ``put_right``: by such a first number, the last entry after the earlier report that puts it right.
    ``last_at``: by place, the last entry after the earlier report that was written there or took something away.
    """

    first: Mapping[int, int]
    put_right: Mapping[int, int]
    last_at: Mapping[int, int]

    def origin(self, number: int) -> int:
        return self.first.get(number, number)


def between(community_id: int, after: int, until: int, numbers: Collection[int]) -> Between:
    """Of the entries after one number up to another, and of the entries with ``numbers``, on which rows rest."""
    new = list(_after(community_id, after, until))
    known = [*new, *_numbered(community_id, set(numbers) - {row.number for row in new})]
    chains = heard(community_id, known)
    first = {row.number: chains[row.id].number for row in known}
    put_right = {first[row.number]: row.number for row in new if row.corrects}
    last_at = {row.place_id: row.number for row in new}
    for row in _numbered(community_id, {number for number in put_right if number <= after}):
        last_at[row.place_id] = max(last_at.get(row.place_id, 0), put_right[row.number])
    return Between(first, put_right, last_at)


def _after(community_id: int, after: int, until: int) -> Iterator[read.Row]:
    while after < until and (rows := read.after(community_id, after, min(until - after, 2000))):
        yield from rows
        after = rows[-1].number


def _numbered(community_id: int, numbers: Collection[int]) -> Iterator[read.Row]:
    ordered = sorted(numbers)
    for start in range(0, len(ordered), AT_ONCE):
        yield from read.by_number(community_id, ordered[start : start + AT_ONCE])
