"""Draws a community aside, in memory, and says where the stored rows differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from fangxian.derived import bookmark
from fangxian.derived.catch_up import PLACES_AT_ONCE, catch_up
from fangxian.derived.draw import draw
from fangxian.derived.rows import COLUMNS, KEYS, Drawn, Row, Table, parts, places, stored
from fangxian.measures.questions import Words
from fangxian.registry.places import ids as place_ids
from fangxian.vault.opening import Look

WHAT = {
    "missing": Words("缺少", "is missing"),
    "extra": Words("多余", "should not be there"),
    "other": Words("内容不同", "is not what it should be"),
}


class Difference(msgspec.Struct, frozen=True):
    """A row that is stored otherwise than it would be drawn: ``missing``, ``extra`` or ``other``."""

    table: str
    place_id: int
    key: tuple[str, ...]
    what: str

    @property
    def words(self) -> Words:
        """The difference in a sentence."""
        row, what = " ".join((self.table, *filter(None, self.key))), WHAT[self.what]
        return Words(
            f"派生数据与台账不符:场所 {self.place_id} 的 {row} {what.zh};请执行 ./fx rebuild",
            f"derived rows differ from the ledger: {row} of place {self.place_id} {what.en}; run ./fx rebuild",
        )


def compare(community_id: int) -> list[Difference]:
    """Every difference between what is stored and what a rebuild would give; empty if there is none.

    Entries may come in meanwhile: a place that differs is caught up with and looked at once more.
    """
    catch_up(community_id)
    every = sorted({*place_ids(community_id), *places(community_id)})
    suspects = {difference.place_id for difference in _differences(community_id, every)}
    if suspects:
        catch_up(community_id)
    return list(_differences(community_id, sorted(suspects)))


def _differences(community_id: int, every: Sequence[int]) -> Iterator[Difference]:
    look = Look(community_id, "verify", "compare derived rows")
    for part in parts(every, PLACES_AT_ONCE):
        with bookmark.held(community_id):
            drawn, kept = draw(look, part), stored(community_id, part)
        for model in COLUMNS:
            yield from _of_table(model, drawn, kept)


def _of_table(model: Table, drawn: Drawn, kept: Drawn) -> Iterator[Difference]:
    right, there = _by_key(model, drawn[model]), _by_key(model, kept[model])
    for key in sorted(right.keys() | there.keys(), key=str):
        if right.get(key) != there.get(key):
            what = "missing" if key not in there else "extra" if key not in right else "other"
            yield Difference(model.__name__.lower(), key[1], tuple(map(str, key[2:])), what)


def _by_key(model: Table, rows: Sequence[Row]) -> dict[Row, Row]:
    where = [COLUMNS[model].index(name) for name in KEYS[model]]
    return {tuple(row[i] for i in where): row for row in rows}
