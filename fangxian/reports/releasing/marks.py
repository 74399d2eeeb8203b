"""Marks that tell one copy of a list from another: the spaces after a cell, the order within a household.

Both follow from a secret of the copy and from what stands in the row, so that whatever rows are left can be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from fangxian.vault.blind import blinds

SPACES = ("", " ", "\u00a0", "  ")  # what may stand after a cell; none of it is seen
FIELD = "reports_release.copy"


class Marker:
    """The marks of one copy. Under the community's key those of two copies have nothing to do with each other."""

    def __init__(self, community_id: int, copy: int) -> None:
        self._community_id, self._copy = community_id, copy

    def spaces(self, pairs: Sequence[tuple[str, str]]) -> list[str]:
        """What stands after each cell, told by the name in its row and by the cell itself."""
        return [SPACES[mark[0] % len(SPACES)] for mark in self._marks("space", pairs)]

    def ranks(self, names: Sequence[tuple[str, str]]) -> list[bytes]:
        """By which the people of one address stand in order, told by address and name."""
        return self._marks("order", names)

    def bits(self, words: Sequence[tuple[str, str]]) -> list[int]:
        """Whether an en space stands on that side of each word of a print."""
        return [mark[0] % 2 for mark in self._marks("print", words)]

    def _marks(self, use: str, pairs: Sequence[tuple[str, str]]) -> list[bytes]:
        return blinds(self._community_id, FIELD, ["\0".join((str(self._copy), use, *pair)) for pair in pairs])


Line = dict[str, str]


def marked(lines: Sequence[Line], marker: Marker, spaced: Sequence[str]) -> list[Line]:
    """The lines, sorted by address already, as this copy has them; ``spaced`` are the columns that carry spaces."""
    ordered = [
        line for _, home in groupby(lines, key=lambda line: line["door"]) for line in _in_order(list(home), marker)
    ]
    for key in spaced:
        after = marker.spaces([(line["name"], line[key]) for line in ordered])
        ordered = [
            {**line, key: line[key] + space if line[key] else ""} for line, space in zip(ordered, after, strict=True)
        ]
    return ordered


def _in_order(home: list[Line], marker: Marker) -> list[Line]:
    ranks = marker.ranks([(line["door"], line["name"]) for line in home])
    return [home[place] for place in sorted(range(len(home)), key=lambda place: (ranks[place], place))]
