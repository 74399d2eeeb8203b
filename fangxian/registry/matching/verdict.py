"""What a row came to: the same, new, changed or unclear, about whom and where, and the evidence in words."""

from __future__ import annotations

import msgspec

from fangxian.measures.questions import Words

SAME, NEW, CHANGED, UNCLEAR = "same", "new", "changed", "unclear"
STATUSES = {
    SAME: Words("一致", "same"),
    NEW: Words("新", "new"),
    CHANGED: Words("有变化", "changed"),
    UNCLEAR: Words("不确定", "unclear"),
}
FIELD_WORDS = {
    "name": Words("姓名", "name"),
    "id_number": Words("身份证号", "ID number"),
    "phone": Words("电话", "phone"),
    "door": Words("门牌", "door"),
}


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field of which the row says something else than the registry; both as a list may show them."""

    field: str
    known: str
    said: str

    @property
    def words(self) -> Words:
        name = FIELD_WORDS[self.field]
        return Words(
            f"{name.zh}:名册 {self.known or '没有'},表里 {self.said}",
            f"{name.en}: registry {self.known or 'none'}, sheet {self.said}",
        )


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """The row's verdict. ``place_id`` is the door that the record belongs to, ``building_id`` at least the building.

    ``sure`` is false where only a name speaks for it; ``left_on`` is set if whoever is meant moved away;
    ``foreign`` if all that the row tells speaks for somewhere else.
    """

    status: str
    evidence: tuple[Words, ...] = ()
    person_id: int | None = None
    place_id: int | None = None
    building_id: int | None = None
    candidates: tuple[int, ...] = ()
    differences: tuple[Difference, ...] = ()
    sure: bool = True
    left_on: str = ""
    foreign: bool = False

    @property
    def why(self) -> Words:
        """The evidence as one sentence."""
        told = (*self.evidence, *(one.words for one in self.differences))
        return Words(";".join(one.zh for one in told), "; ".join(one.en for one in told))
