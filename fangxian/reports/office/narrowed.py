"""What a title says besides whom: of which grid or building, back from which province, city or county."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from fangxian.measures.questions import Words
from fangxian.reading.regions import full_name, names, regions
from fangxian.registry.address import tidy
from fangxian.reports.office.here import Here
from fangxian.reports.office.known import Known
from fangxian.reports.office.person_told import origin_code
from fangxian.reports.office.plan import Table
from fangxian.reports.office.row import Row
from fangxian.reports.office.subjects import Rows, Subject

NUMBER = r"([0-9一二三四五六七八九十]{1,3})"
GRID = re.compile(
    rf"(?:第\s*{NUMBER}\s*|{NUMBER}\s*号?\s*)网格|网格\s*{NUMBER}(?!\d)|\bgrid\s*(?:no\.?\s*)?(\d{{1,3}})",
    re.IGNORECASE,
)
BUILDING = re.compile(rf"{NUMBER}\s*(?:栋|幢|号楼)|\bbuilding\s*(?:no\.?\s*)?(\d{{1,3}})", re.IGNORECASE)
RETURNED = ("returnees", "returnees_key")
ASKS_WHERE = {"from_wuhan", "from_hubei", "from_key_area"}  # such a sheet wants them all, each with its answer
MODEL = "430407"
NOT_HERE = Words(
    "标题里写明的网格或楼栋在您的范围里找不到,没有填。请核对标题,或选择行的范围。",
    "The grid or building in the title is not among yours, so nothing was filled: check the title or choose the rows.",
)


def narrowed(known: Known, table: Table, rows: Rows, found: Sequence[Subject]) -> Sequence[Subject] | None:
    """Those of the rows that the title means; None where it names a grid or building that is not here."""
    said = unicodedata.normalize("NFKC", f"{table.laid.title} {table.name}")
    here = known.here
    if rows.kind != "community":
        for named, told in ((_numbers(GRID, said), _grid(here)), (_numbers(BUILDING, said), _building(here))):
            if named:
                found = [one for one in found if told(one) in named]
                if not found and not _is_here(here, named):
                    return None
    code = _region(said, here.community.name, here.community.street, here.community.district)
    if _ours(here.id).startswith(code):  # 石鼓区来返人员: the office that asks, not where they came from
        return found
    if rows.key not in RETURNED or ASKS_WHERE & table.by_key.keys():
        return found
    prepared = known.prepared(table, found)
    return [row.subject for row in prepared if isinstance(row, Row) and origin_code(row).startswith(code)]


def _numbers(shape: re.Pattern[str], said: str) -> set[str]:
    return {tidy(next(filter(None, hit.groups()))) for hit in shape.finditer(said)}


def _grid(here: Here) -> Callable[[Subject], str]:
    def of(one: Subject) -> str:
        grid = here.grid_of(one.place_id)
        return tidy(grid.code) if grid else ""

    return of


def _building(here: Here) -> Callable[[Subject], str]:
    def of(one: Subject) -> str:
        site = here.sites.get(one.place_id)
        return site.building or site.code if site else ""

    return of


def _is_here(here: Here, named: set[str]) -> bool:
    places = (*here.of_kind("grid"), *here.of_kind("building"))
    return any(tidy(place.code) in named for place in places)


def _region(said: str, *own: str) -> str:
    """The start of the code of the one region that the title names, its own street and district aside."""
    for name in filter(None, own):
        said = said.replace(name, " ")
    codes = {hit.value.code for hit in regions(said) if hit.value.code} or _short(said)
    return codes.pop().rstrip("0").ljust(2, "0") if len(codes) == 1 else ""


def _ours(community_id: int) -> str:
    """The code of the county that the community lies in; one with an invented code is where its model is."""
    code = f"{community_id:012}"[:6]
    return code if full_name(code) else MODEL


def _short(said: str) -> set[str]:
    """湖北 and 武汉 before 来(返), where the reader of sentences looks for other words."""
    before = re.split(r"[来返回]", said)[0]
    codes_of = (
        names().by_name.get(before[start:end], ()) for start in range(len(before)) for end in (start + 2, start + 3)
    )
    return {codes[0] for codes in codes_of if len(codes) == 1}
