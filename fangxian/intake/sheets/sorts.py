"""The sorts of lists that can be taken in, known by title or columns, each with the record that a row becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from fangxian.intake.sheets.heads import Listing
from fangxian.measures.questions import Words
from fangxian.measures.reporting.records import CloseContact
from fangxian.measures.screening.records import (
    DoorVisit,
    QuarantineCheck,
    QuarantineEnd,
    Returnee,
    Symptom,
    Temperature,
)
from fangxian.measures.shape import Record
from fangxian.registry.sheet.sandbox import SheetFault

READINGS = frozenset(("temperature", "temperature_am", "temperature_pm"))
CAME = frozenset(("origin", "origin_province", "origin_city", "returned_on", "transport_no", "via"))
PLACE = frozenset(("room", "address"))
ROLL = frozenset(("relation", "householder", "born", "needs", "party_member", "from_day", "until_day", "nation"))
NO_SORT = Words(
    "看不出这是哪一类名单。请在上面选好类别再传;或在表格第一行写上,如“来返人员名单”“密切接触者名单”"
    "“解除隔离人员名单”“居家观察体温登记表”“入户排查登记表”“核酸检测结果”。",
    "What sort of list this is cannot be told. Choose it above and bring the file again, or write it in its first row, "
    "such as “list of returnees”, “close contacts”, “released from quarantine”, “quarantine temperatures”, "
    "“household visits”, “test results”.",
)
A_ROSTER = Words(
    "这像是居民花名册(人口、住户变动)。花名册由管理员在本机读入:./fx roster 文件,先说会改哪些,再写入。"
    "若不是花名册,请在上面选好类别再传。",
    "This looks like a roster of residents. It is read in on the machine itself: ./fx roster FILE, which first says "
    "what would change. If it is another list, choose its sort above and bring it again.",
)


class Sort(msgspec.Struct, frozen=True, kw_only=True):
    """A sort of list; ``record`` is what a row becomes, ``calls`` if whoever stands on it may have to be called.

    By its title it is known only where one of ``needs`` stands among the columns, if any are named; by ``columns``
    without a title. ``daily`` is one whose rows are of a day each: two days are two records, the same day is one.
    ``of_doors``: a row may be about a door alone. ``given`` are answers that the title gives to all rows.
    """

    name: str
    words: Words
    title: re.Pattern[str]
    record: type[Record]
    needs: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()
    calls: bool = False
    daily: bool = False
    of_doors: bool = False
    by_day: bool = False
    given: tuple[tuple[str, Mapping[str, Any]], ...] = ()

    def gives(self, title: str) -> Mapping[str, Any]:
        """The answers that the title gives to every row."""
        return next((answers for word, answers in self.given if re.search(word, title, re.IGNORECASE)), {})


def _title(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


# By title the first that fits, then by columns.
SORTS = (
    Sort(
        name="contacts",
        words=Words("密切接触者名单", "Close contacts"),
        title=_title("密接|密切接触|close contact"),
        record=CloseContact,
        columns=frozenset(("is_contact",)),
        calls=True,
        given=(("次密|密接的密接|secondary", {"contact_level": "secondary"}), ("", {"contact_level": "close"})),
    ),
    Sort(
        name="released",
        words=Words("解除观察名单", "Released from observation"),
        title=_title("解除|解封|期满|released?\\b"),
        record=QuarantineEnd,
        columns=frozenset(("released_on",)),
    ),
    Sort(
        name="tests",
        words=Words("检测结果", "Test results"),
        title=_title("核酸|抗原|检测结果|test results?"),
        record=Symptom,
        needs=frozenset(("test_result",)),
        columns=frozenset(("test_result",)),
        calls=True,
        daily=True,
    ),
    Sort(
        name="checks",
        words=Words("居家观察每日登记", "Daily observation sheet"),
        title=_title("居家|隔离|观察|健康监测|quarantine|observ|monitoring"),
        record=QuarantineCheck,
        needs=READINGS | {"by_day"},
        daily=True,
        by_day=True,
    ),
    Sort(
        name="returnees",
        words=Words("来返人员名单", "List of returnees"),
        title=_title("来返|返乡|返衡|来衡|返湘|入衡|外溢|旅居|returnee|arrival"),
        columns=CAME,
        record=Returnee,
        calls=True,
    ),
    Sort(
        name="temperatures",
        words=Words("体温登记", "Temperatures"),
        title=_title("体温|测温|temperature"),
        record=Temperature,
        needs=READINGS | {"by_day"},
        columns=READINGS | {"by_day"},
        daily=True,
        by_day=True,
    ),
    Sort(
        name="visits",
        words=Words("入户排查登记", "Household visits"),
        title=_title("入户|排查|摸排|走访|敲门|sweep|visit"),
        record=DoorVisit,
        needs=PLACE,
        daily=True,
        of_doors=True,
    ),
)


def sort_of(found: Listing, chosen: str = "") -> Sort:
    """As chosen, else by the title or the columns. Raises SheetFault where none says it: nothing is guessed."""
    keys = found.keys | ({"by_day"} if found.is_by_day else set())
    if chosen:
        return named(chosen)
    titled = (one for one in SORTS if one.title.search(found.title) and (not one.needs or one.needs & keys))
    told = (one for one in SORTS if one.columns & keys and (one.by_day or not found.is_by_day))
    sort = next(titled, None) or next(told, None)
    if sort is None:
        raise SheetFault(A_ROSTER if len(ROLL & keys) > 1 else NO_SORT)
    return sort


def named(name: str) -> Sort:
    """The sort that a kept sheet was taken for. Raises SheetFault for one that is none."""
    sort = next((sort for sort in SORTS if sort.name == name), None)
    if sort is None:
        raise SheetFault(NO_SORT)
    return sort
