"""Lists in pages: where one starts, and the addresses of the ones before and after."""

from __future__ import annotations

import msgspec
from django.http import QueryDict

MOST = 50


class Pages(msgspec.Struct, frozen=True):
    """Where a page stands in its list of ``count`` rows."""

    query: QueryDict
    at: int
    count: int

    @property
    def first(self) -> int:
        return min(self.at + 1, self.count)

    @property
    def last(self) -> int:
        return min(self.at + MOST, self.count)

    @property
    def before(self) -> str:
        """The address of the page before, empty on the first."""
        return self._to(max(0, self.at - MOST)) if self.at else ""

    @property
    def after(self) -> str:
        """The address of the page after, empty on the last."""
        return self._to(self.at + MOST) if self.last < self.count else ""

    def _to(self, start_at: int) -> str:
        query = self.query.copy()
        query["start"] = str(start_at)
        return f"?{query.urlencode()}"


def start(query: QueryDict) -> int:
    """The row at which the page starts; the first for anything that is no number."""
    said = query.get("start", "")
    return int(said) if said.isdecimal() and len(said) < 8 else 0
