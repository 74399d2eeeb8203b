"""The sorts of lists that can be taken in, known by title or columns, each with the record that a row becomes."""

from __future__ import annotations

import re

import msgspec

from fangxian.intake.sheets.heads import Listing
from fangxian.measures.questions import Words
from fangxian.measures.screening.records import Returnee
from fangxian.measures.shape import Record
from fangxian.registry.sheet.sandbox import SheetFault

NO_SORT = Words(
    "看不出这是不是来返人员名单:标题里没写,也没有来自地、返回日期或车次的列。"
    "目前只收来返人员名单;若是,请在表格第一行写上“来返人员名单”再试。",
    "This does not look like a list of returnees: neither its title nor a column for origin, arrival date or train "
    "says so. Only such lists are taken in; if it is one, write “list of returnees” in its first row and try again.",
)


class Sort(msgspec.Struct, frozen=True, kw_only=True):
    """A sort of list; ``record`` is what a row becomes, ``calls`` if whoever stands on it may have to be called."""

    name: str
    words: Words
    title: re.Pattern[str]
    columns: frozenset[str]
    record: type[Record]
    calls: bool = False


SORTS = (
    Sort(
        name="returnees",
        words=Words("来返人员名单", "List of returnees"),
        title=re.compile("来返|返乡|返衡|来衡|返湘|入衡|外溢|旅居|returnee|arrival", re.IGNORECASE),
        columns=frozenset(("origin", "origin_province", "origin_city", "returned_on", "transport_no", "via")),
        record=Returnee,
        calls=True,
    ),
)


def sort_of(found: Listing) -> Sort:
    """By the title or the columns. Raises SheetFault where neither says what the list is: nothing is guessed."""
    for sort in SORTS:
        if sort.title.search(found.title) or sort.columns & found.keys:
            return sort
    raise SheetFault(NO_SORT)


def named(name: str) -> Sort:
    """The sort that a kept sheet was taken for."""
    return next(sort for sort in SORTS if sort.name == name)
