"""What a list of people may hold, what people want one for, and which columns that takes."""

from __future__ import annotations

import msgspec

from fangxian.measures.questions import Words


class Column(msgspec.Struct, frozen=True):
    """A column: its key, its head; ``joined``: others are looked up by it, so its cells are never spaced."""

    key: str
    words: Words
    joined: bool = False


COLUMNS = {
    column.key: column
    for column in (
        Column("door", Words("住址", "Address")),
        Column("grid", Words("网格", "Grid")),
        Column("name", Words("姓名", "Name"), joined=True),
        Column("relation", Words("与户主关系", "Relation")),
        Column("sex", Words("性别", "Sex")),
        Column("born", Words("出生年份", "Year of birth")),
        Column("id_number", Words("身份证号", "ID number"), joined=True),
        Column("phone", Words("联系电话", "Phone"), joined=True),
        Column("needs", Words("关怀对象", "Needs")),
        Column("first_day", Words("观察起", "Observed from")),
        Column("last_day", Words("观察止", "Observed to")),
    )
}
ALWAYS = ("door", "name")
OF_THE_OBSERVED = frozenset({"first_day", "last_day"})


class Purpose(msgspec.Struct, frozen=True):
    """What a list is wanted for, and the columns which that takes besides address and name."""

    words: Words
    columns: tuple[str, ...] = ()


PURPOSES = {
    "visit": Purpose(Words("上门", "to visit")),
    "call": Purpose(Words("打电话", "to call"), ("phone",)),
    "deliver": Purpose(Words("送东西", "to bring something"), ("needs",)),
    "upward": Purpose(Words("上级要名单", "asked for from above"), ("sex", "born")),
    "hand_over": Purpose(Words("交接", "to hand over"), ("phone", "needs")),
}
WHOM = {
    "everybody": Words("全体居民", "all residents"),
    "needs": Words("关怀对象", "those who need care"),
    "observed": Words("在管人员", "those under observation"),
}
EXPIRY_HOURS = (4, 24, 72)
