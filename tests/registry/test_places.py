"""The sheet of places; sites as the rules see them; the response."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from fangxian.measures.facts import Rostered
from fangxian.registry import change, places_sheet, response
from fangxian.registry.models import Place
from fangxian.registry.places_sheet import PlacesPlan
from fangxian.registry.sites import sites
from tests.cast import COMMUNITY, Cast

TODAY = date(2020, 2, 3)


def plan(folder: Path, *rows: str) -> PlacesPlan:
    path = folder / "places.csv"
    path.write_text("\n".join(["类别,编号,名称,网格,楼栋", *rows]), encoding="utf-8")
    return places_sheet.import_file(COMMUNITY, path, "worker:6", TODAY)


def test_places_come_in_and_go_out(cast: Cast, tmp_path: Path) -> None:
    """A third grid with a building, its lift and a door; the shop gets a new name; one row is not understood."""
    found = plan(
        tmp_path,
        "户,9-1-101,,,",
        "电梯,9-1,9栋1号电梯,,9",
        "楼栋,9栋,,3,",
        "网格,三网格,,,",
        "商铺,S01,便民超市(新),1,3",
        "喷泉,1,,,",
        "商铺,S02,远方的店,7,",
    )
    assert [row.code for row in found.new] == ["3", "9", "9-1-101", "9-1"]
    assert [row.name for row in found.changed] == ["便民超市(新)"]
    assert [fault.words.zh[:4] for fault in found.faults] == ["类别看不", "没有7号"]
    assert places_sheet.apply(found) is not None
    door, grid = Place.objects.get(code="9-1-101"), Place.objects.get(kind="grid", code="3")
    assert (door.grid_id, door.floor, Place.objects.get(code="S01").name) == (grid.id, 1, "便民超市(新)")
    out = tmp_path / "out.xlsx"
    rows = places_sheet.export(COMMUNITY, out)
    again = places_sheet.import_file(COMMUNITY, out, "worker:6", TODAY)
    assert (len(again.same), again.new, again.changed, again.gone, again.faults) == (rows, [], [], [], [])


def test_a_building_takes_its_doors_into_another_grid(cast: Cast, tmp_path: Path) -> None:
    """Building 3 is given to the second grid: its doors and its shop go with it, and followers hear of each."""
    changed = len(change.after(COMMUNITY, 0))
    places_sheet.apply(plan(tmp_path, "楼栋,3,,2,"))
    grid = cast.places["grid 2"]
    inside = Place.objects.filter(building="3")
    assert {place.grid_id for place in inside} == {grid}
    assert {place for _, place in change.after(COMMUNITY, 0)[changed:]} == {place.id for place in inside}


def test_sites_in_few_statements(cast: Cast, statements: list[str], noon: datetime) -> None:
    """All places of the community with who lives there, in four statements; two of them, with who stands there."""
    stands = (Rostered(cast.workers["guard"], noon, noon + timedelta(hours=8)),)
    gate = cast.places["gate 东门"]
    statements.clear()
    everywhere = {site.code: site for site in sites(COMMUNITY)}
    assert len(statements) == 4
    alone = everywhere["3-2-401"].residents[0]
    assert (alone.born, alone.needs) == (1941, {"lives_alone", "chronic"})
    assert [len(everywhere[code].residents) for code in ("3-2-402", "3-1-101")] == [3, 0]
    assert everywhere["3-2-402"].since == datetime(2020, 1, 31, tzinfo=noon.tzinfo)
    two = sites(COMMUNITY, [cast.door, gate], {gate: stands})
    assert [(site.code, len(site.rostered)) for site in two] == [("3-2-402", 0), ("东门", 1)]


def test_one_response_at_a_time(cast: Cast, noon: datetime) -> None:
    """Another disease begins: the first response ends at that moment, and every place is to be looked at anew."""
    before = change.after(COMMUNITY, 0)[-1][0]
    response.begin(COMMUNITY, "chikungunya_2025", noon)
    running = response.current(COMMUNITY)
    assert running is not None
    assert (running.profile, [place for _, place in change.after(COMMUNITY, before)]) == ("chikungunya_2025", [None])
    response.end(COMMUNITY, noon)
    ended = response.profile(COMMUNITY)
    assert response.current(COMMUNITY) is None
    assert ended is not None
